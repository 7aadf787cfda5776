"""What objects have in common: records merged property by property.

Two records that are combined inside a property are not merged at once but from a queue: they may
contain themselves again further down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Access,
    Alias,
    AllOf,
    Docs,
    Extra,
    Field,
    MapOf,
    Nullable,
    Record,
    Ref,
    UnionOf,
)
from sdkwright.ir.build import NEVER, implied, stated, union
from sdkwright.refine.schemas.intersection import intersect, is_never

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sdkwright.diagnostics import Report
    from sdkwright.ir import Declaration, Type
    from sdkwright.source import Pointer

_MAX_OPEN: Final = 16
# Alternatives of alternatives multiply; the largest real documents compare some thousands.
_MAX_ASKED: Final = 100_000
# Objects that properties combine: the largest real document has 15 pairs among 4,000.
_MAX_PARTS: Final = 8
_MAX_MADE: Final = 60
_NO_DOCS: Final = Docs()


@dataclass(slots=True, kw_only=True)
class Merging:
    """The state of merging an API's `allOf`s.

    Attributes:
        declarations: All declarations; settled ones replace what was read.
        report: Where findings go.
        resolve: Resolves an `allOf` inside a property.
        queue: Records still to be made of others: id, place and what they are made of.
        made: The ids of such records, by what they are made of: two that are made of the
            same are one, whatever the order, or records that contain each other would be
            combined with their own combinations without end.
        parts: What each of them is made of; none of that was made itself.
        fresh: The ids of records that were made.
        open: The pairs under comparison: one that is reached again is not compared again.
        asked: How many pairs were compared; a bound as well.
        choices: Among how many combinations of alternatives the current one is; those of
            alternatives of alternatives multiply as well.
        room: How many more properties may be merged; a bound for hostile documents.
    """

    declarations: dict[str, Declaration]
    report: Report
    resolve: Callable[[Merging, AllOf], Type]
    queue: list[tuple[str, Pointer, tuple[str, ...]]] = field(
        default_factory=list["tuple[str, Pointer, tuple[str, ...]]"]
    )
    made: dict[frozenset[str], str] = field(default_factory=dict[frozenset[str], str])
    parts: dict[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    fresh: list[str] = field(default_factory=list[str])
    open: set[object] = field(default_factory=set[object])
    asked: int = 0
    choices: int = 1
    room: int = 1_000_000

    def record(self, id: str) -> Record | None:
        """Return the record with an id, None if it is no record."""
        found = self.declarations.get(id)
        return found if isinstance(found, Record) else None


def covering(records: Sequence[Record]) -> Record | None:
    """Return the record that already has everything the others have, if one does."""
    if any(each.discriminator is not None for each in records):
        return records[0] if len(records) == 1 else None
    return next(
        (
            whole
            for whole in reversed(records)
            if all(each is whole or _covers(whole, each) for each in records)
        ),
        None,
    )


def _covers(whole: Record, part: Record) -> bool:
    if part.extra is not Extra.OPEN and part.extra != whole.extra:
        return False
    if whole.implied and not part.implied:
        return False
    required = {each.wire for each in whole.fields if each.required}
    types = {each.wire: each.type for each in whole.fields if not each.conditional}
    names = {each.wire for each in whole.fields}
    return (
        set(part.required) <= required
        and len(part.fields) <= len(whole.fields)
        and all(
            (
                each.wire in names
                if each.conditional
                else types.get(each.wire) == each.type
            )
            for each in part.fields
        )
    )


def declare(
    state: Merging,
    id: str,
    at: Pointer,
    records: Sequence[Record],
    *,
    alias: Alias | None = None,
    typed: Type | None = None,
) -> Ref:
    """Declare the record that has all the properties of some others.

    Args:
        state: The state of merging.
        id: The record's id.
        at: Where the `allOf` is.
        records: What it is made of; later ones say more.
        alias: The declaration it takes the place of.
        typed: What else it may hold, if a part that is a map says so.
    """
    records = _affordable(state, records, at)
    required = dict.fromkeys(name for each in records for name in each.required)
    own_id = str(at / "allOf" / "-")
    own = next((each for each in records if each.id == own_id), None)
    named = alias or own
    state.declarations[id] = Record(
        id=id,
        at=at,
        candidate=named.candidate if named else None,
        docs=named.docs if named else _NO_DOCS,
        fields=_fields(state, at, records, required),
        required=tuple(required),
        extra=typed or _extra(records),
        implied=all(each.implied for each in records),
        discriminator=own.discriminator if own else None,
        discriminator_value=(alias.discriminator_value if alias else "")
        or (own.discriminator_value if own else ""),
    )
    state.fresh.append(id)
    return Ref(target=id)


def _affordable(
    state: Merging, records: Sequence[Record], at: Pointer
) -> Sequence[Record]:
    """Return the records, or the last alone where a document has merged too much."""
    state.room -= sum(len(each.fields) for each in records)
    if state.room >= 0:
        return records
    state.report.warning(
        "all-of-too-many", "Too many properties are merged in this document.", at
    )
    return records[-1:]


def _fields(
    state: Merging, at: Pointer, records: Sequence[Record], required: dict[str, None]
) -> tuple[Field, ...]:
    """Return the properties of all the records, each once."""
    fields: dict[str, Field] = {}
    for record in records:
        for each in record.fields:
            before = fields.get(each.wire)
            fields[each.wire] = (
                each if before is None else _field(state, before, each, at)
            )
    for wire in required.keys() & fields.keys():
        if not fields[wire].required:
            fields[wire] = replace(fields[wire], required=True)
    return tuple(fields.values())


def _extra(records: Sequence[Record]) -> Extra | Type:
    """Return what else may come: what one part says, and nothing only if all say so."""
    typed = [each.extra for each in records if not isinstance(each.extra, Extra)]
    if typed:
        return typed[0]
    closed = all(each.extra is Extra.CLOSED for each in records)
    return Extra.CLOSED if closed else Extra.OPEN


def _field(state: Merging, before: Field, after: Field, at: Pointer) -> Field:
    """Return a property that two parts describe; the later one says more."""
    if before.conditional or after.conditional:
        return _under_conditions(before, after)
    place = at / "allOf" / "+" / after.wire
    type = intersect(before.type, after.type, partial(intersect_records, state, place))
    if is_never(type):
        state.report.warning(
            "all-of-conflict",
            f"The parts of `allOf` exclude each other in {after.wire!r}; "
            "the last one is used.",
            after.at,
        )
        type = after.type
    return replace(
        after,
        type=type,
        required=before.required or after.required,
        access=before.access if after.access is Access.BOTH else after.access,
        docs=before.docs if after.docs == _NO_DOCS else after.docs,
        has_default=before.has_default or after.has_default,
        default=after.default if after.has_default else before.default,
        candidate=after.candidate or before.candidate,
    )


def _under_conditions(before: Field, after: Field) -> Field:
    """Return a property that a condition speaks of: that narrows nothing where it fails."""
    if not (before.conditional and after.conditional):
        return after if before.conditional else before
    types = [stated(each.type) for each in (before, after)]
    return replace(before, type=implied(union(types)))


def intersect_records(state: Merging, at: Pointer, a: Type, b: Type) -> Type:
    """Return what two types share, of which one at least is an object or a reference."""
    question = (a, b)
    if question in state.open or len(state.open) >= _MAX_OPEN:
        return b
    state.asked += 1
    if state.asked >= _MAX_ASKED:
        if state.asked == _MAX_ASKED:
            state.report.warning(
                "all-of-too-large",
                "The parts of `allOf` have too many alternatives to be compared; the last "
                "one is used.",
                at,
            )
        return b
    state.open.add(question)
    try:
        return _common(state, at, _resolved(state, a), _resolved(state, b))
    finally:
        state.open.discard(question)


def _resolved(state: Merging, type: Type) -> Type:
    return state.resolve(state, type) if isinstance(type, AllOf) else type


def _common(state: Merging, at: Pointer, a: Type, b: Type) -> Type:
    inside = partial(intersect_records, state, at)
    for name, other in ((a, b), (b, a)):
        if isinstance(name, Ref):
            target = state.declarations.get(name.target)
            if isinstance(target, Alias):
                plain = _resolved(state, target.type)
                found = intersect(plain, other, inside)
                return name if found == plain else found
    match a, b:
        case (Ref(), Ref()):
            return _both(state, at, a, b)
        case (Ref(), MapOf()):
            return a
        case (MapOf(), Ref()):
            return b
        case (MapOf(), MapOf()):
            value = intersect(a.value, b.value, inside)
            both = a.implied and b.implied
            return value if is_never(value) else MapOf(value=value, implied=both)
        case (UnionOf() | Nullable(), _) | (_, UnionOf() | Nullable()):
            return intersect(a, b, inside)
        case (Ref() | MapOf(), _) | (_, Ref() | MapOf()):
            return intersect(a, b, _nothing)
        case _:
            return intersect(a, b, inside)


def _nothing(a: Type, b: Type) -> Type:
    """Say what an object and something else have in common, alternatives aside."""
    del a, b
    return NEVER


def _both(state: Merging, at: Pointer, a: Ref, b: Ref) -> Ref:
    """Return the record that is both, which may be made later."""
    parts = tuple(dict.fromkeys((*_parts(state, a), *_parts(state, b))))
    records = [state.record(each) for each in parts]
    known = [each for each in records if each is not None]
    if len(known) < len(records):
        return b
    whole = covering(known)
    if whole is not None:
        return Ref(target=whole.id)
    made = state.made.get(frozenset(parts))
    if made is None:
        if _is_too_much(state, parts, at):
            return b
        made = state.made[frozenset(parts)] = "&".join(parts)
        state.parts[made] = parts
        state.queue.append((made, at, parts))
    return Ref(target=made)


def _parts(state: Merging, name: Ref) -> tuple[str, ...]:
    """Return what a record is made of: itself, unless it is a combination of others."""
    return state.parts.get(name.target, (name.target,))


def _is_too_much(state: Merging, parts: Sequence[str], at: Pointer) -> bool:
    """Whether a combination is one too many, which is said."""
    most = max(_MAX_MADE, len(state.declarations) // 20)
    if len(parts) <= _MAX_PARTS and len(state.made) < most:
        return False
    state.report.warning(
        "all-of-too-large",
        "The parts of this `allOf` combine more objects than can be described; the last "
        "one is used.",
        at,
    )
    return True


def catch_up(state: Merging) -> list[str]:
    """Make the records that wait to be made; return the ids of all that are new."""
    while state.queue:
        id, at, parts = state.queue.pop()
        found = [state.record(part) for part in parts]
        declare(state, id, at, [each for each in found if each is not None])
    ids, state.fresh = state.fresh, []
    return ids
