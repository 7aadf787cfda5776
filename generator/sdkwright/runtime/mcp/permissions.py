"""Which operations may be called, and what their HTTP methods say about them.

Without permission only operations with a safe method are called (RFC 9110, section
9.2.1; QUERY by its own specification).
"""

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
    """Which operations may be called.

    Attributes:
        allowed: Python paths of the operations that may change data.
    """

    allowed: frozenset[str] = frozenset()

    def permits(self, entry: Entry) -> bool:
        """Tell whether an operation may be called."""
        return is_safe(entry) or entry.python in self.allowed


def is_safe(entry: Entry) -> bool:
    """Tell whether an operation only reads, by its HTTP method."""
    return entry.method in _SAFE


def is_idempotent(entry: Entry) -> bool:
    """Tell whether repeating a call changes nothing more (RFC 9110, section 9.2.2)."""
    return entry.method in _IDEMPOTENT


def is_destructive(entry: Entry) -> bool:
    """Tell whether an operation may replace or remove data.

    Nothing says so of POST: only those called `create` or `add` are taken to add data.
    """
    adds = entry.method == "POST" and entry.names[-1] in _ADDING
    return not (is_safe(entry) or adds)


def selected(
    entries: Mapping[str, Entry], patterns: Sequence[str], option: str
) -> tuple[Entry, ...]:
    """Return the operations that patterns select.

    Args:
        entries: All operations by Python path.
        patterns: Python paths, in which ``*`` stands for anything; several in one are
            divided by commas.
        option: The option that they were given for, to name in an error.

    Raises:
        PatternError: A pattern selects nothing.
    """
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
    """Return a sentence with the names that are like an unknown one; may be empty."""
    like = difflib.get_close_matches(name, list(known), n=count)
    return f" Did you mean {' or '.join(like)}?" if like else ""
