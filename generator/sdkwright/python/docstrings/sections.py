"""The sections of a method's docstring, without what a reader knows from the names.

Big documents repeat themselves: "The unique identifier of the gist." for `gist_id`, "Resource
not found" for `NotFoundError`. A line of a docstring has to earn its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.python.docstrings.docstrings import hanging, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Words that say nothing by themselves.
_EMPTY: Final = frozenset(
    {"a", "an", "the", "of", "to", "for", "in", "this", "that", "which", "its", "s", "is", "was", "be", "identifies",
     "identifying", "unique", "given"}
)  # fmt: skip
# What is said of an error whatever it is.
_OF_ERRORS: Final = _EMPTY | {
    "error", "errors", "response", "resource", "requested", "server", "responded", "with"
}  # fmt: skip
# What each class of errors says by its name, and the phrases of its status (RFC 9110, 15.5).
_SAID: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in {
        "BadRequestError": "bad request invalid input",
        "AuthenticationError": "unauthorized unauthenticated authentication required requires not authenticated",
        "PermissionDeniedError": "forbidden insufficient permission permissions denied access",
        "NotFoundError": "not found",
        "ConflictError": "conflict",
        "UnprocessableEntityError": "unprocessable entity content validation failed",
        "RateLimitError": "too many requests rate limit exceeded",
        "InternalServerError": "internal server service unavailable",
    }.items()
}  # fmt: skip
_SAME: Final = {"identifier": "id", "identifiers": "id", "ids": "id"}
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
# Digits, code and letters of other scripts are no words that could be known.
_MORE: Final = re.compile(r"[^\W_A-Za-z]|`")
_OTHER: Final = re.compile(r"[^\W\d_A-Za-z]|`")
# `>= 5` and `> 5` are no quotations.
_QUOTATION: Final = re.compile(r"^ {0,3}(?:>(?!=| ?\d) ?)+", re.MULTILINE)
_POINTER: Final = re.compile(
    r"(?:^|(?<=[.!?]) )(?:for (?:more|further|additional) (?:information|info|details)\b[^.!?\[]*|"
    r"see(?: also)? |(?:learn|read) more\b[^.!?\[]*)[\"'`]*\[[^\]]+\]\([^)\s]+\)[\"'`.]*(?= |$)",
    re.IGNORECASE,
)


def without_links(text: str) -> str:
    """Return text of an argument without the addresses of links.

    A sentence that only leads to another page goes with the address, unless it is all.
    """
    if "](" not in text:
        return text
    return _LINK.sub(r"\1", _POINTER.sub("", text).strip() or text)


def unquoted(text: str) -> str:
    """Return text of an argument without the marks of Markdown's quotations.

    They only mean something in front of lines, and such text is on one.
    """
    return _QUOTATION.sub("", text) if ">" in text else text


def repeats_name(text: str, *names: str) -> bool:
    """Whether a text has no word that the names before the reader have not.

    Args:
        text: What a document says of an argument.
        *names: The argument's name first, then what it stands in: a method, a resource.
    """
    own, *around = [_words(name) for name in names]
    known = own.union(*around) - {"id", "name", "number", "key", "slug"}
    return not _MORE.search(text) and _words(text) <= known | own


def _words(text: str) -> set[str]:
    found = {str(word).lower() for word in _WORD.findall(text)} - _EMPTY
    return {_SAME.get(word, word.removesuffix("s")) for word in found} - {""}


def arguments_section(entries: Iterable[tuple[str, str]], *names: str) -> Iterable[str]:
    """Yield the section of arguments, if there is something to say of any.

    It then has all of them: half a section looks as if the rest were forgotten.

    Args:
        entries: Names and what the document says of them.
        *names: What the arguments stand in.
    """
    if not all(repeats_name(text, name, *names) for name, text in entries):
        yield "\n".join(("Args:", *_entries(entries)))


def errors_section(entries: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Yield what is said of errors, if any are declared.

    Those of which a document says no more than their names stand together: in a sentence, or
    first in the section of the others.

    Args:
        entries: The classes, and what the document says of them.
    """
    silent = ", ".join(name for name, text in entries if _is_known(name, text))
    told = [each for each in entries if not _is_known(*each)]
    if silent and not told:
        yield wrap(f"Raises {silent}.", 8)
    elif told:
        lines = [hanging(silent)] if silent else []
        yield "\n".join(("Raises:", *lines, *_entries(told)))


def _is_known(name: str, text: str) -> bool:
    said = _SAID.get(name)
    found = {word.lower() for word in _WORD.findall(text)}
    known = said is not None and found <= said | _OF_ERRORS
    return known and not _OTHER.search(text)


def _entries(entries: Iterable[tuple[str, str]]) -> list[str]:
    return [hanging(f"{name}: {text}") for name, text in entries]
