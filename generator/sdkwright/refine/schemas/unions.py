"""Find the discriminators of unions, and name the unions that have one.

A union is tagged where each variant is a record and one property of each holds constants
that no other variant's holds. The document says so with a `discriminator`, or the constants
themselves do. The property is then narrowed to those constants in every variant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Alias,
    Discriminator,
    Docs,
    Field,
    Kind,
    Literals,
    Nullable,
    Primitive,
    Record,
    Ref,
    UnionOf,
)
from sdkwright.ir.api_walk import rewrite_api, roots
from sdkwright.ir.build import nullable, union
from sdkwright.ir.walk import (
    components,
    graph,
    nodes,
    rewrite,
    rewrite_declaration,
    types,
)
from sdkwright.refine.operations import resolved
from sdkwright.refine.schemas.discriminators import candidate, disjoint, hints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration, Type
    from sdkwright.ir.types import Scalar
    from sdkwright.ir.walk import Change
    from sdkwright.refine.schemas.discriminators import Candidate


_NO_DOCS: Final = Docs()


@dataclass(slots=True, kw_only=True)
class _Discrimination:
    """The state of the pass.

    Attributes:
        declarations: As they were before the pass.
        values: By record and property, the constants that select the record anywhere.
        hints: The same for unions that are only partly discriminated.
        added: The unions that got a name.
    """

    declarations: Mapping[str, Declaration]
    report: Report
    values: dict[str, dict[str, dict[Scalar, None]]] = field(
        default_factory=dict[str, "dict[str, dict[Scalar, None]]"]
    )
    hints: dict[str, dict[str, dict[Scalar, None]]] = field(
        default_factory=dict[str, "dict[str, dict[Scalar, None]]"]
    )
    added: dict[str, Declaration] = field(default_factory=dict[str, "Declaration"])


def unions(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Set the discriminator of every union that has one, and declare those that have no name."""
    state = _Discrimination(declarations=api.declarations, report=report)
    for each in _unions(api):
        _collect(state, each)

    def change(type: Type) -> Type:
        return _discriminated(state, type) if isinstance(type, UnionOf) else type

    changed = rewrite_api(replace(api, declarations={}), change)
    declarations = {
        id: _declaration(state, each, change) for id, each in api.declarations.items()
    }
    made = replace(changed, declarations={**declarations, **state.added})
    return _shared(made, state.added)


def _shared(api: Api, added: Mapping[str, Declaration]) -> Api:
    """Let equal unions be one where types hold each other through them.

    Each name more on the ways from such a type to itself multiplies the ways, and type
    checkers follow all of them.
    """
    first: dict[object, str] = {}
    equal: dict[str, str] = {}
    for number, group in enumerate(components(graph(api.declarations))):
        if len(group) < 2:
            continue
        for id in sorted(set(group) & added.keys()):
            union = added[id]
            assert isinstance(union, Alias)  # nothing else is hoisted
            known = first.setdefault((number, union.type), id)
            if known != id:
                equal[id] = known
    if not equal:
        return api

    def change(type: Type) -> Type:
        if isinstance(type, Ref) and type.target in equal:
            return Ref(target=equal[type.target])
        return type

    left = {id: each for id, each in api.declarations.items() if id not in equal}
    return rewrite_api(replace(api, declarations=left), change)


def _unions(api: Api) -> Iterator[UnionOf]:
    for type in roots(api):
        for node in nodes(type):
            if isinstance(node, UnionOf):
                yield node
    for declaration in api.declarations.values():
        for type in types(declaration):
            for node in nodes(type):
                if isinstance(node, UnionOf):
                    yield node


def _collect(state: _Discrimination, type: UnionOf) -> None:
    """Note by which constants a union selects its variants."""
    found = candidate(type, state.declarations)
    if found is None:
        if type.discriminator is not None:
            state.report.warning(
                "discriminator-unusable",
                f"The values of {type.discriminator[0]!r} do not select one of these "
                "alternatives; variants are chosen by their shape.",
                type.at,
            )
        _hint(state, type)
        return
    for each in (found, *found.inner):
        for record, values in zip(each.records, each.values, strict=True):
            of_record = state.values.setdefault(record, {})
            of_record.setdefault(each.property, {}).update(dict.fromkeys(values))


def _hint(state: _Discrimination, type: UnionOf) -> None:
    """Note the constants that select some of the variants, where not all."""
    found = hints(type, state.declarations)
    if found is None:
        return
    for record, values in found[1].items():
        of_record = state.hints.setdefault(record, {})
        of_record.setdefault(found[0], {}).update(dict.fromkeys(values))


def _declaration(
    state: _Discrimination, declaration: Declaration, change: Change
) -> Declaration:
    """Return a declaration with its unions tagged, and as a variant itself narrowed."""
    if isinstance(declaration, Record):
        changed = rewrite_declaration(declaration, change)
        return _narrowed(state, changed) if isinstance(changed, Record) else changed
    type = declaration.type
    if isinstance(type, UnionOf):
        # It has a name already; only what is inside its variants may need one.
        variants = tuple([rewrite(each, change) for each in type.variants])
        new = _resolve(state, replace(type, variants=variants))
    else:
        new = rewrite(type, change)
    return declaration if new is type else replace(declaration, type=new)


def _discriminated(state: _Discrimination, type: UnionOf) -> Type:
    """Return an inline union, by a name of its own where it is tagged."""
    new = _resolve(state, type)
    if isinstance(new, UnionOf) and new.resolved_discriminator is not None:
        return _hoisted(state, new)
    return new


def _resolve(state: _Discrimination, given: UnionOf) -> Type:
    """Return a union with its discriminator, or with the discriminated part apart."""
    type = _without_absorbed(state, given)
    if not isinstance(type, UnionOf):
        return type
    found = candidate(type, state.declarations)
    if found is None:
        return type
    if type.at is None:
        return type
    discriminator = _made(state, found, found.records)
    if discriminator is None:
        state.report.warning(
            "discriminator-ambiguous",
            f"Other unions use {found.property!r} of these alternatives for other "
            "values; variants are chosen by their shape.",
            type.at,
        )
        return type
    ids = (*found.records, found.default) if found.default else found.records
    variants = tuple(Ref(target=each) for each in ids)
    if not found.rest:
        return replace(type, variants=variants, resolved_discriminator=discriminator)
    at = type.at / "oneOf" / "-"
    apart = UnionOf(
        variants=variants,
        discriminator=type.discriminator,
        resolved_discriminator=discriminator,
        at=at,
    )
    return union((*found.rest, _hoisted(state, apart)), at=type.at)


def _made(
    state: _Discrimination, found: Candidate, variants: Sequence[str]
) -> Discriminator | None:
    """Return a discriminator; None where what all unions say of the variants contradicts it."""
    inner = tuple(_made(state, each, variants) for each in found.inner)
    group_of = {
        record: number
        for number, each in enumerate(found.inner)
        for record in each.records
    }
    values = {each: tuple(state.values[each][found.property]) for each in found.records}
    # Those of one group share their values.
    groups = {group_of.get(each, each): own for each, own in values.items()}
    same = all(groups[group_of.get(each, each)] == own for each, own in values.items())
    kept = tuple(each for each in inner if each is not None)
    if not same or not disjoint(groups.values()) or len(kept) < len(inner):
        return None
    mapping = tuple(
        (value, variants.index(each))
        for each in found.records
        for value in values[each]
    )
    return Discriminator(
        property=found.property,
        mapping=mapping,
        inner=kept,
        default=len(variants) if found.default else None,
    )


def _without_absorbed(state: _Discrimination, type: UnionOf) -> Type:
    """Return a union without a plain string beside constants that are open anyway."""
    text = [
        each
        for each in type.variants
        if isinstance(each, Primitive) and each.kind is Kind.STRING
    ]
    if not text or not any(_is_open_text(state, each) for each in type.variants):
        return type
    rest = [each for each in type.variants if each not in text]
    return union(rest, type.discriminator, type.at)


def _is_open_text(state: _Discrimination, type: Type) -> bool:
    plain = resolved(type, state.declarations) if isinstance(type, Ref) else type
    return (
        isinstance(plain, Literals)
        and plain.open
        and all(isinstance(value, str) for value in plain.values)
    )


def _hoisted(state: _Discrimination, type: UnionOf) -> Type:
    """Declare a union under the name of its place, and return a reference to it."""
    if type.at is None:
        return type
    at = type.at
    before = state.added.get(str(at)) or state.declarations.get(str(at))
    if before is not None and getattr(before, "type", None) != type:
        at = at / "oneOf" / "-"
    state.added[str(at)] = Alias(
        id=str(at), at=at, candidate=None, docs=_NO_DOCS, type=type
    )
    return Ref(target=str(at))


def _narrowed(state: _Discrimination, record: Record) -> Record:
    """Return a record whose discriminators hold only what selects it."""
    tags, hinted = state.values.get(record.id, {}), state.hints.get(record.id, {})
    if not tags and not hinted:
        return record
    fields = {each.wire: each for each in record.fields}
    for wire, values in hinted.items():
        closed = Literals(values=tuple(values), open=False)
        null = isinstance(fields[wire].type, Nullable)
        fields[wire] = replace(fields[wire], type=nullable(closed) if null else closed)
    for wire, values in tags.items():
        type = Literals(values=tuple(values), open=False)
        before = fields.get(wire) or Field(
            wire=wire, type=type, required=True, at=record.at, implied=True
        )
        fields[wire] = replace(before, type=type, required=True)
    return replace(record, fields=tuple(fields.values()))
