"""What a snippet must make up, as the document shows no value that works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.lint.finding import Finding
from sdkwright.read.openapi import Role, mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Node, Subject
    from sdkwright.read.openapi import Object
    from sdkwright.source import Pointer

_CODE: Final = "example-missing"
_SHOWN: Final = frozenset({"example", "examples", "default", "enum", "const"})
_NAMED: Final = 6


def samples(subject: Subject) -> Iterator[Finding]:
    """Find required parameters and properties of bodies without any example."""
    for node in subject.nodes:
        if node.role is Role.PARAMETER:
            yield from _parameter(subject, node)
        elif node.role is Role.BODY:
            yield from _body(subject, node)


def _parameter(subject: Subject, given: Node) -> Iterator[Finding]:
    node, _, at = given
    if node.get("required") is not True or node.keys() & {
        "example",
        "examples",
        "content",
    }:
        return
    if not _has_value(subject, node.get("schema"), at / "schema"):
        message = f"The required parameter {text(node, 'name')!r} has no example."
        yield Finding(code=_CODE, message=message, at=at)


def _body(subject: Subject, given: Node) -> Iterator[Finding]:
    for media, each in mapping(given.node, "content").items():
        if not isinstance(each, dict) or each.keys() & {"example", "examples"}:
            continue
        at = given.at / "content" / media / "schema"
        schema, place = subject.follow(each.get("schema"), at)
        if schema.keys() & _SHOWN:
            continue
        properties = mapping(schema, "properties")
        without = [
            name
            for name in texts(schema, "required")
            if name in properties
            and not _has_value(subject, properties[name], place / "properties" / name)
        ]
        if without:
            more = ", ..." if len(without) > _NAMED else ""
            names = ", ".join(without[:_NAMED])
            message = f"These required properties have no example: {names}{more}."
            yield Finding(code=_CODE, message=message, at=given.at / "content" / media)


def _has_value(subject: Subject, given: Json, at: Pointer) -> bool:
    """Whether a value that works is known: an example, or the schema allows few."""
    schema, _ = subject.follow(given, at)
    own: Object = given if isinstance(given, dict) else {}
    if not schema or (schema.keys() | own.keys()) & _SHOWN:
        return True
    kinds = {text(schema, "type"), *texts(schema, "type")}
    return bool(kinds & {"boolean", "object", "array"}) or "format" in schema
