"""What two types have in common: the type of the values that are both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import (
    AllOf,
    Kind,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TupleOf,
    UnionOf,
)
from sdkwright.ir.build import NEVER, is_any, is_implied, nullable, union

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sdkwright.ir import Type
    from sdkwright.ir.types import Scalar

_TEXT: Final = frozenset(
    {
        Kind.DATE,
        Kind.DATETIME,
        Kind.TIME,
        Kind.DURATION,
        Kind.UUID,
        Kind.DECIMAL,
        Kind.BASE64,
        Kind.BASE64URL,
        Kind.BINARY,
    }
)
# (wider, narrower) pairs of kinds.
_NARROWER: Final = frozenset(
    {
        (Kind.NUMBER, Kind.INTEGER),
        (Kind.NUMBER, Kind.DECIMAL_NUMBER),
        (Kind.DECIMAL_NUMBER, Kind.INTEGER),
        *((Kind.STRING, kind) for kind in _TEXT),
    }
)


def is_never(type: Type) -> bool:
    """Whether no value has the type."""
    return isinstance(type, Primitive) and type.kind is Kind.NEVER


def intersect(a: Type, b: Type, of_references: Callable[[Type, Type], Type]) -> Type:
    """Return the type of the values that both types have; NEVER if there are none.

    Args:
        a: A type.
        b: Another one; where neither is narrower, its metadata is kept.
        of_references: Does the same for two types of which one is a reference or
            describes objects.
    """
    if a == b or is_any(b):
        return a
    if is_any(a):
        return b
    found = _intersect(a, b, of_references)
    if is_never(found) and (is_implied(a) or is_implied(b)):
        # Keywords about one type exclude no other.
        return a if is_implied(b) else b
    return found


def _intersect(a: Type, b: Type, of_references: Callable[[Type, Type], Type]) -> Type:
    match a, b:
        case (Nullable(type=x), Nullable(type=y)):
            return nullable(intersect(x, y, of_references))
        case (Nullable(type=x), _):
            return intersect(x, b, of_references)
        case (_, Nullable(type=y)):
            return intersect(a, y, of_references)
        case (UnionOf(variants=variants), _):
            return _one_of([intersect(each, b, of_references) for each in variants], a)
        case (_, UnionOf(variants=variants)):
            return _one_of([intersect(a, each, of_references) for each in variants], b)
        case (Ref() | MapOf() | AllOf(), _) | (_, Ref() | MapOf() | AllOf()):
            return of_references(a, b)
        case _:
            return _values(a, b, of_references)


def _values(a: Type, b: Type, of_references: Callable[[Type, Type], Type]) -> Type:
    """Return what two types have in common that are made of values and lists only."""
    match a, b:
        case (Literals(), Literals()):
            return _common(a, b)
        case (Literals(), Primitive(kind=kind)):
            return _of_kind(a, kind)
        case (Primitive(kind=kind), Literals()):
            return _of_kind(b, kind)
        case (Primitive(), Primitive()):
            return _primitives(a, b)
        case (ListOf(), ListOf()):
            item = intersect(a.item, b.item, of_references)
            return ListOf(
                item=item,
                constraints=_merged(a.constraints, b.constraints),
                implied=a.implied and b.implied,
            )
        case (TupleOf(), ListOf(item=item)):
            return _tuple(a.items, [item] * len(a.items), a.rest, of_references)
        case (ListOf(item=item), TupleOf()):
            return _tuple(b.items, [item] * len(b.items), b.rest, of_references)
        case (TupleOf(), TupleOf()) if len(a.items) == len(b.items):
            return _tuple(a.items, b.items, b.rest, of_references)
        case _:
            return NEVER


def _one_of(found: list[Type], of: UnionOf) -> Type:
    possible = [each for each in found if not is_never(each)]
    return union(possible, of.discriminator, of.at)


def _common(a: Literals, b: Literals) -> Type:
    allowed = {(type(value), value) for value in a.values}
    kept = [(type(value), value) in allowed for value in b.values]
    return _only(b, kept, open=a.open and b.open)


def _of_kind(literals: Literals, kind: Kind) -> Type:
    kept = [_is_of(value, kind) for value in literals.values]
    return _only(literals, kept, open=literals.open)


def _only(literals: Literals, kept: Sequence[bool], *, open: bool) -> Type:
    """Return the constants that are kept, with their names and descriptions."""
    if not any(kept):
        return NEVER
    if all(kept) and open is literals.open:
        return literals

    def of(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each, keep in zip(texts, kept, strict=False) if keep)

    values = tuple(v for v, keep in zip(literals.values, kept, strict=True) if keep)
    return Literals(
        values=values, open=open, names=of(literals.names), docs=of(literals.docs)
    )


def _is_of(value: Scalar, kind: Kind) -> bool:
    match kind:
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case Kind.NUMBER | Kind.DECIMAL_NUMBER:
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case _:
            return isinstance(value, str)


def _primitives(a: Primitive, b: Primitive) -> Type:
    if a.kind is not b.kind and (a.kind, b.kind) not in _NARROWER:
        if (b.kind, a.kind) not in _NARROWER:
            return NEVER
        a, b = b, a
    return Primitive(
        kind=b.kind,
        constraints=_merged(a.constraints, b.constraints),
        implied=a.implied and b.implied,
    )


def _merged(
    a: tuple[tuple[str, str | int | float | bool], ...],
    b: tuple[tuple[str, str | int | float | bool], ...],
) -> tuple[tuple[str, str | int | float | bool], ...]:
    return tuple({**dict(a), **dict(b)}.items())


def _tuple(
    items: Sequence[Type],
    others: Sequence[Type],
    rest: Type | None,
    of_references: Callable[[Type, Type], Type],
) -> Type:
    return TupleOf(
        items=tuple(
            intersect(a, b, of_references) for a, b in zip(items, others, strict=True)
        ),
        rest=rest,
    )
