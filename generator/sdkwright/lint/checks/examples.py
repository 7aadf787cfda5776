"""Examples and defaults that do not fit their schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.lint.finding import Finding
from sdkwright.lint.schemas import Schemas
from sdkwright.read.openapi import Role, items, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Node, Subject
    from sdkwright.source import Pointer

_HOLDERS = frozenset({Role.MEDIA_TYPE, Role.PARAMETER, Role.HEADER})


def examples(subject: Subject) -> Iterator[Finding]:
    """Find examples and defaults that their schemas refuse."""
    schemas = Schemas(documents=subject.documents)
    found = list(_faults(subject, schemas))
    singles = [_single(at) for at, _ in found if at.tokens[-2:] == ("examples", "0")]
    wanted = [*singles, *(each.parent for each in singles)]
    places = subject.documents.locate_all(wanted) if wanted else {}
    for at, reason in found:
        what = "default" if at.name == "default" else "example"
        message = f"The {what} does not fit its schema: {reason}"
        single = _single(at)
        # What is not in the text is placed where its parent is.
        is_single = single in places and places[single] != places[single.parent]
        place = single if is_single else at
        yield Finding(code="example-invalid", message=message, at=place)
    for at, reason in schemas.unchecked.items():
        message = f"Examples are not checked by this schema: {reason}."
        yield Finding(code="example-unchecked", message=message, at=at)


def _single(at: Pointer) -> Pointer:
    """Return where a schema's only example is written, which by now is one of a list."""
    return at.parent.parent / "example"


def _faults(subject: Subject, schemas: Schemas) -> Iterator[tuple[Pointer, str]]:
    for node in subject.nodes:
        if node.role is Role.SCHEMA:
            found, schema = _of_schema(node), node.at
        elif node.role in _HOLDERS and isinstance(node.node.get("schema"), dict):
            found, schema = _of_holder(subject, node), node.at / "schema"
        else:
            continue
        for value, at in found:
            reason = schemas.fault(value, schema, _direction(at))
            if reason:
                yield at, reason


def _of_schema(node: Node) -> Iterator[tuple[Json, Pointer]]:
    if "$ref" in node.node and len(node.node) == 1:
        return
    for key in ("example", "default", "x-example"):
        if key in node.node:
            yield node.node[key], node.at / key
    for index, value in enumerate(items(node.node, "examples")):
        yield value, node.at / "examples" / index


def _of_holder(subject: Subject, node: Node) -> Iterator[tuple[Json, Pointer]]:
    if "example" in node.node:
        yield node.node["example"], node.at / "example"
    for name, given in mapping(node.node, "examples").items():
        example, at = subject.follow(given, node.at / "examples" / name)
        if "value" in example:
            yield example["value"], at / "value"


def _direction(at: Pointer) -> str:
    """Return which properties an example need not have: those of the other direction."""
    if "requestBody" in at.tokens or at.tokens[:2] == ("components", "requestBodies"):
        return "readOnly"
    if "responses" in at.tokens:
        return "writeOnly"
    return ""
