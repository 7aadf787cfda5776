"""Descriptions that can be changed where they are, once nothing else depends on them.

Nearly all that is decided about a package goes by names and types, not by descriptions. While
it is decided, each description that somebody looks at is noted. The others can then be
changed in place, and all decisions hold.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, Protocol

from sdkwright.ir.types import Docs

if TYPE_CHECKING:
    from collections.abc import Generator, Hashable

_TEXTS: Final = frozenset({"summary", "description"})


class _Slot(Protocol):
    """A place for an attribute, as classes with slots have them."""

    def __get__(self, instance: object, owner: type | None = None, /) -> object:
        """Return what stands there."""
        ...

    def __set__(self, instance: object, value: object, /) -> None:
        """Put something there."""
        ...


class Forgetful(Protocol):
    """Remembers what was made of docs."""

    def forget(self, docs: AmendableDocs) -> None:
        """Forget what docs were read for."""
        ...


@dataclass(slots=True)
class Audience:
    """Who has looked at which descriptions.

    Attributes:
        listening: Whether it is noted who looks.
        memo: What was made of the docs, and is forgotten when they change.
    """

    listening: bool = True
    memo: Forgetful | None = None
    _read: dict[int, AmendableDocs] | None = None

    @contextmanager
    def recording(self) -> Generator[dict[int, AmendableDocs]]:
        """Give the docs that are read meanwhile, by `id`."""
        outer, self._read = self._read, {}
        try:
            yield self._read
        finally:
            if outer is not None:
                outer |= self._read
            self._read = outer

    def note(self, docs: AmendableDocs) -> None:
        """Note that somebody looks at docs."""
        if self.listening:
            object.__setattr__(docs, "seen", True)
        if self._read is not None:
            self._read[id(docs)] = docs


class AmendableDocs(Docs):
    """Docs that note who looks at their texts, and whose texts can be changed.

    Whether there is a text at all is no secret, and stays as it is.

    Attributes:
        audience: Who looks at them; a copy has none, for its texts are looked at already.
        borrowers: Docs that have their texts from here.
        seen: Whether somebody has decided something by the texts.
        sought: The words that were sought in them, and whether in the summary only.
        users: The names of what was made of the texts.
    """

    __slots__ = ("audience", "borrowers", "seen", "sought", "users")
    # Digests are made of how records are shown: nobody can tell these from others.
    __qualname__ = "Docs"

    audience: Audience
    borrowers: list[AmendableDocs]
    seen: bool
    sought: set[tuple[str, bool]]
    users: set[Hashable]

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
            self.sought.add((words, title))
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


def _slot(name: str) -> _Slot:
    found: _Slot = getattr(Docs, name)
    return found


def _heard(name: str) -> property:
    """Return an attribute that is noted when it is read."""
    get, put = _slot(name).__get__, _slot(name).__set__

    def read(docs: AmendableDocs) -> object:
        _note(docs)
        return get(docs)

    return property(read, put)


# Reads and writes each attribute of docs where they have it, without anybody noting it.
_SLOTS: Final = [
    (slot.__get__, slot.__set__) for slot in (_slot(each.name) for each in fields(Docs))
]

# Only the texts are watched: of all others the slots of the class above are read.
for _name in _TEXTS:
    setattr(AmendableDocs, _name, _heard(_name))


def amendable(docs: Docs, audience: Audience) -> AmendableDocs:
    """Return docs like others, that can be amended."""
    made = object.__new__(AmendableDocs)
    for get, put in _SLOTS:
        put(made, get(docs))
    object.__setattr__(made, "audience", audience)
    object.__setattr__(made, "borrowers", [])
    object.__setattr__(made, "seen", False)
    object.__setattr__(made, "sought", set())
    object.__setattr__(made, "users", set())
    return made


def amends(docs: AmendableDocs, new: Docs) -> bool:
    """Whether docs can become others, because only texts differ that nobody looked at."""
    before = _plain(docs)
    for each in (docs, *_borrowers(docs)):
        if each.seen:
            return False
        for words, title in each.sought:
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
            docs.audience.memo.forget(each)
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
    for get, put in _SLOTS:
        put(plain, get(docs))
    return plain


def _raw(docs: Docs, name: str) -> object:
    """Return an attribute without anybody noting it."""
    return _slot(name).__get__(docs)


def _values(docs: Docs) -> tuple[object, ...]:
    return tuple([getattr(docs, each.name) for each in fields(Docs)])


def _note(docs: AmendableDocs) -> None:
    try:
        audience = docs.audience
    except AttributeError:
        return  # a copy, whose texts were looked at when it was made
    audience.note(docs)
