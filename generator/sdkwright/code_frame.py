"""Reports as text for people, JSON for programs, and annotations for GitHub.

Text from documents is hostile: before it reaches a terminal, control characters (which could
hide a line or set a color) are made visible, and lines are cut to a readable length.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.diagnostics import Severity
from sdkwright.frozen import dataclass
from sdkwright.source import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.diagnostics import Diagnostic, Report
    from sdkwright.source import Pointer

_CONTEXT: Final = 2
_WIDTH: Final = 100
_TAB: Final = "    "
_MORE: Final = "..."
# Of each severity, text shows so many: nobody reads more, and the count gives the rest.
_SHOWN: Final = 50
# Of one code so many are shown with their lines; of further ones the place is enough.
_FRAMED: Final = 3
# Errors that one line of the configuration mends, wherever they are.
_AT_ONCE: Final = frozenset({"reference-outside", "reference-remote"})
_HIDDEN: Final = re.compile(
    "[\0-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_COLORS: Final = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_DIM: Final = "\x1b[34m"
_RESET: Final = "\x1b[0m"

_Words: TypeAlias = tuple[Severity, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A diagnostic, and where it is; None where it is about no text."""

    diagnostic: Diagnostic
    location: Location | None


def placed(report: Report, diagnostics: Iterable[Diagnostic]) -> list[Placed]:
    """Return diagnostics with their places, found in one walk over each text."""
    wanted = list(diagnostics)
    pointers = [
        each.pointer
        for each in wanted
        if each.pointer is not None and each.position is None
    ]
    found: Mapping[Pointer, Location] = {}
    if report.finder is not None and pointers:
        found = report.finder.locate_all(pointers)
    result: list[Placed] = []
    for each in wanted:
        location = None
        if each.position is not None:
            line, column = each.position
            location = Location(file=each.file, line=line, column=column)
        elif each.pointer is not None:
            location = found.get(each.pointer)
        if location is None and each.file:
            location = Location(file=each.file)
        result.append(Placed(diagnostic=each, location=location))
    return sorted(result, key=_order)


def _order(item: Placed) -> tuple[str, int, int]:
    location = item.location
    return (location.file, location.line, location.column) if location else ("", 0, 0)


def _pointer(item: Placed) -> Pointer | None:
    """Return the pointer as the text has it."""
    if item.location is not None and item.location.pointer is not None:
        return item.location.pointer
    return item.diagnostic.pointer


def render_text(report: Report, *, color: bool = False) -> str:
    """Return a report for a terminal; empty if there is nothing to say.

    What is said of several places in the same words is said once, with their number, but
    for errors: each of those has to be mended, unless one line mends all.
    """
    alike = Counter(map(_words, report))
    shown: list[Diagnostic] = []
    counts = dict.fromkeys(Severity, 0)
    left = dict.fromkeys(Severity, 0)
    said: set[_Words] = set()
    for each in report:
        words = _words(each)
        merged = _is_merged(each)
        if merged and words in said:
            continue
        said.add(words)
        counts[each.severity] += 1
        if counts[each.severity] <= _SHOWN:
            shown.append(each)
        else:
            left[each.severity] += alike[words] if merged else 1
    lines: list[str] = []
    framed: Counter[str] = Counter()
    for item in placed(report, shown):
        code = item.diagnostic.code
        framed[code] += 1
        brief = framed[code] > _FRAMED
        times = alike[_words(item.diagnostic)]
        lines += _paragraph(item, report, times, brief=brief, color=color)
    lines += [
        f"... and {count:,} more {severity.value}{'' if count == 1 else 's'}"
        for severity, count in left.items()
        if count
    ]
    return "".join(f"{line}\n" for line in lines)


def _is_merged(diagnostic: Diagnostic) -> bool:
    """Whether what is said of several places is shown once."""
    return diagnostic.severity is not Severity.ERROR or diagnostic.code in _AT_ONCE


def _words(diagnostic: Diagnostic) -> _Words:
    """Return what a diagnostic says, without its place."""
    return (
        diagnostic.severity,
        diagnostic.code,
        diagnostic.message,
        diagnostic.help,
    )


def render_json(report: Report) -> str:
    """Return a report as a JSON array, one object for each diagnostic."""
    return (
        json.dumps([_record(each) for each in placed(report, report)], indent=2) + "\n"
    )


def render_github(report: Report) -> str:
    """Return a report as workflow commands, which GitHub shows beside the lines."""
    return "".join(_annotation(each) for each in placed(report, report))


def summary(report: Report) -> str:
    """Return how much a report holds, as `2 errors, 1 warning`; empty for nothing."""
    counts = dict.fromkeys(Severity, 0)
    for each in report:
        counts[each.severity] += 1
    return ", ".join(
        f"{count:,} {severity.value}{'' if count == 1 else 's'}"
        for severity, count in counts.items()
        if count
    )


def visible(text: str, *, lines: bool = False) -> str:
    """Return text in which nothing hides: control characters are written out.

    Args:
        text: Any text.
        lines: Whether line ends stay what they are.
    """
    if lines:
        return "\n".join(map(visible, text.split("\n")))
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _paragraph(
    item: Placed, report: Report, times: int, *, brief: bool, color: bool
) -> list[str]:
    """Return the lines about one diagnostic.

    Args:
        item: The diagnostic, and its place.
        report: What it belongs to.
        times: At how many places the same is said.
        brief: Whether enough of its code were shown with the lines they are about.
        color: Whether to use colors.
    """
    diagnostic, location = item.diagnostic, item.location
    severity = diagnostic.severity
    on, dim, off = (_COLORS[severity], _DIM, _RESET) if color else ("", "", "")
    title = (
        f"{on}{severity.value}[{diagnostic.code}]{off}: {visible(diagnostic.message)}"
    )
    lines = [title]
    if _is_merged(diagnostic) and times > 1:
        lines = [f"{title} ({times:,} times; the first is here)"]
    margin = " "
    brief = brief and severity is not Severity.ERROR
    if location is not None:
        frame = [] if brief else _frame(location, report)
        margin = " " * (len(str(location.line + _CONTEXT)) if frame else 1)
        lines.append(f"{margin}{dim}-->{off} {visible(str(location))}")
        lines += [f"{dim}{each}{off}" if color else each for each in frame]
    pointer = _pointer(item)
    if pointer is not None and pointer.tokens and not (brief and location):
        lines.append(f"{margin} {dim}={off} at {visible(str(pointer))}")
    if diagnostic.help:
        lines.append(f"{margin} {dim}={off} help: {visible(diagnostic.help)}")
    return [*lines, ""]


def _frame(location: Location, report: Report) -> list[str]:
    """Return the line a diagnostic is about, with its neighbours and an arrow."""
    text = report.finder.text_of(location.file) if report.finder else None
    if text is None or not location.line:
        return []
    first = max(1, location.line - _CONTEXT)
    rows = _lines(text, first, location.line + _CONTEXT)
    width = len(str(location.line + _CONTEXT))
    gutter = " " * width + " |"
    # A long line is shown around the place, and its neighbours from the same column on.
    start = location.column - 1 - _WIDTH // 2 if location.column > _WIDTH else 0
    frame = [gutter]
    for number, row in enumerate(rows, first):
        frame.append(f"{number:>{width}} | {_cut(row, start)}".rstrip())
        if number == location.line:
            before = row[start : location.column - 1].replace("\t", _TAB)
            arrow = " " * (len(visible(before)) + len(_MORE if start else "")) + "^"
            frame.append(f"{gutter} {arrow}")
    return frame


def _cut(row: str, start: int) -> str:
    """Return the part of a line that is shown."""
    shown = visible(row[start : start + _WIDTH].replace("\t", _TAB)).rstrip()
    before = _MORE if start and shown else ""
    return f"{before}{shown}{_MORE if len(row) > start + _WIDTH else ''}"


def _lines(text: bytes, first: int, last: int) -> list[str]:
    """Return lines of a text, counted from 1, without splitting all of it."""
    start = 0
    for _ in range(first - 1):
        found = text.find(b"\n", start)
        if found < 0:
            return []
        start = found + 1
    rows: list[str] = []
    while len(rows) <= last - first and start < len(text):
        end = text.find(b"\n", start)
        end = len(text) if end < 0 else end
        rows.append(text[start:end].decode(errors="replace").rstrip("\r"))
        start = end + 1
    return rows


def _record(item: Placed) -> dict[str, str | int | None]:
    pointer = _pointer(item)
    text = None if pointer is None else str(pointer)
    return {**record(item.diagnostic, item.location), "pointer": text}


def record(
    diagnostic: Diagnostic, location: Location | None
) -> dict[str, str | int | None]:
    """Return a finding and its place as JSON has them, without the pointer."""
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "help": diagnostic.help or None,
        "file": location.file if location else None,
        "line": (location.line or None) if location else None,
        "column": (location.column or None) if location else None,
    }


def _annotation(item: Placed) -> str:
    diagnostic, location = item.diagnostic, item.location
    kind = {Severity.NOTE: "notice"}.get(diagnostic.severity, diagnostic.severity.value)
    properties: dict[str, str | int] = {}
    if location is not None:
        properties["file"] = location.file
        if location.line:
            properties |= {"line": location.line, "col": location.column}
    properties["title"] = diagnostic.code
    joined = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = " ".join(filter(None, (diagnostic.message, diagnostic.help)))
    return f"::{kind} {joined}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    """Return text as GitHub's runner takes it in a workflow command, with nothing hidden.

    The runner reads %25, %0D and %0A back, so that line ends cannot begin a new command.
    """
    text = "\r".join(visible(part, lines=True) for part in text.split("\r"))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _escaped(str(value)).replace(":", "%3A").replace(",", "%2C")
