"""Where nodes of a JSON text stand.

Whatever is beside the way to what is wanted is passed over by the decoder of the standard
library, which is written in C: a whole document takes as long as parsing it, and no longer.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection

    from sdkwright.read.openapi import Tokens

Place: TypeAlias = tuple[int, int]
_SPACE: Final = re.compile(r"[ \t\r\n]*")
_NEXT: Final = re.compile(r"[ \t\r\n,:]*")
# Numbers are only passed over, so their length is no matter.
_DECODER: Final = json.JSONDecoder(
    parse_int=str, parse_float=str, object_pairs_hook=bool
)


@dataclass(slots=True)
class _Open:
    """A collection on the way to something wanted, not yet at its end."""

    path: Tokens
    mapping: bool
    index: int = 0


def json_places(text: bytes, needed: Collection[Tokens]) -> dict[Tokens, Place]:
    """Return line and column, both from 1, of the nodes of a JSON text that are there.

    A collection stands where its key is, a scalar where it begins itself. Of a key that is
    repeated the last one counts.

    Args:
        text: A whole JSON text, known to be valid.
        needed: The paths that are wanted, and all paths on the way there.
    """
    said = text.decode()
    return {path: _place(said, at) for path, at in _offsets(said, needed).items()}


def _offsets(text: str, needed: Collection[Tokens]) -> dict[Tokens, int]:
    at = _after(text, 0, _SPACE)
    found: dict[Tokens, int] = {(): at}
    opened: list[_Open] = []
    if text[at] in "{[":
        opened.append(_Open((), text[at] == "{"))
        at += 1
    while opened:
        inner = opened[-1]
        at = _after(text, at, _NEXT)
        if text[at] in "}]":
            opened.pop()
            at += 1
            continue
        key_at = at
        path, at = _child(text, inner, at)
        collection = text[at] in "{["
        if path not in needed:
            at = _end(text, at)
            continue
        found[path] = key_at if collection else at
        if collection:
            opened.append(_Open(path, text[at] == "{"))
            at += 1
        else:
            at = _end(text, at)
    return found


def _child(text: str, inner: _Open, at: int) -> tuple[Tokens, int]:
    """Return the path of a collection's next child, and where its value begins."""
    if inner.mapping:
        key, at = _DECODER.raw_decode(text, at)
        return (*inner.path, str(key)), _after(text, at, _NEXT)
    inner.index += 1
    return (*inner.path, str(inner.index - 1)), at


def _end(text: str, at: int) -> int:
    """Return where a value ends."""
    return _DECODER.raw_decode(text, at)[1]


def _after(text: str, at: int, pattern: re.Pattern[str]) -> int:
    """Return where something begins after what a pattern allows in front of it."""
    match = pattern.match(text, at)
    return at if match is None else match.end()


def _place(text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)


class StringAt(NamedTuple):
    """A string of a JSON text: its path, what it says, and where its quotes are."""

    tokens: Tokens
    text: str
    start: int
    end: int


def string_at(text: str, offset: int) -> StringAt | None:
    """Return the string, a member of some object, that an offset lies in, quotes included.

    Args:
        text: A whole JSON text, known to be valid.
        offset: Counted in characters.
    """
    at = _after(text, 0, _SPACE)
    opened: list[_Open] = []
    if text[at] in "{[":
        opened.append(_Open((), text[at] == "{"))
        at += 1
    while opened and at <= offset:
        inner = opened[-1]
        at = _after(text, at, _NEXT)
        if text[at] in "}]":
            return None
        path, at = _child(text, inner, at)
        if at > offset:
            return None
        end = _end(text, at)
        if end <= offset:
            at = end
        elif text[at] in "{[":
            opened.append(_Open(path, text[at] == "{"))
            at += 1
        elif text[at] == '"' and inner.mapping:
            said, _ = json.JSONDecoder().raw_decode(text, at)
            return StringAt(path, str(said), at, end)
        else:
            return None
    return None
