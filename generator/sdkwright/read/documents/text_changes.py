"""Which texts of a document are others than before, where that is all that has changed.

Most saves change a few words. In JSON they are found without parsing the document again: the
bytes that differ lie in one string, and outside of it nothing differs. So are most other edits
known as such: what differs is a key, a number, an item, or what stands between them.
"""

from __future__ import annotations

import json
import marshal
import re
from typing import TYPE_CHECKING, NamedTuple

from sdkwright.frozen import Enum
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


class _More(Enum):
    """Whether something else than texts differs."""

    PERHAPS = "perhaps"
    SURELY = "surely"


# More are no edit.
_MOST = 100
# So many texts of JSON are found one after the other faster than two documents are parsed.
_FEW = 12
_DECODER = json.JSONDecoder()
_LETTER = re.compile(r"[^ \t\r\n]")
# How data are written to be compared: the same data are always the same bytes.
_FORMAT = 2


def text_changes(
    kind: str, old: Text, new: Text, *, thorough: bool = True
) -> list[TextChange] | None:
    """Return the texts that differ between two versions of a document.

    None where something else differs as well, or might: keys, their order, numbers, or what
    the document says twice.

    Args:
        kind: The format of both.
        old: The text as it was.
        new: The text as it is now.
        thorough: Whether to parse JSON where it is not certain otherwise.
    """
    changes = _of_json(old.data, new.data) if kind == "json" else _More.PERHAPS
    if isinstance(changes, list):
        return changes
    if changes is _More.SURELY or not (thorough or kind != "json"):
        return None
    return _of_trees(kind, old, new)


def _of_json(old: bytes, new: bytes) -> list[TextChange] | _More:
    """Return the few strings of a JSON text that differ, or why there is no telling."""
    before, after = old.decode(), new.decode()
    found: list[TextChange] = []
    at, now = 0, 0
    while len(found) <= _FEW:
        same = _shared(before, at, after, now)
        at, now = at + same, now + same
        if at == len(before) or now == len(after):
            ends = len(before) - at == len(after) - now
            return found if ends else _More.PERHAPS
        place = string_at(before, at)
        if place is None:
            return _between(before, at, after, now)
        now -= at - place.start
        try:
            said, end = _DECODER.raw_decode(after, now)
        except ValueError:
            return _More.PERHAPS
        # Half of a character outside of the first plane, or a letter that is too long, is
        # for those to judge who read whole documents.
        if "\\u" in after[now:end] or end - now > limits.SCALAR_BYTES // 4:
            return _More.PERHAPS
        if not isinstance(said, str):
            return _More.SURELY
        found.append(TextChange(place.tokens, place.text, said))
        at, now = place.end, end
    return _More.PERHAPS


def _between(before: str, at: int, after: str, now: int) -> _More:
    """Return whether more differs than white space where two texts do, outside of members.

    What differs in another spelling alone, such as that of a number, counts as different.
    """
    one, other = _next(before, at), _next(after, now)
    return _More.PERHAPS if one == other else _More.SURELY


def _next(text: str, start: int) -> str:
    """Return the first character from some place on that is no white space."""
    found = _LETTER.search(text, start)
    return "" if found is None else found.group()


def _shared(one: str, start: int, other: str, begin: int) -> int:
    """Return how many letters two texts have alike, each from some place on."""
    low, high = 0, min(len(one) - start, len(other) - begin)
    while low < high:
        middle = (low + high + 1) // 2
        if one[start + low : start + middle] == other[begin + low : begin + middle]:
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
