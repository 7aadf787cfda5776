"""Strings that hold dates or times, and integers that hold much."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sdkwright.lint.finding import Finding, Fix
from sdkwright.read.openapi import Role, mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Node, Subject
    from sdkwright.read.openapi import Object

# RFC 3339, section 5.6.
_DATE: Final = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME: Final = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
_FORMS: Final = (
    ("date-time", re.compile(rf"{_DATE}[Tt]{_TIME}")),
    ("date", re.compile(_DATE)),
)
_SAYS: Final = re.compile(r"ISO[ -]?8601|RFC[ -]?3339", re.IGNORECASE)
_MOMENT: Final = re.compile(
    r".*(_at|[a-z]At|_?timestamp|[a-z]Timestamp|_?date_?time|[a-z]Date_?[Tt]ime|_time)"
)
_EXPECTED: Final = re.compile(
    r"(created|updated|modified|deleted|expires|expired|started|ended|finished|completed|"
    r"published|cancell?ed|archived)(_at|At|_on|On|_date|Date|_time|Time)"
)
_WIDE: Final = 2**31
_FORMATS: Final = frozenset({"date", "date-time"})


def formats(subject: Subject) -> Iterator[Finding]:
    """Find strings and integers that need a format."""
    usual = _usual(subject)
    for node in subject.nodes:
        if node.role is not Role.SCHEMA or "format" in node.node:
            continue
        kinds = {text(node.node, "type"), *texts(node.node, "type")} - {"", "null"}
        if kinds == {"string"} and not node.node.keys() & {"enum", "const", "pattern"}:
            yield from _text(node, usual)
        elif kinds == {"integer"} and _is_wide(node.node):
            fix = Fix(
                at=node.at,
                members={"format": "int64"},
                reason="Its values need 64 bits.",
            )
            message = f"The integer{_named(node)} goes beyond 32 bits."
            yield Finding(code="integer-wide", message=message, at=node.at, fix=fix)


def _text(node: Node, usual: Mapping[str, str]) -> Iterator[Finding]:
    name = _property(node)
    format, reason = _format(node.node, name), ""
    if format:
        reason = "Its example or description shows it."
    elif name in usual:
        format, reason = usual[name], "All other properties of this name have it."
    if not format and not _EXPECTED.fullmatch(name):
        return
    message = f"The string{_named(node)} holds a date or a time, and has no format."
    fix = Fix(at=node.at, members={"format": format}, reason=reason) if format else None
    yield Finding(code="format-missing", message=message, at=node.at, fix=fix)


def _format(node: Object, name: str) -> str:
    """Return the format that a string's examples or its description show."""
    shown = _shown(node)
    for format, pattern in _FORMS:
        if shown and all(isinstance(x, str) and pattern.fullmatch(x) for x in shown):
            return format
    said = _SAYS.search(text(node, "description"))
    return "date-time" if said and not shown and _MOMENT.fullmatch(name) else ""


def _shown(node: Object) -> list[Json]:
    """Return the examples and the default of a schema."""
    examples = node.get("examples")
    found = [node[key] for key in ("example", "default") if node.get(key) is not None]
    return [*found, *(examples if isinstance(examples, list) else ())]


def _is_wide(node: Object) -> bool:
    limits = [node.get(key) for key in ("maximum", "minimum", "exclusiveMaximum")]
    return any(
        isinstance(each, (int, float)) and not -_WIDE <= each <= _WIDE
        for each in (*limits, *_shown(node))
    )


def _usual(subject: Subject) -> Mapping[str, str]:
    """Return the names of properties that have the same format wherever they have one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    count: defaultdict[str, int] = defaultdict(int)
    for node, role, _ in subject.nodes:
        for name, each in (
            mapping(node, "properties").items() if role is Role.SCHEMA else ()
        ):
            if isinstance(each, dict) and isinstance(each.get("format"), str):
                found[name].add(str(each["format"]))
                count[name] += 1
    return {
        name: next(iter(every))
        for name, every in found.items()
        if len(every) == 1 and every <= _FORMATS and count[name] > 1
    }


def _property(node: Node) -> str:
    tokens = node.at.tokens
    return tokens[-1] if tokens[-2:-1] == ("properties",) else ""


def _named(node: Node) -> str:
    name = _property(node)
    return f" {name!r}" if name else ""
