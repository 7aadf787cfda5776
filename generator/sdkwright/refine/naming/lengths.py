"""Names that are not too long: whole words, up to what a line can hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sdkwright.refine.naming.verbs import ARTICLES, PREPOSITIONS
from sdkwright.refine.operations import split

if TYPE_CHECKING:
    from sdkwright.ir import NameCandidate

# The identifier's length; longer ones would get a digest at their end.
_LONGEST: Final = 56
_DANGLING: Final = ARTICLES | PREPOSITIONS | {"or", "all"}


def shortened(candidate: NameCandidate) -> NameCandidate:
    """Return a candidate whose words are cut where there are too many of them."""
    text = cut(candidate.text)
    if text == candidate.text:
        return candidate
    return replace(
        candidate,
        text=text,
        alternatives=(
            _ends(candidate.text),
            *(cut(each) for each in candidate.alternatives),
        ),
        rule=f"{candidate.rule}, cut to {_LONGEST} letters",
    )


def _ends(text: str) -> str:
    """Return the first words of a long text and the last two."""
    words = split(text)
    size = len(words) - 2
    while size > 1 and len("_".join((*words[:size], *words[-2:]))) > _LONGEST:
        size -= 1
    return " ".join((*words[:size], *words[-2:]))


def cut(text: str) -> str:
    """Return as many words of a text as make a name that is not too long."""
    words = list(split(text))
    if len("_".join(words)) <= _LONGEST or len(words) < 2:
        return text
    while len(words) > 1 and (
        len("_".join(words)) > _LONGEST or words[-1] in _DANGLING
    ):
        words.pop()
    return " ".join(words)
