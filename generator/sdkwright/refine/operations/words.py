"""Words of the document's own names: split, compared, singular and plural.

Only to recognise that `ListOrgRepos`, `/orgs/{org}/repos` and the tag `Repos` speak of the
same things. Identifiers are made elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sdkwright.ir import WHOLE_WORDS, is_apart

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

_WORD: Final = re.compile(
    rf"""{WHOLE_WORDS}
    | [A-Z]{{2,}}s(?![a-z]) | [A-Z]{{2,}}v\d+(?![a-z]) | [A-Z]+(?=[A-Z][a-z])
    | [A-Z]?[a-z][a-z\d]* | [A-Z]+\d* | \d+
    | [^\x00-\x7f]+\d*  # a word of a script without capitals
    """,
    re.VERBOSE,
)
_WORD_APART: Final = re.compile(
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z][a-z\d]*|[A-Z]+\d*|\d+"
    r"|[^\x00-\x7f]+\d*"
)
_RULE: Final[ContextVar[re.Pattern[str]]] = ContextVar("_RULE", default=_WORD)
# `I/O` and `R&D` are one word.
_SPLIT: Final = re.compile(r"\b([A-Z])[/&]([A-Z])\b")
_UNCHANGED: Final = frozenset(
    {"news", "series", "species", "data", "media", "status", "access", "analysis"}
    | {"analytics", "statistics", "graphics", "diagnostics", "logistics", "basics"}
    | {"kubernetes", "postgres", "redis", "https", "canvas", "atlas", "lens", "macos"}
)
_IRREGULAR: Final = {
    "people": "person",
    "children": "child",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "statuses": "status",
    "aliases": "alias",
    "analyses": "analysis",
    "responses": "response",
    "databases": "database",
    "caches": "cache",
    "movies": "movie",
    "cookies": "cookie",
    "ids": "id",
    "ips": "ip",
    "vms": "vm",
    "apis": "api",
    "urls": "url",
}
_KEPT_ENDINGS: Final = ("ss", "us", "is", "ias")


@contextmanager
def splitting(decisions: Mapping[str, str]) -> Generator[None]:
    """Split names by the rule that an earlier build of a package had, if there was one.

    Args:
        decisions: What that build has decided.
    """
    token = _RULE.set(_WORD_APART if is_apart(decisions) else _WORD)
    try:
        yield
    finally:
        _RULE.reset(token)


def splitting_rule() -> re.Pattern[str]:
    """Return what names are split by: a key for what is remembered of their words."""
    return _RULE.get()


def split(text: str) -> tuple[str, ...]:
    """Split a name into lower-case words; Latin letters lose their accents."""
    return _split(text, _RULE.get())


@lru_cache(maxsize=20_000)
def _split(text: str, rule: re.Pattern[str]) -> tuple[str, ...]:
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        bare = "".join(each for each in parts if not unicodedata.combining(each))
        seen = (each if each.isalnum() or each.isascii() else " " for each in bare)
        text = unicodedata.normalize("NFC", "".join(seen))
        text = text.replace("\u00df", "ss")
    return tuple(word.lower() for word in rule.findall(_SPLIT.sub(r"\1\2", text)))


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """Return the singular of a lower-case English noun, where a simple rule gives it."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _UNCHANGED or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word.removesuffix("s")


def is_plural(word: str) -> bool:
    """Whether a word differs from its singular."""
    return singular(word) != word


def singular_text(text: str) -> str:
    """Return a name with its last word in the singular, all else as it is."""
    found = list(_RULE.get().finditer(text))
    if not found:
        return text
    last = found[-1]
    word = last[0]
    single = singular(word.lower())
    if word[:1].isupper():
        single = single.capitalize() if word[1:].islower() else _cut(word, single)
    return text[: last.start()] + single + text[last.end() :]


def _cut(word: str, single: str) -> str:
    """Return as much of a word in capitals as its singular has."""
    return word[: len(single)] if word.lower().startswith(single) else single.upper()


def stems(text: str) -> tuple[str, ...]:
    """Return the words of a name, each in the singular, for comparing."""
    return tuple(singular(word) for word in split(text))
