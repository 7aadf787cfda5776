"""Why a text cannot be parsed, in the words of whoever wrote it.

A YAML parser says what it expected. What went wrong is nearly always one of a few things,
which can be seen in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sdkwright.read.openapi import UnreadableError

_CONFLICT: Final = re.compile(rb"^(?:<{7} |={7}\r?$|>{7} )", re.MULTILINE)
_INDENT: Final = re.compile(r"[ \t]*")
_NEED: Final = frozenset({b"<", b">"})


def conflict(data: bytes) -> int:
    """Return the line, from 1, of the first conflict marker of a merge; 0 without any."""
    if b"\n<<<<<<< " not in data and not data.startswith(b"<<<<<<< "):
        return 0
    found = list(_CONFLICT.finditer(data))
    if not {each[0][:1] for each in found} >= _NEED:
        return 0
    return data.count(b"\n", 0, found[0].start()) + 1


def explain(error: UnreadableError, data: bytes) -> None:
    """Say what went wrong in a text, where that can be seen; otherwise leave the error."""
    line = conflict(data)
    if line:
        error.code = "conflict-markers"
        error.message = "A merge has left its conflict markers in the text."
        error.help = "Settle the conflict: keep one of the two sides."
        error.position = (line, 1)
        return
    if error.code != "yaml-syntax" or error.position is None:
        return
    number, column = error.position
    lines = data.decode(errors="replace").split("\n")
    for at in (number, number - 1):
        if 0 < at <= len(lines) and "\t" in _indent(lines[at - 1]):
            error.message = (
                "This line is indented with a tab, which YAML does not allow."
            )
            error.help = "Indent with spaces only."
            error.position = (at, _indent(lines[at - 1]).index("\t") + 1)
            return
    line_text = lines[number - 1] if number <= len(lines) else ""
    error.help = error.help or _meant(error.message, line_text, lines, number, column)


def _indent(line: str) -> str:
    match = _INDENT.match(line)
    return match[0] if match else ""


def _meant(message: str, line: str, lines: list[str], number: int, column: int) -> str:
    """Return what to do about a line that the parser does not understand."""
    value = line.partition(": ")[2].strip()
    if value[:1] in {"@", "`", "%"}:
        return f"A text that begins with {value[0]!r} needs quotes."
    if value[:1] == "*" or "alias" in message:
        return "A text that begins with '*' needs quotes; without them it is an alias."
    before = next((each for each in reversed(lines[: number - 1]) if each.strip()), "")
    if "mapping values are not allowed" in message:
        if line[: column - 1].count(": ") or value[: max(column, 0)].count(": "):
            return "A text that holds ': ' needs quotes."
        return _indentation(line, before)
    if "did not find expected" in message or "could not find expected" in message:
        return _indentation(line, before)
    return ""


def _indentation(line: str, before: str) -> str:
    own, above = len(_indent(line)), len(_indent(before))
    if own == above:
        return (
            "Look at the line above: a ':', a quote or a bracket may be missing there."
        )
    return (
        f"Look at the indentation: this line begins in column {own + 1}, the one above it"
        f" in column {above + 1}. Lines of one object begin in the same column."
    )
