"""Where a walk through pages is: the page at hand, and what the pages before it have told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeGuard

from ..frozen import dataclass, field

if TYPE_CHECKING:
    from ..errors.info import ResponseInfo

HEADER: Final = "header:"
"""What a place begins with that is a header and not in the body."""
_DIGITS: Final = 18
_LINKS: Final = "links"


class PagingError(ValueError):
    """What a page says about the next one cannot be followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the pages so far have told.

    Attributes:
        counted: How many items they had; None where the walk began in the middle.
        longest: How many items the longest of them had.
        first: The number of the first page, where pages are counted.
        named: Whether one of them has said which page follows it.
        empty: How many pages in a row had no items, up to here.
    """

    counted: int | None = None
    longest: int = 0
    first: int | None = None
    named: bool = False
    empty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What to ask for to get the next page.

    Attributes:
        cursor: The value of the paging argument; None where there is no such argument.
        arguments: The arguments that change.
        url: The URL to ask instead of the operation's own.
        progress: What is known so far.
    """

    cursor: object
    arguments: Mapping[str, object] = field(default_factory=dict[str, object])
    url: str | None = None
    progress: Progress = field(default_factory=Progress)

    @property
    def mark(self) -> str:
        """What tells this page from others."""
        return self.url or str(self.cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A page that was fetched.

    Attributes:
        arguments: The arguments it was asked for with.
        body: Its body.
        items: The items in it.
        info: Status, headers and URL of its response.
        names: The wire names of the arguments that stand in the query.
        progress: What the pages before it have told.
        url: The URL it was asked for with, if that was not the operation's own.
    """

    arguments: Mapping[str, object]
    body: object
    items: Sequence[object]
    info: ResponseInfo
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    progress: Progress = field(default_factory=Progress)
    url: str | None = None

    def argument(self, path: str) -> object:
        """Return an argument, or what stands in one at a dotted path; None without it."""
        return value_at(self.arguments, path)

    def changed(self, path: str, value: object) -> dict[str, object]:
        """Return an argument with another value; what else an object holds stays."""
        name, _, inner = path.partition(".")
        if not inner:
            return {name: value}
        return {name: {**_members(self.arguments.get(name)), inner: value}}

    def value(self, place: str) -> object:
        """Return what stands at a place; None if nothing does."""
        return self.said(place)[1]

    def said(self, place: str) -> tuple[bool, object]:
        """Return whether a place is there at all, and what stands at it.

        A link that is left out of an object of links counts as said: JSON:API and HAL leave
        out those that lead nowhere.
        """
        if place.startswith(HEADER):
            text = self.info.headers.get(place.removeprefix(HEADER))
            return text is not None, text
        parents, _, last = place.rpartition(".")
        parent = value_at(self.body, parents) if parents else self.body
        if not place or parent is None:
            return False, None
        said = _LINKS in parents.lower() or _has(parent, last)
        return said, value_at(parent, last)


def value_at(root: object, path: str) -> object:
    """Return what stands at a dotted path, by attribute or key; None if nothing does.

    Of a list of links a name is that of a relation: `links.next.href`.
    """
    if not path:
        return None
    value = root
    for name in path.split("."):
        value = _linked(value, name) if _is_list(value) else _member(value, name)
    return value


def _member(value: object, name: str) -> object:
    return value.get(name) if _is_mapping(value) else getattr(value, name, None)


def _linked(links: Iterable[object], relation: str) -> object:
    """Return the first of some links that says that it is of a relation; else None."""
    for each in links:
        if relation in (_member(each, "rel"), _member(each, "relation")):
            return each
    return None


def integer(value: object) -> int | None:
    """Return a whole number that an argument or a body gives, perhaps as text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value[:_DIGITS])
    return None


def _has(parent: object, name: str) -> bool:
    """Tell whether an object has a member; models know which of theirs were sent."""
    if _is_mapping(parent):
        return name in parent
    fields: object = getattr(parent, "model_fields_set", None)
    return name in fields if isinstance(fields, set) else hasattr(parent, name)


def _members(value: object) -> Mapping[str, object]:
    """Return what an object holds: a mapping, or the members of a model that were set."""
    if _is_mapping(value):
        return value
    names: set[str] = getattr(value, "model_fields_set", set[str]())
    return {name: getattr(value, name) for name in sorted(names)}


def _is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
