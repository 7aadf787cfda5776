"""Break the cycles of aliases that stand for nothing.

`A` may be a list of `A`. But an `A` that is a `B` that is an `A` is nothing at all, and an
`A` that is a string or an `A` is a string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Alias, Nullable, Ref, UnionOf
from sdkwright.ir.build import ANY, nullable, union
from sdkwright.ir.walk import components

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.diagnostics import Report
    from sdkwright.ir import Declaration, Type


def without_cycles(
    declarations: Mapping[str, Declaration], report: Report
) -> Mapping[str, Declaration]:
    """Return the declarations with no alias that stands for itself."""
    edges = {
        id: _direct(each.type)
        for id, each in declarations.items()
        if isinstance(each, Alias)
    }
    changed: dict[str, Declaration] = {}
    for group in components(edges):
        if len(group) == 1 and group[0] not in edges[group[0]]:
            continue
        for id in group:
            each = declarations[id]
            if isinstance(each, Alias):
                report.warning(
                    "schema-cycle",
                    "This schema is made of itself; that part of it is left out.",
                    each.at,
                )
                changed[id] = replace(each, type=_without(each.type, set(group)))
    return {**declarations, **changed} if changed else declarations


def _direct(type: Type) -> list[str]:
    """Return the ids that a type is, or is one of."""
    match type:
        case Ref(target=target):
            return [target]
        case Nullable(type=inner):
            return _direct(inner)
        case UnionOf(variants=variants):
            return [each.target for each in variants if isinstance(each, Ref)]
        case _:
            return []


def _without(type: Type, targets: set[str]) -> Type:
    match type:
        case Ref(target=target):
            return ANY if target in targets else type
        case Nullable(type=inner):
            return nullable(_without(inner, targets))
        case UnionOf(variants=variants):
            kept = [
                each
                for each in variants
                if not (isinstance(each, Ref) and each.target in targets)
            ]
            return union(kept, type.discriminator, type.at) if kept else ANY
        case _:
            return type
