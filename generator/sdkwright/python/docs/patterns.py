"""A text that matches a regular expression, for samples: the shortest that is easy to find.

Patterns are those of ECMA-262, as JSON Schema has them (2020-12 core, section 6.4). What this
does not know, such as lookaround and back-references, gives no text; nor does what turns out
not to match. Patterns are untrusted: what tries them here gives up after so many steps.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

_CLASSES: Final = {"d": "1", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a"}
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_COUNT: Final = re.compile(r"\{(\d+)(?:,(\d*))?\}")
_PROPERTY: Final = re.compile(r"\\p\{(\w+)(?:=\w+)?\}")
_CODE: Final = re.compile(
    r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]+)\})"
)
_LONGEST: Final = 1_000
_DEEPEST: Final = 40
_STEPS: Final = 100_000
_LARGEST: Final = 1 << 22
_CACHED: Final = 64
# Tried for sets that exclude something, and of ranges those that read well.
_USUAL: Final = "a1A-_ ./:@é"


class _UnknownError(Exception):
    """The pattern has something that is not known here."""


def matching(pattern: str) -> str | None:
    """Return a text that a pattern matches; None if none is found."""
    if len(pattern) > _LONGEST:
        return None
    try:
        text = _Reader(pattern).alternatives()
    except _UnknownError:
        return None
    return text if matches(pattern, text) else None


def matches(pattern: str, text: str) -> bool | None:
    """Whether a text matches a pattern; None where it is none, or too much work."""
    try:
        validator = _compiled(pattern)
        return None if validator is None else validator.is_valid(text)
    except ValueError:
        return None  # half of a surrogate pair


@lru_cache(maxsize=_CACHED)
def _compiled(pattern: str) -> Draft202012Validator | None:
    from jsonschema_rs import Draft202012Validator, FancyRegexOptions, ValidationError

    limits = FancyRegexOptions(backtrack_limit=_STEPS, size_limit=_LARGEST)
    try:
        return Draft202012Validator({"pattern": pattern}, pattern_options=limits)
    except ValidationError:
        return None


class _Reader:
    """Reads a pattern once, from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def alternatives(self) -> str:
        """Return a text for the first of some alternatives, and pass all of them."""
        first = self._sequence()
        while self._take("|"):
            self._sequence()
        if self._depth == 0 and self._at < len(self._pattern):
            raise _UnknownError
        return first

    def _sequence(self) -> str:
        found: list[str] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            found.append(self._repeated(self._atom()))
        return "".join(found)

    def _repeated(self, text: str) -> str:
        if self._at >= len(self._pattern):
            return text
        count = _COUNT.match(self._pattern, self._at)
        times = 1
        if count is not None:
            self._at = count.end()
            times = int(count[1])
            # Nothing at all is no example, if more may be there.
            times = (
                1 if times == 0 and count[2] != "0" and count[2] is not None else times
            )
        elif not (self._take("*") or self._take("+") or self._take("?")):
            return text
        self._take("?")
        if times * len(text) > _LONGEST:
            raise _UnknownError
        return text * times

    def _atom(self) -> str:
        char = self._pattern[self._at]
        if char == "\\":
            return self._escape()
        self._at += 1
        match char:
            case "^" | "$":
                return ""
            case ".":
                return "a"
            case "[":
                return self._set()
            case "(":
                return self._group()
            case "*" | "+" | "?":
                raise _UnknownError
            case _:
                return char

    def _group(self) -> str:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _UnknownError
        if self._take("?") and not self._take(":"):
            name = re.compile(r"P?<\w+>").match(self._pattern, self._at)
            if name is None:
                raise _UnknownError
            self._at = name.end()
        text = self.alternatives()
        self._depth -= 1
        if not self._take(")"):
            raise _UnknownError
        return text

    def _escape(self) -> str:
        """Return a text for a backslash and what follows it."""
        for form in (_PROPERTY, _CODE):
            found = form.match(self._pattern, self._at)
            if found is not None:
                self._at = found.end()
                if form is _PROPERTY:
                    return "1" if found[1].startswith("N") else "A"
                return chr(int(next(filter(None, found.groups())), 16))
        if self._at + 1 >= len(self._pattern):
            raise _UnknownError
        char = self._pattern[self._at + 1]
        self._at += 2
        if char in "bB":
            return ""
        if char.isdigit() and char != "0":
            raise _UnknownError
        return _CLASSES.get(char) or _ESCAPED.get(char, char)

    def _set(self) -> str:
        """Return a character of a set."""
        end = self._at + (1 if self._pattern[self._at : self._at + 1] == "^" else 0)
        while end < len(self._pattern) and self._pattern[end] != "]":
            end += 2 if self._pattern[end] == "\\" else 1
        if end >= len(self._pattern):
            raise _UnknownError
        inner = self._pattern[self._at : end]
        self._at = end + 1
        allowed = f"^[{inner}]$"
        every: list[str] = [*_USUAL, *map(chr, range(0x20, 0x250))]
        found = next((each for each in every if matches(allowed, each)), None)
        if found is None:
            raise _UnknownError
        return found

    def _take(self, char: str) -> bool:
        if self._pattern[self._at : self._at + 1] != char:
            return False
        self._at += 1
        return True
