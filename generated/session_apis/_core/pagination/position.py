"""Where a walk through pages is: the page at hand, and what the pages before it have told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeGuard

from ..frozen import dataclass, field

if TYPE_CHECKING:
    from ..errors.info import ResponseInfo

HEADER: Final = "header:"
_DIGITS: Final = 18
_LINKS: Final = "links"


class PagingError(ValueError):
    """What a page says about the next one cannot be followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the pages so far have told."""

    counted: int | None = None
    longest: int = 0
    first: int | None = None
    named: bool = False
    empty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What to ask for to get the next page."""

    cursor: object
    arguments: Mapping[str, object] = field(default_factory=dict[str, object])
    url: str | None = None
    progress: Progress = field(default_factory=Progress)

    @property
    def mark(self) -> str:
        return self.url or str(self.cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A page that was fetched."""

    arguments: Mapping[str, object]
    body: object
    items: Sequence[object]
    info: ResponseInfo
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    progress: Progress = field(default_factory=Progress)
    url: str | None = None

    def argument(self, path: str) -> object:
        return value_at(self.arguments, path)

    def changed(self, path: str, value: object) -> dict[str, object]:
        name, _, inner = path.partition(".")
        if not inner:
            return {name: value}
        return {name: {**_members(self.arguments.get(name)), inner: value}}

    def value(self, place: str) -> object:
        return self.said(place)[1]

    def said(self, place: str) -> tuple[bool, object]:
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
    if not path:
        return None
    value = root
    for name in path.split("."):
        value = _linked(value, name) if _is_list(value) else _member(value, name)
    return value


def _member(value: object, name: str) -> object:
    return value.get(name) if _is_mapping(value) else getattr(value, name, None)


def _linked(links: Iterable[object], relation: str) -> object:
    for each in links:
        if relation in (_member(each, "rel"), _member(each, "relation")):
            return each
    return None


def integer(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value[:_DIGITS])
    return None


def _has(parent: object, name: str) -> bool:
    if _is_mapping(parent):
        return name in parent
    fields: object = getattr(parent, "model_fields_set", None)
    return name in fields if isinstance(fields, set) else hasattr(parent, name)


def _members(value: object) -> Mapping[str, object]:
    if _is_mapping(value):
        return value
    names: set[str] = getattr(value, "model_fields_set", set[str]())
    return {name: getattr(value, name) for name in sorted(names)}


def _is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
