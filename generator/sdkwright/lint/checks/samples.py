"""What a snippet must make up, as the document shows no value that works.

Where it shows one for a parameter or property of the same name and type, that is proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.lint.finding import Finding, Fix
from sdkwright.read.openapi import Role, example_of, mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Node, Subject
    from sdkwright.read.openapi import Object
    from sdkwright.source import Pointer

Key: TypeAlias = tuple[str, str, str]

_CODE: Final = "example-missing"
_SHOWN: Final = frozenset({"example", "examples", "default", "enum", "const"})
_NAMED: Final = 6
_REASON: Final = "Another of this name and type shows it."
_PYTHON: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
}


def samples(subject: Subject) -> Iterator[Finding]:
    """Find required parameters and properties of bodies without any example."""
    known = _known(subject)
    for node in subject.nodes:
        if node.role is Role.PARAMETER:
            yield from _parameter(subject, node, known)
        elif node.role is Role.BODY:
            yield from _body(subject, node, known)


def _parameter(
    subject: Subject, given: Node, known: Mapping[Key, Json]
) -> Iterator[Finding]:
    node, _, at = given
    if node.get("required") is not True or node.keys() & {
        "example",
        "examples",
        "content",
    }:
        return
    if _has_value(subject, node.get("schema"), at / "schema"):
        return
    name = text(node, "name")
    value = known.get(_key(name, mapping(node, "schema")))
    # A parameter of 2.0 has no example.
    fix = None
    if value is not None and not subject.is_old():
        fix = Fix(at=at, members={"example": value}, reason=_REASON)
    message = f"The required parameter {name!r} has no example."
    yield Finding(code=_CODE, message=message, at=at, fix=fix)


def _body(
    subject: Subject, given: Node, known: Mapping[Key, Json]
) -> Iterator[Finding]:
    for media, each in mapping(given.node, "content").items():
        if not isinstance(each, dict) or each.keys() & {"example", "examples"}:
            continue
        at = given.at / "content" / media / "schema"
        schema, place = subject.follow(each.get("schema"), at)
        properties = mapping(schema, "properties")
        without = [
            name
            for name in texts(schema, "required")
            if name in properties
            and not _has_value(subject, properties[name], place / "properties" / name)
        ]
        if not without or schema.keys() & _SHOWN:
            continue
        more = ", ..." if len(without) > _NAMED else ""
        names = ", ".join(without[:_NAMED])
        yield Finding(
            code=_CODE,
            message=f"These required properties have no example: {names}{more}.",
            at=given.at / "content" / media,
            fix=_proposed(subject, properties, place, without, known),
        )


def _proposed(
    subject: Subject,
    properties: Object,
    at: Pointer,
    without: Iterable[str],
    known: Mapping[Key, Json],
) -> Fix | None:
    """Return the examples of other properties with the same names and types."""
    old = subject.documents.version.startswith(("2", "3.0"))
    members: dict[str, Json] = {}
    for name in without:
        each = properties[name]
        value = known.get(_key(name, each)) if isinstance(each, dict) else None
        if value is not None:
            example: dict[str, Json] = (
                {"example": value} if old else {"examples": [value]}
            )
            members[name] = example
    if not members:
        return None
    return Fix(at=at, members={"properties": members}, reason=_REASON)


def _known(subject: Subject) -> dict[Key, Json]:
    """Return an example of each name and type of which the document shows one."""
    found: dict[Key, Json] = {}
    for node, role, _ in subject.nodes:
        if role is Role.PARAMETER:
            schema = mapping(node, "schema")
            value = example_of(node)
            value = example_of(schema) if value is None else value
            _keep(found, _key(text(node, "name"), schema), value)
        elif role is Role.SCHEMA:
            for name, each in mapping(node, "properties").items():
                if isinstance(each, dict):
                    _keep(found, _key(name, each), example_of(each))
    return found


def _keep(found: dict[Key, Json], key: Key, value: Json) -> None:
    fits = isinstance(value, _PYTHON.get(key[1], ())) and not isinstance(value, bool)
    if fits and value not in {"", "string", "<string>"}:
        found.setdefault(key, value)


def _key(name: str, schema: Object) -> Key:
    return name, text(schema, "type"), text(schema, "format")


def _has_value(subject: Subject, given: Json, at: Pointer) -> bool:
    """Whether a value that works is known: an example, or the schema allows few."""
    schema, _ = subject.follow(given, at)
    own: Object = given if isinstance(given, dict) else {}
    if not schema or (schema.keys() | own.keys()) & _SHOWN:
        return True
    kinds = {text(schema, "type"), *texts(schema, "type")}
    return bool(kinds & {"boolean", "object", "array"}) or "format" in schema
