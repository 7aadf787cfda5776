"""Where the keys of a TOML text stand: line and column of each, by dotted path.

The standard library reads TOML without places. The text is known to be valid when this looks
at it, so that strings, brackets and keys are all that has to be told apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN: Final = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<text>\"\"\".*?\"\"\"(?:\"{0,2})|'''.*?'''(?:'{0,2})|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<word>[^\s\[\]{}=,."'\#]+)
    |(?P<sign>[\[\]{}=,.])
    |(?P<line>\n)""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")


def places(text: str) -> Mapping[tuple[str, ...], tuple[int, int]]:
    """Return the line and column, both from 1, of every key and table of a valid text."""
    scan = _Scan()
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            scan.take(match.lastgroup or "", match[0], match.start())
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    line = 0
    for path, offset in sorted(scan.found.items(), key=lambda each: each[1]):
        while line + 1 < len(starts) and starts[line + 1] <= offset:
            line += 1
        found[path] = (line + 1, offset - starts[line] + 1)
    return found


class _Scan:
    """What is known between two tokens."""

    __slots__ = ("_at", "_base", "_key", "_open", "_value", "found")

    def __init__(self) -> None:
        self.found: dict[tuple[str, ...], int] = {}
        self._base: tuple[str, ...] = ()  # the table that keys belong to
        self._key: list[str] = []
        self._at = 0
        self._value = False
        # What is open inside a value: brackets, and braces with the table before them.
        self._open: list[tuple[str, tuple[str, ...]]] = []

    def take(self, kind: str, text: str, offset: int) -> None:
        """Take the next token."""
        inside_list = any(sign == "[" for sign, _ in self._open)
        if kind == "sign" and (self._value or self._open or text in "[]"):
            self._sign(text)
        elif kind == "sign" and text == "=":
            self._settle()
            self._value = True
        elif kind == "line":
            self._end_of_line()
        elif kind in {"text", "word"} and not self._value and not inside_list:
            self._at = offset if not self._key else self._at
            self._key.append(_plain(text))

    def _sign(self, text: str) -> None:
        match text:
            case "[" if not self._value and not self._open:
                self._base, self._key = (), []  # a table's heading
            case "[":
                self._open.append(("[", self._base))
            case "{":
                self._open.append(("{", self._base))
                if all(sign == "{" for sign, _ in self._open):
                    self._base = (*self._base, *self._key)
                    self._key, self._value = [], False
            case "]" | "}" if self._open:
                _, self._base = self._open.pop()
                self._value = True
            case "]":
                pass  # the heading ends with its line
            case "=":
                self._settle()
                self._value = True
            case "," if self._open and all(sign == "{" for sign, _ in self._open):
                self._key, self._value = [], False
            case _:
                pass

    def _settle(self) -> None:
        path = (*self._base, *self._key)
        self.found.setdefault(path, self._at)
        # The tables that a dotted key makes stand where it does.
        for length in range(len(self._base) + 1, len(path)):
            self.found.setdefault(path[:length], self._at)

    def _end_of_line(self) -> None:
        if self._open:
            return
        if self._key and not self._value:
            self._base = tuple(self._key)
            for length in range(1, len(self._base) + 1):
                self.found.setdefault(self._base[:length], self._at)
        self._key, self._value = [], False


def _plain(text: str) -> str:
    if text[0] == '"':
        return _ESCAPE.sub(_character, text[1:-1])
    return text[1:-1] if text[0] == "'" else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else match[3]
