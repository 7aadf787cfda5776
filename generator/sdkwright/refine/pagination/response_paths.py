"""Look things up in the type of a response, by paths of property names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.ir import NEXT_RELATION, Kind, ListOf, Literals, Primitive, Record
from sdkwright.refine.operations import (
    field_of,
    holds_lists,
    list_of,
    resolved,
    singular,
    split,
)
from sdkwright.refine.pagination.words import CONTAINERS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.ir import Declaration, Field, Type

_DEPTH: Final = 3
# What says of a link where it leads, and the target.
_LINKS: Final = (("rel", "href"), ("relation", "url"))
_WRAPPERS: Final = ("data", "result", "response")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSchema:
    """The type of an operation's response, with what its references resolve to.

    Attributes:
        type: The type.
        declarations: What references resolve to.
        later: Whether signs of pages count that earlier packages do not read.
    """

    type: Type | None
    declarations: Mapping[str, Declaration]
    later: bool = False

    def at(self, path: Iterable[str]) -> Type | Record | None:
        """Return what is at a path of properties; None where there is nothing."""
        found = resolved(self.type, self.declarations)
        for name in path:
            field = field_of(found, name) if isinstance(found, Record) else None
            if field is None:
                return None
            found = resolved(field.type, self.declarations)
        return found

    def item(self, path: Iterable[str]) -> Type | None:
        """Return the type of the items of the list at a path."""
        found = self.at(path)
        return found.item if isinstance(found, ListOf) else None

    def items(self) -> tuple[tuple[str, ...], Type] | None:
        """Return where the list is, at the top or inside one object, and its items.

        Which of several lists at the top it is, no list further inside can say.
        """
        found = list_of(self.type, self.declarations) or self._beside_links()
        if found is not None:
            return found
        inside = {
            field.wire: list_of(field.type, self.declarations)
            for field in self.fields(())
            if isinstance(resolved(field.type, self.declarations), Record)
        }
        lists = {name: below for name, below in inside.items() if below is not None}
        top = self.at(())
        several = isinstance(top, Record) and holds_lists(top, self.declarations)
        only = lists if len(lists) == 1 and not several else ()
        for name in (*_WRAPPERS, *only):
            if name in inside:
                below = lists.get(name)
                return None if below is None else ((name, *below[0]), below[1])
        return None

    def _beside_links(self) -> tuple[tuple[str, ...], Type] | None:
        """Return the only list that stands beside one of links."""
        links = self.linked()
        if links is None:
            return None
        lists = [
            ((each.wire,), item)
            for each in self.fields(())
            if each.wire != links[0] and (item := self.item((each.wire,))) is not None
        ]
        return lists[0] if len(lists) == 1 else None

    def linked(self) -> tuple[str, ...] | None:
        """Return the path of the link to the next page, in a list of links by relation.

        `links.next.href` in OGC's APIs, `link.next.url` in FHIR.
        """
        for each in self.fields(()) if self.later else ():
            item = resolved(self.item((each.wire,)), self.declarations)
            for names in _LINKS:
                if isinstance(item, Record) and self._has_texts(item, names):
                    return (each.wire, NEXT_RELATION, names[1])
        return None

    def _has_texts(self, record: Record, names: tuple[str, ...]) -> bool:
        found = [field_of(record, each) for each in names]
        return all(
            each is not None and self.kind(each.type) is Kind.STRING for each in found
        )

    def items_called(self, nouns: Iterable[str]) -> tuple[tuple[str, ...], Type] | None:
        """Return the one of several lists that is called as what was asked for.

        `GET /objects` gives `{"objects": [...], "deprecations": [...]}`, or that in `data`.

        Args:
            nouns: What may have been asked for, in the singular, the best first.
        """
        top = self.at(())
        several = isinstance(top, Record) and holds_lists(top, self.declarations)
        inside = () if several else tuple((name,) for name in _WRAPPERS)
        for noun in nouns:
            for holder in ((), *inside):
                for field in self.fields(holder):
                    path = (*holder, field.wire)
                    words, item = split(field.wire), self.item(path)
                    if item is not None and words and singular(words[-1]) == noun:
                        return path, item
        return None

    def inner(self, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield a path below each object that the response directly holds."""
        for field in self.fields(()):
            if isinstance(resolved(field.type, self.declarations), Record):
                yield (field.wire, *path)

    def field(self, path: tuple[str, ...]) -> Field | None:
        """Return the property at a path; None where there is none."""
        holder = self.at(path[:-1]) if path else None
        return field_of(holder, path[-1]) if isinstance(holder, Record) else None

    def fields(self, path: Iterable[str]) -> Iterator[Field]:
        """Yield the properties of the object at a path."""
        found = self.at(path)
        if isinstance(found, Record):
            yield from found.fields

    def find(
        self, names: Iterable[str], kinds: frozenset[Kind]
    ) -> tuple[str, ...] | None:
        """Return the path to the first property of some names that has a fitting kind.

        It is looked for at the top, in the objects that usually hold such things, and in
        those that stand in one of them.

        Args:
            names: Folded names, the best first.
            kinds: The kinds that fit.
        """
        names = tuple(names)
        for path, here in self._holders():
            for name in names:
                if name in here and self.kind(here[name].type) in kinds:
                    return (*path, here[name].wire)
        return None

    def within(
        self, holders: Iterable[str], names: Iterable[str], kinds: frozenset[Kind]
    ) -> tuple[str, ...] | None:
        """Do as :meth:`find` does, only in objects of some names."""
        wanted, names = frozenset(holders), tuple(names)
        for path, here in self._holders():
            for name in names if path and fold(path[-1]) in wanted else ():
                if name in here and self.kind(here[name].type) in kinds:
                    return (*path, here[name].wire)
        return None

    def _holders(self) -> Iterator[tuple[tuple[str, ...], dict[str, Field]]]:
        """Yield the objects where things about the list stand, with their properties."""
        level: list[tuple[str, ...]] = [()]
        for _ in range(_DEPTH):
            below: list[tuple[str, ...]] = []
            for path in level:
                here = {
                    fold(field.wire): field for field in reversed([*self.fields(path)])
                }
                yield path, here
                below += [
                    (*path, here[name].wire) for name in CONTAINERS if name in here
                ]
            level = below

    def kind(self, type: Type) -> Kind | None:
        """Return the kind of a type, None where it is no primitive."""
        plain = resolved(type, self.declarations)
        if isinstance(plain, Literals):
            return Kind.STRING if isinstance(plain.values[0], str) else None
        return plain.kind if isinstance(plain, Primitive) else None
