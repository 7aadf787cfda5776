"""Which operations may be called, and what their HTTP methods say about them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from ..index.catalog import Entry

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
_IDEMPOTENT: Final = _SAFE | {"PUT", "DELETE"}
_ADDING: Final = frozenset({"create", "add"})


class PatternError(ValueError):
    """A pattern selects no operation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """Which operations may be called."""

    allowed: frozenset[str] = frozenset()

    def permits(self, entry: Entry) -> bool:
        return is_safe(entry) or entry.python in self.allowed


def is_safe(entry: Entry) -> bool:
    return entry.method in _SAFE


def is_idempotent(entry: Entry) -> bool:
    return entry.method in _IDEMPOTENT


def is_destructive(entry: Entry) -> bool:
    adds = entry.method == "POST" and entry.names[-1] in _ADDING
    return not (is_safe(entry) or adds)


def selected(
    entries: Mapping[str, Entry], patterns: Sequence[str], option: str
) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for pattern in (one.strip() for each in patterns for one in each.split(",")):
        chosen = {
            name: entry for name, entry in entries.items() if fnmatchcase(name, pattern)
        }
        if not chosen:
            raise PatternError(
                f"{option} {pattern}: there is no such operation."
                f"{did_you_mean(pattern, entries)}"
            )
        found |= chosen
    return tuple(found.values())


def did_you_mean(name: str, known: Iterable[str], count: int = 3) -> str:
    like = difflib.get_close_matches(name, list(known), n=count)
    return f" Did you mean {' or '.join(like)}?" if like else ""
