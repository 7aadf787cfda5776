"""Operations, parameters and properties that nothing describes.

Where a document describes a parameter or a property of one name always in the same words,
these words are proposed for the others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.lint.finding import Finding, Fix
from sdkwright.read.openapi import Role, first_text, mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Node, Subject
    from sdkwright.read.openapi import Object
    from sdkwright.source import Pointer

Key: TypeAlias = tuple[str, ...]

_CODE: Final = "description-missing"
# So many of one name must say the same before it is proposed for others.
_ENOUGH: Final = 2
_NAMED: Final = 6


def descriptions(subject: Subject) -> Iterator[Finding]:
    """Find what nothing describes."""
    for operation in subject.operations:
        summary = text(operation.node, "summary").strip()
        if text(operation.node, "description").strip():
            continue
        if not summary:
            message = f"Nothing describes {operation.name}."
            yield Finding(code=_CODE, message=message, at=operation.at)
            continue
        reason = "Its summary; say more here."
        yield Finding(
            code="description-short",
            message=f"{operation.name} has only a summary.",
            at=operation.at,
            fix=Fix(at=operation.at, members={"description": summary}, reason=reason),
        )
    usual = _usual(subject)
    for node in subject.nodes:
        if node.role is Role.PARAMETER:
            yield from _parameter(subject, node, usual)
        elif node.role is Role.SCHEMA and mapping(node.node, "properties"):
            yield from _properties(subject, node, usual)


def _parameter(
    subject: Subject, given: Node, usual: Mapping[Key, str]
) -> Iterator[Finding]:
    node, _, at = given
    if "$ref" in node or _described(subject, node, at):
        return
    schema, _ = subject.follow(node.get("schema"), at / "schema")
    if text(schema, "description").strip():
        return
    words = usual.get(_parameter_key(node), "")
    message = f"Nothing describes the parameter {text(node, 'name')!r}."
    fix = None
    if words:
        reason = "Other parameters of this name are described so."
        fix = Fix(at=at, members={"description": words}, reason=reason)
    yield Finding(code=_CODE, message=message, at=at, fix=fix)


def _properties(
    subject: Subject, given: Node, usual: Mapping[Key, str]
) -> Iterator[Finding]:
    node, _, at = given
    properties = mapping(node, "properties")
    without = {
        name: each
        for name, each in properties.items()
        if isinstance(each, dict)
        and not _described(subject, each, at / "properties" / name)
    }
    if not without:
        return
    known: dict[str, Json] = {
        name: {"description": words}
        for name, each in without.items()
        if "$ref" not in each and (words := usual.get(_property_key(name, each), ""))
    }
    names = ", ".join(list(without)[:_NAMED])
    more = ", ..." if len(without) > _NAMED else ""
    message = f"Nothing describes {len(without)} of {len(properties)} properties"
    reason = "Other properties of this name are described so."
    yield Finding(
        code=_CODE,
        message=f"{message}: {names}{more}.",
        at=at,
        fix=Fix(at=at, members={"properties": known}, reason=reason) if known else None,
    )


def _usual(subject: Subject) -> Mapping[Key, str]:
    """Return the words by which all that have a name are described, if they are the same."""
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for node, role, _ in subject.nodes:
        if role is Role.PARAMETER:
            found[_parameter_key(node)].append(text(node, "description").strip())
        elif role is Role.SCHEMA:
            for name, each in mapping(node, "properties").items():
                if isinstance(each, dict) and "$ref" not in each:
                    words = text(each, "description").strip()
                    found[_property_key(name, each)].append(words)
    usual: dict[Key, str] = {}
    for key, texts in found.items():
        said = [each for each in texts if each]
        if len(said) >= _ENOUGH and len(set(said)) == 1:
            usual[key] = said[0]
    return usual


def _parameter_key(node: Object) -> Key:
    return "parameter", text(node, "in"), text(node, "name")


def _property_key(name: str, node: Object) -> Key:
    return "property", name, str(node.get("type")), str(node.get("format"))


def _described(subject: Subject, node: Object, at: Pointer) -> bool:
    own = first_text(node, "description", "title")
    return bool(own or first_text(subject.follow(node, at)[0], "description", "title"))
