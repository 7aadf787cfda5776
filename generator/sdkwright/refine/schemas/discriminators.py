"""Find the property that selects a union's variant, and its constants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import (
    Alias,
    Field,
    Kind,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Record,
    Ref,
    UnionOf,
)
from sdkwright.ir.build import OTHERS, is_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.ir import Declaration, Type
    from sdkwright.ir.build import Discriminator
    from sdkwright.ir.types import Scalar

# Where several properties would do, these are what people mean.
_USUAL: Final = ("type", "kind", "object", "event", "role", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A candidate discriminator.

    Attributes:
        property: The wire name of the property.
        records: The ids of the variants that are records.
        values: For each of them, the constants that select it.
        rest: The variants that are no records.
        inner: Where several records share their constants: what tells these apart.
        default: The record that has all other constants, or none; empty if there is none.
    """

    property: str
    records: tuple[str, ...]
    values: tuple[tuple[Scalar, ...], ...]
    rest: tuple[Type, ...] = ()
    inner: tuple[Candidate, ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """A record among the variants.

    Attributes:
        above: By id, the aliases through which the record and these were reached.
        nested: Whether a union was among these.
    """

    record: Record
    above: Mapping[str, Sequence[str]]
    nested: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The record's id, and those of all aliases on the ways to it."""
        found: set[str] = set()
        waiting = [self.record.id]
        while waiting:
            each = waiting.pop()
            if each and each not in found:
                found.add(each)
                waiting += self.above[each]
        return frozenset(found)


_Found: TypeAlias = "tuple[str, list[tuple[Scalar, ...]]]"


def candidate(
    union: UnionOf, declarations: Mapping[str, Declaration]
) -> Candidate | None:
    """Return how the records among a union's variants are told apart, if they are."""
    union, others = _without_default(union)
    leaves, rest = _leaves(union, declarations)
    # A default inside of another alternative would be no default of the whole.
    default = next((each for each in leaves if others in each.names), None)
    if default is not None and default.above[default.record.id] == [""]:
        leaves.remove(default)
    else:
        default = None
    least = 2 if default is None else 1
    if len(leaves) < least or any(
        isinstance(each, MapOf) or is_any(each) for each in rest
    ):
        return None
    found: _Found | None = None
    if union.discriminator is not None:
        found = _declared(leaves, *union.discriminator, declarations)
    found = found or _inferred(leaves, declarations)
    made = _candidate(leaves, found) if found else None
    made = made or _nested(leaves, union, declarations)
    if made is None:
        return None
    other = "" if default is None else default.record.id
    return replace(made, rest=tuple(rest), default=other)


def _without_default(union: UnionOf) -> tuple[UnionOf, str]:
    """Return a union without the default of its discriminator, and that default."""
    if union.discriminator is None:
        return union, ""
    name, pairs = union.discriminator
    others = next((id for value, id in pairs if value == OTHERS), "")
    named = tuple(pair for pair in pairs if pair[0] != OTHERS and pair[1] != others)
    return replace(union, discriminator=(name, named)), others


def _candidate(leaves: Sequence[_Leaf], found: _Found) -> Candidate:
    return Candidate(
        property=found[0],
        records=tuple(each.record.id for each in leaves),
        values=tuple(found[1]),
    )


def _nested(
    leaves: Sequence[_Leaf], union: UnionOf, declarations: Mapping[str, Declaration]
) -> Candidate | None:
    """Return a property that selects groups of variants, and their discriminators.

    That is what a union of unions comes to whose discriminators read different properties.
    """
    given = union.discriminator
    for property in [given[0]] if given else _shared(leaves):
        values = [_selecting(each, property, given, declarations) for each in leaves]
        groups: dict[tuple[Scalar, ...], list[_Leaf]] = {}
        for token, own in zip(leaves, values, strict=True):
            groups.setdefault(own, []).append(token)
        if () in groups or not 1 < len(groups) < len(leaves) or not disjoint(groups):
            continue
        inner = [
            _together(group, declarations)
            for group in groups.values()
            if len(group) > 1
        ]
        found = tuple(each for each in inner if each is not None)
        if len(found) == len(inner):
            return replace(_candidate(leaves, (property, values)), inner=found)
    return None


def _selecting(
    token: _Leaf,
    property: str,
    given: Discriminator | None,
    declarations: Mapping[str, Declaration],
) -> tuple[Scalar, ...]:
    """Return the constants by which a property selects a variant, at least in part."""
    field = _field(token.record, property)
    own = _constants(field, declarations)
    if field is None or not field.required or len(own) != 1:
        return ()
    mapped = [value for value, id in given[1] if id in token.names] if given else []
    return own if not mapped or list(own) == mapped else ()


def _together(
    leaves: Sequence[_Leaf], declarations: Mapping[str, Declaration]
) -> Candidate | None:
    """Return the discriminator of variants that came from one union, or could have."""
    first, *others = (each.names for each in leaves)
    shared = first.intersection(*others)
    for id in sorted(shared):
        target = declarations.get(id)
        inner = target.type if isinstance(target, Alias) else None
        if isinstance(inner, UnionOf) and inner.discriminator is not None:
            found = _declared(leaves, *inner.discriminator, declarations)
            if found is not None:
                return _candidate(leaves, found)
    found = _inferred(leaves, declarations)
    return _candidate(leaves, found) if found else None


def hints(
    union: UnionOf, declarations: Mapping[str, Declaration]
) -> tuple[str, dict[str, tuple[Scalar, ...]]] | None:
    """Return constants that select some variants of an undiscriminated union, if not all.

    That is the property, and by record the values in it that the record is meant for.
    """
    union, _ = _without_default(union)
    leaves, _ = _leaves(union, declarations)
    names = [union.discriminator[0]] if union.discriminator else _shared(leaves)
    pairs = union.discriminator[1] if union.discriminator else ()
    for property in names:
        found: dict[str, tuple[Scalar, ...]] = {}
        for token in leaves:
            own = _constants(_field(token.record, property), declarations)
            values = tuple(value for value, id in pairs if id in token.names)
            if own and (values or len(own) == 1):
                found[token.record.id] = tuple(dict.fromkeys((*values, *own)))
        if len(set(found.values())) > 1 and (pairs or len(found) == len(leaves)):
            return property, found
    return None


def _shared(leaves: Sequence[_Leaf]) -> list[str]:
    """Return the names of the first variant's properties, usual discriminators first."""
    if len(leaves) < 2:
        return []
    return sorted((each.wire for each in leaves[0].record.fields), key=_rank)


def disjoint(groups: Iterable[Iterable[Scalar]]) -> bool:
    """Whether no value is in two of the groups."""
    seen: set[tuple[type[object], Scalar]] = set()
    for group in groups:
        for value in group:
            if (type(value), value) in seen:
                return False
            seen.add((type(value), value))
    return True


def _leaves(
    union: UnionOf, declarations: Mapping[str, Declaration]
) -> tuple[list[_Leaf], list[Type]]:
    """Return the records among the variants, through aliases and their unions."""
    leaves: dict[str, _Leaf] = {}
    rest: list[Type] = []
    above: dict[str, list[str]] = {}
    waiting = [(each, "", False) for each in reversed(union.variants)]
    while waiting:
        type, parent, nested = waiting.pop()
        if not isinstance(type, Ref):
            rest.append(type)
            continue
        known = above.setdefault(type.target, [])
        known.append(parent)
        target = declarations[type.target]
        if isinstance(target, Record):
            leaves[target.id] = _Leaf(record=target, above=above, nested=nested)
        elif not isinstance(target.type, (Ref, UnionOf)):
            rest.append(type)
        elif len(known) == 1:
            # Once is enough, however many references there are: there may be very many.
            inner: tuple[Type, ...] = (target.type,)
            deeper = nested
            if isinstance(target.type, UnionOf):
                inner, deeper = target.type.variants, True
            waiting.extend((each, type.target, deeper) for each in reversed(inner))
    return list(leaves.values()), rest


def _declared(
    leaves: Sequence[_Leaf],
    property: str,
    pairs: tuple[tuple[str, str], ...],
    declarations: Mapping[str, Declaration],
) -> _Found | None:
    """Return what a declared discriminator says (OpenAPI 3.1, section 4.8.25)."""
    mapped: list[tuple[Scalar, ...]] = []
    wide: list[tuple[Scalar, ...]] = []
    for token in leaves:
        field = _field(token.record, property)
        values = tuple(value for value, id in pairs if id in token.names)
        if field is None and token.nested and not values:
            return None  # the discriminator of another union's alternatives
        if field is not None and not _can_be_text(field.type, declarations):
            return None
        own = _constants(field, declarations)
        # The name is what a value means that no mapping mentions; authors who write down
        # the constant in the property itself mean that.
        said = (
            (token.record.discriminator_value,)
            if token.record.discriminator_value
            else own
        )
        mapped.append(values or said or (_name(token.record),))
        wide.append(tuple(dict.fromkeys((*mapped[-1], *own))))
    for each in (wide, mapped):
        if disjoint(each):
            return property, each
    return None


def _inferred(
    leaves: Sequence[_Leaf], declarations: Mapping[str, Declaration]
) -> _Found | None:
    """Return the property in which each variant demands constants of its own."""
    for property in _shared(leaves):
        found: list[tuple[Scalar, ...]] = []
        for token in leaves:
            field = _field(token.record, property)
            values = _constants(field, declarations)
            if field is None or not field.required or len(values) != 1:
                break
            found.append(values)
        else:
            if disjoint(found):
                return property, found
    return None


def _rank(name: str) -> int:
    return _USUAL.index(name) if name in _USUAL else len(_USUAL)


def _name(record: Record) -> str:
    """Return the name by which a discriminator knows a schema without a mapping."""
    if record.at.tokens:
        return record.at.name
    return record.at.document.rsplit("/", 1)[-1].split(".", 1)[0]


def _field(record: Record, wire: str) -> Field | None:
    return next((each for each in record.fields if each.wire == wire), None)


def _plain(type: Type, declarations: Mapping[str, Declaration]) -> Type:
    """Return what a type is behind names and "or null"."""
    for _ in range(20):
        if isinstance(type, Nullable):
            type = type.type
        target = declarations.get(type.target) if isinstance(type, Ref) else None
        if not isinstance(target, Alias):
            break
        type = target.type
    return type


def _can_be_text(type: Type, declarations: Mapping[str, Declaration]) -> bool:
    plain = _plain(type, declarations)
    if isinstance(plain, Literals):
        return all(isinstance(value, str) for value in plain.values)
    return isinstance(plain, Primitive) and plain.kind in {Kind.STRING, Kind.ANY}


def _constants(
    field: Field | None, declarations: Mapping[str, Declaration]
) -> tuple[Scalar, ...]:
    """Return the constants a property may hold, if they are of one kind that can tag."""
    plain = None if field is None else _plain(field.type, declarations)
    if not isinstance(plain, Literals) or len({type(v) for v in plain.values}) != 1:
        return ()
    return plain.values if isinstance(plain.values[0], (str, int)) else ()
