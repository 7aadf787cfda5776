"""Whether all that one type allows in a request is allowed by another as well.

Types are compared by what they consist of, as type checkers compare `TypedDict`s (PEP 589):
two objects with names of their own may be the same to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.ir.types import (
    Access,
    Alias,
    Extra,
    Kind,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Record,
    Ref,
    UnionOf,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir.types import Declaration, Field, Type

# Beyond this many comparisons, or so many inside each other, the types are taken to differ.
_MOST: Final = 2_000
_DEEPEST: Final = 40
_SCALARS: Final[dict[type, frozenset[Kind]]] = {
    str: frozenset({Kind.STRING}),
    bool: frozenset({Kind.BOOLEAN, Kind.INTEGER, Kind.NUMBER}),
    int: frozenset({Kind.INTEGER, Kind.NUMBER}),
    float: frozenset({Kind.NUMBER}),
}
_NULL: Final = Primitive(kind=Kind.NULL)


@dataclass(slots=True, kw_only=True)
class Subsets:
    """Compares types of one API.

    Attributes:
        declarations: What references lead to.
        open: Pairs under comparison: one that is reached again is taken to hold.
        asked: How many pairs were compared.
    """

    declarations: Mapping[str, Declaration]
    open: set[tuple[Type, Type]] = field(default_factory=set["tuple[Type, Type]"])
    asked: int = 0

    def holds(self, whole: Type, part: Type) -> bool:
        """Return whether `whole` allows all that `part` allows."""
        self.asked += 1
        if whole == part or (whole, part) in self.open:
            return True
        if self.asked > _MOST or len(self.open) >= _DEEPEST:
            return False
        self.open.add((whole, part))
        try:
            wide = tuple(self._members(whole))
            return all(any(self._one(a, b) for a in wide) for b in self._members(part))
        finally:
            self.open.discard((whole, part))

    def _members(self, type: Type, hops: int = 0) -> Iterator[Type]:
        """Yield the alternatives of a type; none of them is a union or an alias."""
        match type:
            case Nullable(type=inner):
                yield _NULL
                yield from self._members(inner, hops)
            case UnionOf(variants=variants):
                for each in variants:
                    yield from self._members(each, hops)
            case Ref(target=id) if hops < 20:
                found = self.declarations.get(id)
                if isinstance(found, Alias):
                    yield from self._members(found.type, hops + 1)
                else:
                    yield type
            case _:
                yield type

    def _one(self, whole: Type, part: Type) -> bool:
        match whole, part:
            case Primitive(kind=Kind.ANY), _:
                return True
            case Primitive(kind=a), Primitive(kind=b):
                return a is b or (a is Kind.NUMBER and b is Kind.INTEGER)
            case Primitive(kind=kind), Literals(values=values):
                return all(kind in _SCALARS.get(type(v), ()) for v in values)
            case Literals(values=a, open=free), Literals(values=b, open=also):
                return (free or not also) and {*map(repr, b)} <= {*map(repr, a)}
            case ListOf(item=a), ListOf(item=b):
                return self.holds(a, b)
            case MapOf(value=a), MapOf(value=b):
                return self.holds(a, b)
            case Ref(target=a), Ref(target=b):
                return self._records(a, b)
            case _:
                return whole == part

    def _records(self, a: str, b: str) -> bool:
        if a == b:
            return True
        whole, part = self.declarations.get(a), self.declarations.get(b)
        if not isinstance(whole, Record) or not isinstance(part, Record):
            return False
        if isinstance(whole.extra, Extra) != isinstance(part.extra, Extra):
            return False
        return self._fields(whole, part) and (
            isinstance(whole.extra, Extra)
            or isinstance(part.extra, Extra)
            or self.holds(whole.extra, part.extra)
        )

    def _fields(self, whole: Record, part: Record) -> bool:
        given = {each.wire: each for each in _sent(part)}
        for each in _sent(whole):
            other = given.get(each.wire)
            if other is None or other.required != each.required:
                return False
            if not self.holds(each.type, other.type):
                return False
            if not self.holds(other.type, each.type):  # members may be set anew
                return False
        return True


def _sent(record: Record) -> Iterator[Field]:
    return (each for each in record.fields if each.access is not Access.READ)
