"""Descriptions that can be changed where they are, once nothing else depends on them.

Nearly all that is decided about a package goes by names and types, not by descriptions. While
it is decided, each description that somebody looks at is noted. The others can then be
changed in place, and all decisions hold.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final, Protocol

from sdkwright.ir.types import Docs

if TYPE_CHECKING:
    from collections.abc import Generator

_TEXTS: Final = frozenset({"summary", "description"})


class Forgetful(Protocol):
    """Remembers what was made of docs."""

    def forget(self, docs: int) -> None:
        """Forget what docs, given by their `id`, were read for."""
        ...


@dataclass(slots=True)
class Audience:
    """Who has looked at which descriptions.

    Attributes:
        listening: Whether it is noted who looks.
        memo: What was made of the docs, and is forgotten when they change.
        seen: The docs that were looked at, by `id`; all of them live as long as their API.
        sought: The words that were sought in docs, by `id` of these, and whether in the
            summary only.
    """

    listening: bool = True
    memo: Forgetful | None = None
    seen: set[int] = field(default_factory=set[int])
    sought: dict[int, set[tuple[str, bool]]] = field(
        default_factory=dict[int, "set[tuple[str, bool]]"]
    )
    _read: set[int] | None = None

    @contextmanager
    def recording(self) -> Generator[set[int]]:
        """Give the docs, by `id`, that are read meanwhile."""
        outer, self._read = self._read, set()
        try:
            yield self._read
        finally:
            if outer is not None:
                outer |= self._read
            self._read = outer

    def note(self, docs: Docs) -> None:
        """Note that somebody looks at docs."""
        if self.listening:
            self.seen.add(id(docs))
        if self._read is not None:
            self._read.add(id(docs))


class AmendableDocs(Docs):
    """Docs that note who looks at their texts, and whose texts can be changed.

    Whether there is a text at all is no secret, and stays as it is.
    """

    __slots__ = ("audience", "borrowers")
    # Digests are made of how records are shown: nobody can tell these from others.
    __qualname__ = "Docs"

    audience: Audience
    borrowers: list[AmendableDocs]

    def __getattribute__(self, name: str) -> object:
        """Return an attribute; note it where it is a text."""
        if name in _TEXTS:
            _note(self)
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        """Whether everything is the same; only of two with texts this goes by the texts."""
        if not isinstance(other, Docs):
            return NotImplemented
        if self.has_text != other.has_text:
            return False
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        """Return what the docs hash to that are equal."""
        return hash(_values(self))

    @property
    def has_text(self) -> bool:
        """Whether there is a summary or a description."""
        return any(_raw(self, name) for name in _TEXTS)

    def mentions(self, words: str, *, title: bool = False) -> bool:
        """Whether some words stand in the texts; it is noted which."""
        audience = getattr(self, "audience", None)
        if audience is None:
            return super().mentions(words, title=title)
        if audience.listening:
            audience.sought.setdefault(id(self), set()).add((words, title))
        else:
            audience.note(self)
        return _plain(self).mentions(words, title=title)

    def lent(self, other: Docs) -> Docs:
        """Return other docs with these texts, which follow them."""
        audience = getattr(self, "audience", None)
        if audience is None:
            return super().lent(other)
        made = amendable(_plain(self).lent(other), audience)
        self.borrowers.append(made)
        return made


def amendable(docs: Docs, audience: Audience) -> AmendableDocs:
    """Return docs like others, that can be amended."""
    given = {each.name: getattr(docs, each.name) for each in fields(Docs)}
    made = AmendableDocs(**given)
    object.__setattr__(made, "audience", audience)
    object.__setattr__(made, "borrowers", [])
    return made


def amends(docs: AmendableDocs, new: Docs) -> bool:
    """Whether docs can become others, because only texts differ that nobody looked at."""
    before = _plain(docs)
    for each in (docs, *_borrowers(docs)):
        if id(each) in docs.audience.seen:
            return False
        for words, title in docs.audience.sought.get(id(each), ()):
            if before.mentions(words, title=title) != new.mentions(words, title=title):
                return False
    return all(
        (
            bool(_raw(docs, each.name)) == bool(getattr(new, each.name))
            if each.name in _TEXTS
            else _raw(docs, each.name) == getattr(new, each.name)
        )
        for each in fields(Docs)
    )


def amend(docs: AmendableDocs, new: Docs) -> None:
    """Let docs, and those that borrow from them, have the texts of others."""
    for each in (docs, *_borrowers(docs)):
        if docs.audience.memo is not None:
            docs.audience.memo.forget(id(each))
        for name in _TEXTS:
            object.__setattr__(each, name, getattr(new, name))


def _borrowers(docs: AmendableDocs) -> list[AmendableDocs]:
    found: list[AmendableDocs] = []
    waiting = [docs]
    while waiting:
        inner = waiting.pop().borrowers
        found += inner
        waiting += inner
    return found


def _plain(docs: AmendableDocs) -> Docs:
    """Return docs that say the same, and note nothing."""
    plain = object.__new__(Docs)
    for each in fields(Docs):
        object.__setattr__(plain, each.name, _raw(docs, each.name))
    return plain


def _raw(docs: Docs, name: str) -> object:
    """Return an attribute without anybody noting it."""
    return object.__getattribute__(docs, name)


def _values(docs: Docs) -> tuple[object, ...]:
    return tuple([getattr(docs, each.name) for each in fields(Docs)])


def _note(docs: AmendableDocs) -> None:
    try:
        audience = docs.audience
    except AttributeError:
        return  # a copy, whose texts were looked at when it was made
    audience.note(docs)
