"""Search in the operations by words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from .catalog import Entry

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SATURATION: Final = 1.2
_LENGTH: Final = 0.5
_NAME_WEIGHT: Final = 3
_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "add": ("create",),
    "all": ("list",),
    "change": ("update", "edit"),
    "cancel": ("delete", "stop"),
    "close": ("end", "delete"),
    "edit": ("update",),
    "end": ("delete", "close", "stop"),
    "fetch": ("retrieve", "get"),
    "find": ("search", "list"),
    "get": ("retrieve",),
    "look": ("retrieve", "get"),
    "make": ("create",),
    "modify": ("update",),
    "new": ("create",),
    "open": ("create", "start"),
    "read": ("retrieve", "get"),
    "remove": ("delete",),
    "rename": ("update",),
    "retrieve": ("get",),
    "see": ("list", "retrieve"),
    "show": ("list", "retrieve", "get"),
    "start": ("create",),
    "which": ("list",),
}
_STOP: Final = frozenset(
    ("a", "an", "and", "by", "do", "for", "from", "how", "i", "in", "is", "it", "me", "my",
     "of", "on", "or", "s", "that", "the", "this", "to", "what", "with")
)  # fmt: skip


def search(entries: Iterable[Entry], text: str, limit: int = 10) -> list[Entry]:
    documents = [(entry, Counter(_words_of(entry))) for entry in entries]
    if not documents:
        return []
    frequency = Counter(word for _, words in documents for word in words)
    average = sum(words.total() for _, words in documents) / len(documents)
    scored: list[tuple[float, str, Entry]] = []
    query = _query(text)
    for entry, words in documents:
        score = 0.0
        length = 1 - _LENGTH + _LENGTH * words.total() / average
        for word, weight in query.items():
            count = words[word]
            if count:
                rare = math.log(1 + len(documents) / frequency[word])
                part = count * (_SATURATION + 1) / (count + _SATURATION * length)
                score += weight * rare * part
        if score:
            scored.append((-score, entry.python, entry))
    return [entry for *_, entry in sorted(scored, key=lambda each: each[:2])[:limit]]


def stem(word: str) -> str:
    word = word.lower()
    for ending, rest in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("es", "e"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and word[-2:] != "ss":
            return (word.removesuffix(ending) + rest).rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


def _query(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in _words(text):
        found[stem(word)] = 1.0
    for word in _words(text):
        for other in _SYNONYMS.get(word, ()):
            found.setdefault(stem(other), 0.6)
    return found


def _words_of(entry: Entry) -> list[str]:
    named = _words(entry.python) * _NAME_WEIGHT
    return [
        stem(each) for each in (*named, *_words(entry.path), *_words(entry.summary))
    ]


def _words(text: str) -> list[str]:
    words = (each.lower() for each in _WORD.findall(text))
    return [each for each in words if each not in _STOP]
