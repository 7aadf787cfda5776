"""Which texts of a document are others than before, where that is all that has changed.

Most saves change a few words. In JSON they are found without parsing the document again: the
bytes that differ lie in one string, and outside of it nothing differs.
"""

from __future__ import annotations

import json
import marshal
from typing import TYPE_CHECKING, NamedTuple

from sdkwright.read.documents.json_places import string_at
from sdkwright.read.documents.text import parse
from sdkwright.read.openapi import UnreadableError, limits

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.documents.text import Text
    from sdkwright.read.openapi import Tokens


class TextChange(NamedTuple):
    """A text that is another one now, and where it stands."""

    tokens: Tokens
    old: str
    new: str


# More are no edit.
_MOST = 100
# How data are written to be compared: the same data are always the same bytes.
_FORMAT = 2


def text_changes(kind: str, old: Text, new: Text) -> list[TextChange] | None:
    """Return the texts that differ between two versions of a document.

    None where something else differs as well, or might: keys, their order, numbers, or what
    the document says twice.
    """
    change = _of_json(old.data, new.data) if kind == "json" else None
    return [change] if change is not None else _of_trees(kind, old, new)


def _of_json(old: bytes, new: bytes) -> TextChange | None:
    """Return the only string of a JSON text that differs; None if it is not certain."""
    start = _shared(old, new)
    end = _shared_end(old[start:], new[start:])
    before, after = old.decode(), new.decode()
    begin = len(old[:start].decode(errors="ignore"))
    found = string_at(before, begin)
    if found is None:
        return None
    rest = len(before) - found.end
    literal = after[found.start : len(after) - rest]
    whole = found.end >= len(before) - len(
        old[len(old) - end :].decode(errors="ignore")
    )
    # Half of a character outside of the first plane, or a letter that is too long, is
    # for those to judge who read whole documents.
    if not whole or "\\u" in literal or len(literal) > limits.SCALAR_BYTES // 4:
        return None
    try:
        said, length = json.JSONDecoder().raw_decode(literal)
    except ValueError:
        return None
    if length != len(literal) or not isinstance(said, str):
        return None
    return TextChange(found.tokens, found.text, said)


def _shared(old: bytes, new: bytes) -> int:
    """Return how many bytes two texts begin with alike."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_end(old: bytes, new: bytes) -> int:
    """Return how many bytes two texts end in alike."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        ends = len(old) - low, len(new) - low
        if old[len(old) - middle : ends[0]] == new[len(new) - middle : ends[1]]:
            low = middle
        else:
            high = middle - 1
    return low


def _of_trees(kind: str, old: Text, new: Text) -> list[TextChange] | None:
    try:
        before, after = parse(old), parse(new)
    except UnreadableError:
        return None
    if before.repeated or after.repeated or not kind == before.kind == after.kind:
        return None
    found: list[TextChange] = []
    waiting: list[tuple[Tokens, Json, Json]] = [((), before.tree, after.tree)]
    while waiting:
        tokens, one, other = waiting.pop()
        if isinstance(one, str) and isinstance(other, str):
            if one != other:
                found.append(TextChange(tokens, one, other))
        elif not _same_shape(one, other):
            return None
        else:
            waiting += [each for each in _pairs(tokens, one, other) if _differ(*each)]
        if len(found) > _MOST:
            return None
    return found


def _same_shape(one: Json, other: Json) -> bool:
    """Whether two collections have the same keys, in the same order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other)
    return False


def _pairs(tokens: Tokens, one: Json, other: Json) -> list[tuple[Tokens, Json, Json]]:
    if isinstance(one, dict) and isinstance(other, dict):
        return [((*tokens, str(key)), one[key], other[key]) for key in one]
    assert isinstance(one, list)  # the caller has compared the shapes
    assert isinstance(other, list)
    pairs = enumerate(zip(one, other, strict=True))
    return [((*tokens, str(n)), each, new) for n, (each, new) in pairs]


def _differ(_tokens: Tokens, one: Json, other: Json) -> bool:
    """Whether anything differs: also an order, or a number from a truth value."""
    return marshal.dumps(one, _FORMAT) != marshal.dumps(other, _FORMAT)
