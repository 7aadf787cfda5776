"""Whether parts of an `allOf` exclude each other, told without making what they combine to."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Alias, ListOf, Literals, MapOf, Primitive, Record, Ref, TupleOf
from sdkwright.ir.build import NEVER
from sdkwright.refine.schemas.intersection import intersect, is_never

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.ir import Field, Type
    from sdkwright.refine.schemas.merge import Merging

# What is no object, and no choice among other types.
_VALUES: Final = (Literals, Primitive, ListOf, TupleOf)


def excluding(state: Merging, parts: Sequence[Type]) -> bool:
    """Whether no value can be all of some parts.

    It cannot where one is an object and another is none, where values differ, and where
    two objects demand different constants of one property. Of objects nothing else is
    compared: that is for who combines them.
    """
    return any(_exclude(state, a, b) for a, b in itertools.combinations(parts, 2))


def _exclude(state: Merging, a: Type, b: Type) -> bool:
    match a, b:
        case (Ref(), Ref()):
            first, second = state.record(a.target), state.record(b.target)
            if first is None or second is None:
                return False
            return _differ(state, first, second)
        case (Ref(target=id), _) | (_, Ref(target=id)) if state.record(id) is None:
            return False
        case (Ref() | MapOf(), _) if isinstance(b, _VALUES):
            return is_never(intersect(a, b, _nothing))
        case (_, Ref() | MapOf()) if isinstance(a, _VALUES):
            return is_never(intersect(a, b, _nothing))
        case _ if isinstance(a, _VALUES) and isinstance(b, _VALUES):
            return is_never(intersect(a, b, _nothing))
        case _:
            return False  # alternatives among them are told apart one by one


def _differ(state: Merging, a: Record, b: Record) -> bool:
    """Whether two objects demand constants of one property that exclude each other."""
    others = {each.wire: each for each in b.fields}
    for field in a.fields:
        other = others.get(field.wire)
        if other is None or not (field.required or other.required):
            continue
        values = _constants(state, field), _constants(state, other)
        if None not in values and not set(values[0] or ()) & set(values[1] or ()):
            return True
    return False


def _constants(state: Merging, field: Field) -> frozenset[object] | None:
    """Return the constants that a property may have; None if it may have others."""
    type = field.type
    target = state.declarations.get(type.target) if isinstance(type, Ref) else None
    if isinstance(target, Alias):
        type = target.type
    if not isinstance(type, Literals) or field.conditional:
        return None
    return frozenset((value.__class__, value) for value in type.values)


def _nothing(a: Type, b: Type) -> Type:
    """Say what an object and something else have in common."""
    del a, b
    return NEVER
