"""Strings that hold dates or identifiers, integers that hold much, and names that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sdkwright.lint.finding import Finding, Fix
from sdkwright.lint.schemas import has_format
from sdkwright.read.openapi import Role, mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Node, Subject
    from sdkwright.read.openapi import Object

# RFC 3339, section 5.6.
_DATE: Final = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME: Final = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
_HEX: Final = r"[0-9a-fA-F]"
_FORMS: Final = (
    ("uuid", re.compile(rf"{_HEX}{{8}}(-{_HEX}{{4}}){{3}}-{_HEX}{{12}}")),
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
_MOMENTS: Final = frozenset({"date", "date-time"})
# Those that are types of their own in Python, or numbers of some width elsewhere.
_TYPED: Final = frozenset(
    {"byte", "date", "date-time", "decimal", "duration", "time", "uuid",
     "double", "float", "int32", "int64"}
)  # fmt: skip


def formats(subject: Subject) -> Iterator[Finding]:
    """Find strings and numbers that need a format, or that others of their name have."""
    usual = _usual(subject)
    for node in subject.nodes:
        if node.role is not Role.SCHEMA or "format" in node.node:
            continue
        kind = _kind(node.node)
        free = not node.node.keys() & {"enum", "const", "pattern"}
        format = usual.get((_property(node), kind), "") if free else ""
        if format and not all(has_format(each, format) for each in _shown(node.node)):
            format = ""
        if kind == "string" and free:
            found = _text(node, format)
        elif kind == "integer" and _is_wide(node.node):
            found, format = _wide(node), ""
        else:
            found = None
        if found is None and format:
            reason = "All other properties of this name have it."
            found = Finding(
                code="format-inconsistent",
                message=f"Others have the format {format!r}; {_called(node)} has none.",
                at=node.at,
                fix=Fix(at=node.at, members={"format": format}, reason=reason),
            )
        if found is not None:
            yield found


def _text(node: Node, usual: str) -> Finding | None:
    """Find a string that shows its format, or has the name of a moment."""
    name = _property(node)
    format, reason = _format(node.node, name), "Its example or description shows it."
    if not format and usual in _MOMENTS:
        format, reason = usual, "All other properties of this name have it."
    if not format and not _EXPECTED.fullmatch(name):
        return None
    what = "a UUID" if format == "uuid" else "a date or a time"
    return Finding(
        code="format-missing",
        message=f"T{_called(node)[1:]} holds {what}, and has no format.",
        at=node.at,
        fix=(
            Fix(at=node.at, members={"format": format}, reason=reason)
            if format
            else None
        ),
    )


def _wide(node: Node) -> Finding:
    reason = "Its values need 64 bits."
    return Finding(
        code="integer-wide",
        message=f"T{_called(node)[1:]} goes beyond 32 bits.",
        at=node.at,
        fix=Fix(at=node.at, members={"format": "int64"}, reason=reason),
    )


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


def _usual(subject: Subject) -> Mapping[tuple[str, str], str]:
    """Return the format of properties that have the same wherever they have one."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for node, role, _ in subject.nodes:
        for name, each in (
            mapping(node, "properties").items() if role is Role.SCHEMA else ()
        ):
            if isinstance(each, dict) and isinstance(each.get("format"), str):
                found[(name, _kind(each))].append(str(each["format"]))
    return {
        key: every[0]
        for key, every in found.items()
        if len(every) > 1 and len(set(every)) == 1 and every[0] in _TYPED
    }


def _kind(node: Object) -> str:
    """Return the one type that a schema has beside null; empty if it has none or several."""
    kinds = {text(node, "type"), *texts(node, "type")} - {"", "null"}
    return kinds.pop() if len(kinds) == 1 else ""


def _property(node: Node) -> str:
    tokens = node.at.tokens
    return tokens[-1] if tokens[-2:-1] == ("properties",) else ""


def _called(node: Node) -> str:
    name = _property(node)
    return f"the {_kind(node.node)} {name!r}" if name else f"the {_kind(node.node)}"
