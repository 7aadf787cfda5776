"""Resolve one `allOf`: gather its parts, and combine them by what they are."""

from __future__ import annotations

import itertools
import math
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Alias,
    AllOf,
    Literals,
    MapOf,
    NameCandidate,
    Nullable,
    Priority,
    Record,
    Ref,
    UnionOf,
)
from sdkwright.ir.build import ANY, is_any, literals, nullable, union
from sdkwright.ir.walk import rewrite
from sdkwright.refine.schemas.exclusion import excluding
from sdkwright.refine.schemas.intersection import intersect, is_never
from sdkwright.refine.schemas.merge import Merging, covering, declare, intersect_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sdkwright.ir import Type
    from sdkwright.source import Pointer

_SIBLINGS: Final = (
    "Parts are those of an `allOf`, and what stands beside `$ref`, `oneOf` or `anyOf`."
)
# More alternatives than this are not multiplied out.
MAX_VARIANTS: Final = 64
# No real document comes near; a cycle of parts would.
MAX_PARTS: Final = 200


def settle(state: Merging, id: str) -> None:
    """Resolve a declaration that is an `allOf`."""
    alias = state.declarations[id]
    if not isinstance(alias, Alias):
        return
    inner = alias.type.type if isinstance(alias.type, Nullable) else alias.type
    if not isinstance(inner, AllOf):
        return
    type = resolve(state, inner, alias)
    if type == Ref(target=id):
        if isinstance(state.declarations[id], Record):
            return
        state.report.warning(
            "all-of-cycle", "This `allOf` is made of itself alone.", alias.at
        )
        type = ANY
    state.declarations[id] = replace(alias, type=type)


def resolve(state: Merging, type: AllOf, alias: Alias | None = None) -> Type:
    """Return what all the parts of an `allOf` have in common.

    Args:
        state: The state of merging.
        type: The `allOf`.
        alias: The declaration that it is, if it is one.
    """
    if type.at in state.open:
        return next(
            (each for each in reversed(type.parts) if isinstance(each, Ref)), ANY
        )
    state.open.add(type.at)
    try:
        # What an alias stands for may hold an `allOf` in turn.
        return rewrite(_resolved(state, type, alias), partial(_inside, state))
    finally:
        state.open.discard(type.at)


def _inside(state: Merging, type: Type) -> Type:
    return resolve(state, type) if isinstance(type, AllOf) else type


def _resolved(state: Merging, type: AllOf, alias: Alias | None) -> Type:
    parts, null = _gathered(type.parts)
    if not parts:
        return ANY
    if len(parts) == 1 and not (alias and _is_other(state, parts[0], type.at)):
        result = parts[0]
    else:
        seen = {alias.id} if alias else set[str]()
        expanded = list(_expanded(state, parts, seen))
        result = _combined(state, expanded, type.at, str(type.at), alias)
    return nullable(result) if null else result


def _is_other(state: Merging, part: Type, at: Pointer) -> bool:
    """Whether a declaration made of one part alone is another type than that part."""
    record = state.record(part.target) if isinstance(part, Ref) else None
    return record is not None and _must_differ(record, at)


def _gathered(parts: Iterable[Type]) -> tuple[list[Type], bool]:
    """Return the parts that say something, and whether all of them allow null."""
    found: list[Type] = []
    null = True
    for part in _flat(parts):
        if is_any(part):
            continue
        null = null and isinstance(part, Nullable)
        found.append(part.type if isinstance(part, Nullable) else part)
    found = list(dict.fromkeys(found))
    if len(found) > 1:
        found = [each for each in found if each != MapOf(value=ANY)]
    return found, null and bool(found)


def _flat(parts: Iterable[Type]) -> Iterator[Type]:
    for part in parts:
        if isinstance(part, AllOf):
            yield from _flat(part.parts)
        else:
            yield part


def _expanded(state: Merging, parts: Iterable[Type], seen: set[str]) -> Iterator[Type]:
    """Yield the parts, with what aliases stand for in the aliases' place."""
    waiting = list(reversed(list(parts)))
    while waiting:
        part = waiting.pop()
        if isinstance(part, Nullable):
            part = part.type
        if isinstance(part, AllOf):
            waiting.extend(reversed(part.parts))
            continue
        target = state.declarations.get(part.target) if isinstance(part, Ref) else None
        if not isinstance(target, Alias):
            yield part
        elif target.id not in seen and len(seen) < MAX_PARTS:
            seen.add(target.id)
            waiting.extend(reversed(_adds(target)))
    if len(seen) >= MAX_PARTS:
        state.report.warning(
            "all-of-too-many", f"No more than {MAX_PARTS} parts are merged."
        )


def _adds(alias: Alias) -> Sequence[Type]:
    """Return what an alias adds to an `allOf`.

    One that is not settled yet is part of a cycle: only its own properties count then, not
    the alternatives through which the cycle runs.
    """
    inner = alias.type.type if isinstance(alias.type, Nullable) else alias.type
    if not isinstance(inner, AllOf):
        return [inner]
    return [each for each in _flat(inner.parts) if isinstance(each, Ref)]


def _combined(
    state: Merging,
    parts: Sequence[Type],
    at: Pointer,
    id: str,
    alias: Alias | None = None,
) -> Type:
    """Return what some parts have in common, none of them an alias."""
    parts = [
        each
        for each in dict.fromkeys(parts)
        if not (isinstance(each, UnionOf) and _only_demands(state, each))
    ]
    unions = [each for each in parts if isinstance(each, UnionOf)]
    if not parts:
        return MapOf(value=ANY)
    if unions and len(parts) > 1:
        return _distributed(state, parts, unions, at, id, alias)
    objects = [each for each in parts if isinstance(each, (Ref, MapOf))]
    if len(objects) == len(parts):
        return _objects(state, objects, at, id, alias)
    result = parts[0]
    for each in parts[1:]:
        shared = intersect(result, each, partial(intersect_records, state, at))
        result = _excluded(state, result, each, at) if is_never(shared) else shared
    return result


def _excluded(state: Merging, before: Type, after: Type, at: Pointer) -> Type:
    """Return what to take two parts for that no value fits.

    Two lists of constants can only be meant to add to each other.
    """
    if isinstance(before, Literals) and isinstance(after, Literals):
        said = "have no constant in common; those of all parts are used"
        help = "Write one `enum`, or `anyOf` in the place of `allOf`."
        shared: Type = literals((before, after), open=before.open or after.open)
    else:
        said = "exclude each other; the last one is used, or the alternatives"
        help, shared = _SIBLINGS, after
    text = f"The parts of this schema {said}."
    state.report.warning("all-of-conflict", text, at, help=help)
    return shared


def _only_demands(state: Merging, union: UnionOf) -> bool:
    """Whether all the alternatives say is which properties must be there."""
    for each in union.variants:
        record = state.record(each.target) if isinstance(each, Ref) else None
        if record is None or record.fields or not record.required:
            return False
    return True


def _distributed(
    state: Merging,
    parts: Sequence[Type],
    unions: Sequence[UnionOf],
    at: Pointer,
    id: str,
    alias: Alias | None,
) -> Type:
    """Return the union of the rest combined with each alternative.

    An alternative may extend the very union that lists it. Such a cycle ends where the
    union is met again: there the alternative is what it adds.
    """
    question = (at, tuple(unions))
    if question in state.open:
        rest = [each for each in parts if not isinstance(each, UnionOf)]
        return _combined(state, rest, at, id) if rest else MapOf(value=ANY)
    state.open.add(question)
    try:
        return _multiplied(state, parts, unions, at, id, alias)
    finally:
        state.open.discard(question)


def _multiplied(
    state: Merging,
    parts: Sequence[Type],
    unions: Sequence[UnionOf],
    at: Pointer,
    id: str,
    alias: Alias | None,
) -> Type:
    others = [each for each in parts if not isinstance(each, UnionOf)]
    outside = state.choices
    inside = outside * math.prod(len(each.variants) for each in unions)
    if inside > MAX_VARIANTS:
        state.report.warning(
            "all-of-too-many",
            "These alternatives make too many combinations; only what all of them "
            "share is described.",
            at,
        )
        return _combined(state, others, at, id, alias) if others else ANY
    state.choices = inside
    try:
        return _chosen(state, others, unions, at, id)
    finally:
        state.choices = outside


def _chosen(
    state: Merging,
    others: Sequence[Type],
    unions: Sequence[UnionOf],
    at: Pointer,
    id: str,
) -> Type:
    """Return the union of all choices of one alternative each, with the other parts."""
    found: list[Type] = []
    renamed: dict[str, str | None] = {}
    choices = [
        (chosen, list(_expanded(state, (*others, *chosen), set())))
        for chosen in itertools.product(*(each.variants for each in unions))
    ]
    barred = _barred(state, [parts for _, parts in choices], at)
    for index, (chosen, variants) in enumerate(choices):
        if index in barred:
            renamed |= {
                each.target: None
                for each in chosen
                if isinstance(each, Ref) and each.target not in renamed
            }
            continue
        own = f"{id}/allOf/*/{index}"
        result = _combined(state, variants, at, own)
        variant = chosen[-1]
        if isinstance(result, Ref) and isinstance(variant, Ref):
            renamed[variant.target] = result.target
            _name(state, own, variant.target)
        found.append(result)
    return union(found, _renamed(unions, renamed), at)


def _barred(
    state: Merging, choices: Sequence[Sequence[Type]], at: Pointer
) -> frozenset[int]:
    """Return which choices no value can be, where there are others."""
    found = [i for i, parts in enumerate(choices) if excluding(state, parts)]
    if not found or len(found) == len(choices):
        return frozenset()
    state.report.warning(
        "all-of-alternative-excluded",
        f"Other parts of this schema exclude {len(found)} of the {len(choices)} "
        "alternatives, left out here.",
        at,
        help="List only the alternatives that can hold.",
    )
    return frozenset(found)


def _renamed(
    unions: Sequence[UnionOf], renamed: Mapping[str, str | None]
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Return the alternatives' discriminator, with its mapping to what they became."""
    for each in unions:
        if each.discriminator is not None:
            name, pairs = each.discriminator
            found = [(value, renamed.get(id, id)) for value, id in pairs]
            return name, tuple((value, id) for value, id in found if id is not None)
    return None


def _name(state: Merging, id: str, variant: str) -> None:
    """Give a combined record the name of the alternative in it."""
    record, source = state.record(id), state.declarations.get(variant)
    if record is not None and source is not None and source.candidate is not None:
        candidate = NameCandidate(
            text=source.candidate.text, priority=Priority.DERIVED, rule="variant"
        )
        state.declarations[id] = replace(record, candidate=candidate)


def _must_differ(whole: Record, at: Pointer) -> bool:
    """Whether a declaration is another type than the one part that says everything.

    It is where that part has no name of its own, and where it is a subtype of the part.
    """
    return whole.id == str(at / "allOf" / "-") or whole.discriminator is not None


def _objects(
    state: Merging,
    parts: Sequence[Ref | MapOf],
    at: Pointer,
    id: str,
    alias: Alias | None,
) -> Type:
    """Return the object that has all the properties of some objects."""
    maps = [each for each in parts if isinstance(each, MapOf)]
    records = [
        record
        for each in parts
        if isinstance(each, Ref) and (record := state.record(each.target))
    ]
    typed = [each.value for each in maps if not is_any(each.value)]
    if records:
        whole = covering(records)
        if whole is not None and not typed and not (alias and _must_differ(whole, at)):
            return Ref(target=whole.id)
        extra = typed[0] if typed else None
        return declare(state, id, at, records, alias=alias, typed=extra)
    value: Type = ANY
    for each in typed:
        value = intersect(value, each, partial(intersect_records, state, at))
    implied = all(each.implied for each in maps)
    return MapOf(value=ANY if is_never(value) else value, implied=implied)
