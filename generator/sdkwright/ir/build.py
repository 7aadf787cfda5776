"""Make types so that the model's rules hold: no nested unions, no null among variants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.frozen import replace
from sdkwright.ir.types import (
    Kind,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Scalar,
    TupleOf,
    Type,
    UnionOf,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.source import Pointer

Discriminator: TypeAlias = "tuple[str, tuple[tuple[str, str], ...]]"

OTHERS: Final = "\0"
"""Stands among the values of a discriminator for all that it does not list."""

_PLAIN: Final = {kind: Primitive(kind=kind) for kind in Kind}
ANY: Final = _PLAIN[Kind.ANY]
NEVER: Final = _PLAIN[Kind.NEVER]
NULL: Final = _PLAIN[Kind.NULL]


def primitive(kind: Kind) -> Primitive:
    """Return the primitive of a kind, without constraints."""
    return _PLAIN[kind]


def is_any(type: Type) -> bool:
    """Whether a type says nothing."""
    return isinstance(type, Primitive) and type.kind is Kind.ANY


def implied(type: Type) -> Type:
    """Return a type that other values may have, too."""
    match type:
        case Primitive(kind=Kind.ANY | Kind.NEVER | Kind.NULL) | Literals():
            return type
        case Nullable(type=inner):
            return nullable(implied(inner))
        case Primitive() | ListOf() | TupleOf() | MapOf() | UnionOf():
            return replace(type, implied=True)
        case _:
            return UnionOf(variants=(type,), implied=True)


def stated(type: Type) -> Type:
    """Return the type that an implied one names, as if it were declared."""
    match type:
        case Nullable(type=inner):
            return nullable(stated(inner))
        case UnionOf(variants=(single,), implied=True):
            return single
        case Primitive() | ListOf() | TupleOf() | MapOf() | UnionOf() if type.implied:
            return replace(type, implied=False)
        case _:
            return type


def is_implied(type: Type) -> bool:
    """Whether values of other types are allowed, too."""
    return (
        isinstance(type, Primitive | ListOf | TupleOf | MapOf | UnionOf)
        and type.implied
    )


def nullable(type: Type) -> Type:
    """Return the type that also allows null."""
    if isinstance(type, Nullable):
        return type
    if isinstance(type, Primitive):
        if type.kind in {Kind.ANY, Kind.NULL}:
            return type
        if type.kind is Kind.NEVER:
            return NULL
    return Nullable(type=type)


def union(
    variants: Iterable[Type],
    discriminator: Discriminator | None = None,
    at: Pointer | None = None,
) -> Type:
    """Return the union of some types, as simple as it can be said.

    Nested unions are flattened, null becomes :class:`Nullable`, repetitions go, constants
    come together in one :class:`Literals`, and one single type stands for itself.
    """
    variants = tuple(variants)
    if len(variants) == 1:
        return variants[0]
    flat, null, inner = _flatten(variants)
    if any(is_any(each) for each in flat):
        return ANY
    flat = _without_repetition(_with_one_literals(flat))
    if discriminator is None and len(inner) == 1:
        discriminator = inner[0]
    result: Type
    match flat:
        case []:
            return NULL if null else NEVER
        case [single]:
            result = single
        case _:
            result = UnionOf(variants=tuple(flat), discriminator=discriminator, at=at)
    return nullable(result) if null else result


def literals(each: Iterable[Literals], *, open: bool) -> Literals:
    """Return all the constants of several types in one."""
    members: dict[tuple[type[object], Scalar], tuple[str, str]] = {}
    for literal in each:
        names = literal.names or ("",) * len(literal.values)
        docs = literal.docs or ("",) * len(literal.values)
        for value, name, text in zip(literal.values, names, docs, strict=True):
            # 1, 1.0 and True are equal in Python, and different constants in JSON.
            members.setdefault((type(value), value), (name, text))
    names = tuple(name for name, _ in members.values())
    docs = tuple(text for _, text in members.values())
    return Literals(
        values=tuple(value for _, value in members),
        open=open,
        names=names if any(names) else (),
        docs=docs if any(docs) else (),
    )


def _flatten(
    variants: Iterable[Type],
) -> tuple[list[Type], bool, list[Discriminator]]:
    """Return the variants without null and nesting, if null was there, and the tags."""
    flat: list[Type] = []
    null = False
    inner: list[Discriminator] = []
    for variant in variants:
        if isinstance(variant, Nullable):
            null, each = True, variant.type
        else:
            each = variant
        if isinstance(each, UnionOf) and not each.implied:
            flat.extend(each.variants)
            if each.discriminator is not None:
                inner.append(each.discriminator)
        elif isinstance(each, Primitive) and each.kind is Kind.NULL:
            null = True
        elif not (isinstance(each, Primitive) and each.kind is Kind.NEVER):
            flat.append(each)
    return flat, null, _together(inner)


def _together(found: list[Discriminator]) -> list[Discriminator]:
    """Merge the discriminators of nested unions that read the same property."""
    if len({name for name, _ in found}) != 1:
        return []
    pairs = {pair: None for _, mapping in found for pair in mapping}
    return [(found[0][0], tuple(pairs))]


def _with_one_literals(flat: list[Type]) -> list[Type]:
    """Bring all constants together; a string beside them makes them open."""
    found = [each for each in flat if isinstance(each, Literals)]
    if not found:
        return flat
    beside = any(
        isinstance(each, Primitive) and each.kind is Kind.STRING for each in flat
    )
    textual = all(isinstance(v, str) for each in found for v in each.values)
    absorbs = beside and textual
    if len(found) > 1 or absorbs:
        merged = literals(
            found, open=absorbs or len(found) > 1 or any(each.open for each in found)
        )
    else:
        merged = found[0]
    result: list[Type] = []
    for each in flat:
        if each is found[0]:
            result.append(merged)
        elif not isinstance(each, Literals) and not (
            absorbs and isinstance(each, Primitive) and each.kind is Kind.STRING
        ):
            result.append(each)
    return result


def _without_repetition(flat: list[Type]) -> list[Type]:
    """Drop repeated types; of primitives that differ in constraints, one stays, plain."""
    result: dict[object, Type] = {}
    for each in flat:
        key = each.kind if isinstance(each, Primitive) else each
        before = result.get(key)
        if before is None:
            result[key] = each
        elif isinstance(before, Primitive) and before != each:
            wide = before.implied or (isinstance(each, Primitive) and each.implied)
            result[key] = replace(before, constraints=(), implied=wide)
    return list(result.values())
