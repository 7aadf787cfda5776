"""Resolve `allOf`: objects become one record, everything else what the parts share.

Declarations are settled in the order of their dependencies, and two records that are combined in a
property are merged from a queue, so no chain in a document becomes a chain of calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Alias, AllOf, Extra, MapOf, Record, Ref
from sdkwright.ir.api_walk import rewrite_api
from sdkwright.ir.build import ANY
from sdkwright.ir.walk import components, references, rewrite_declaration
from sdkwright.refine.schemas.allof_parts import resolve, settle
from sdkwright.refine.schemas.cycles import without_cycles
from sdkwright.refine.schemas.inheritance import subtypes, unfold
from sdkwright.refine.schemas.merge import Merging, catch_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration, Type


def all_of(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Return the API without any :class:`AllOf`."""
    extending = subtypes(api.declarations)
    state = Merging(declarations=dict(api.declarations), report=report, resolve=resolve)
    for id in _order(api.declarations):
        settle(state, id)

    def change(type: Type) -> Type:
        return resolve(state, type) if isinstance(type, AllOf) else type

    operations = rewrite_api(replace(api, declarations={}), change)
    waiting = list(state.declarations)
    while waiting:
        for id in waiting:
            declaration = rewrite_declaration(state.declarations[id], change)
            state.declarations[id] = declaration
        waiting = catch_up(state)
    declarations = unfold(without_cycles(state.declarations, report), extending)
    return _without_empty(replace(operations, declarations=declarations))


def _order(declarations: Mapping[str, Declaration]) -> list[str]:
    """Return the aliases, each after those it is made of.

    Where some depend on each other, those without alternatives come first: a union's
    variant may extend the very schema that lists it as a variant.
    """
    aliases = {id: each for id, each in declarations.items() if isinstance(each, Alias)}
    edges = {id: tuple(references(each.type)) for id, each in aliases.items()}
    order: list[str] = []
    for group in components(edges):
        order.extend(
            sorted(group, key=lambda each: (_has_union(aliases[each].type), each))
        )
    return order


def _has_union(type: Type) -> bool:
    return isinstance(type, AllOf) and not all(
        isinstance(each, Ref) for each in type.parts
    )


def _without_empty(api: Api) -> Api:
    """Make maps of the records that only demanded properties of others."""
    empty = {
        id: MapOf(
            value=ANY if isinstance(each.extra, Extra) else each.extra,
            implied=each.implied,
        )
        for id, each in api.declarations.items()
        if isinstance(each, Record)
        and not each.fields
        and each.extra is not Extra.CLOSED
    }
    if not empty:
        return api

    def change(type: Type) -> Type:
        if isinstance(type, Ref) and type.target in empty:
            record = api.declarations[type.target]
            if record.candidate is None or record.candidate.rule == "title":
                return empty[type.target]
        return type

    changed = rewrite_api(api, change)
    declarations = {
        id: (
            Alias(
                id=id,
                at=each.at,
                candidate=each.candidate,
                docs=each.docs,
                type=empty[id],
            )
            if id in empty
            else each
        )
        for id, each in changed.declarations.items()
    }
    return replace(changed, declarations=declarations)
