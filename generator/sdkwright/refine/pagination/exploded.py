"""Take apart the objects that hold the parameters of paging, such as Spring's `Pageable`.

An object in the query with `style: form` and `explode: true` is written as one parameter for
each of its properties (OpenAPI 3.1, section 4.8.12.3), so those are parameters of the
operation like any other. So are those of an object with `style: deepObject`, which is written
as `page[size]=10&page[number]=2`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Extra,
    ListOf,
    Literals,
    Location,
    Parameter,
    Primitive,
    Record,
    Style,
)
from sdkwright.refine.operations import (
    PAGING_OBJECTS,
    PAGING_SIGNS,
    PAGING_WORDS,
    decided_once,
    resolved,
)
from sdkwright.refine.pagination.words import (
    CURSORS,
    FIRST_WORDS,
    LATER_SIGNS,
    MORE_WORDS,
    NO_SIGNS,
    OFFSETS,
    PAGES,
    SIZES,
    fold,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration, Operation, Type

_ADVANCING: Final = frozenset((*PAGES, *OFFSETS, *CURSORS))
_SIZES: Final = frozenset(SIZES)
_APART, _WHOLE = "parameters", "arguments"


def paging_objects(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Replace objects of paging parameters by those parameters; decide how pages are found."""
    apart = decided_once(api, PAGING_OBJECTS, new=_APART, old=_WHOLE)
    found = [_taken_apart(each, api, apart, report) for each in api.operations]
    deep = any(was_deep for _, was_deep in found)
    # Said in any case, so that a list that is new tomorrow comes as it would come today.
    words = decided_once(api, PAGING_WORDS, new=MORE_WORDS, old=FIRST_WORDS)
    signs = decided_once(api, PAGING_SIGNS, new=LATER_SIGNS, old=NO_SIGNS)
    decided = {
        PAGING_WORDS: words,
        PAGING_SIGNS: signs,
        **({PAGING_OBJECTS: apart} if deep else {}),
    }
    return replace(
        api,
        operations=tuple(operation for operation, _ in found),
        decisions={**api.decisions, **decided},
    )


def _taken_apart(
    operation: Operation, api: Api, apart: str, report: Report
) -> tuple[Operation, bool]:
    """Return an operation without its objects of paging, and whether it had deep ones."""
    known = {each.wire for each in operation.parameters}
    found: list[Parameter] = []
    was_deep = False
    for parameter in operation.parameters:
        record = _paging_object(parameter, api.declarations)
        parts = list(_parameters(parameter, record)) if record is not None else []
        if not parts or {each.wire for each in parts} & (known - {parameter.wire}):
            found.append(parameter)
            continue
        deep = parameter.style is Style.DEEP_OBJECT
        was_deep = was_deep or deep
        if deep and apart == _WHOLE:
            found.append(parameter)
            report.note("paging-object", _kept(parameter), parameter.at, help=_RENAME)
            continue
        report.note(
            "paging-object",
            f"The properties of {parameter.wire!r} are parameters of their own, as they "
            "are on the wire.",
            parameter.at,
        )
        found += parts
    if len(found) == len(operation.parameters):
        return operation, was_deep
    return replace(operation, parameters=tuple(found)), was_deep


_RENAME: Final = (
    "`gen build --rename` makes its properties arguments, and the list pages."
)


def _kept(parameter: Parameter) -> str:
    return (
        f"The object {parameter.wire!r} stays one argument, as an earlier build has it."
    )


def _paging_object(
    parameter: Parameter, declarations: Mapping[str, Declaration]
) -> Record | None:
    """Return the object that a parameter is, if it holds what moves on and how far."""
    deep = parameter.style is Style.DEEP_OBJECT
    exploded = parameter.style is Style.FORM and parameter.explode
    if (
        parameter.location is not Location.QUERY
        or not (deep or exploded)
        or parameter.content is not None
    ):
        return None
    record = resolved(parameter.type, declarations)
    if not isinstance(record, Record) or not isinstance(record.extra, Extra):
        return None
    names = {fold(_wire(parameter, each.wire)) for each in record.fields}
    if names.isdisjoint(_ADVANCING) or names.isdisjoint(_SIZES):
        return None
    plain = all(
        _is_plain(each.type, declarations, lists=not deep) for each in record.fields
    )
    return record if plain else None


def _wire(parameter: Parameter, name: str) -> str:
    """Return what a property of an object is called in the query."""
    deep = parameter.style is Style.DEEP_OBJECT
    return f"{parameter.wire}[{name}]" if deep else name


def _is_plain(
    type: Type, declarations: Mapping[str, Declaration], *, lists: bool
) -> bool:
    found = resolved(type, declarations)
    if isinstance(found, ListOf) and lists:
        found = resolved(found.item, declarations)
    return isinstance(found, Primitive | Literals)


def _parameters(parameter: Parameter, record: Record) -> Iterator[Parameter]:
    for each in record.fields:
        yield Parameter(
            wire=_wire(parameter, each.wire),
            location=Location.QUERY,
            type=each.type,
            required=parameter.required and each.required,
            at=each.at,
            style=Style.FORM,
            explode=True,
            docs=each.docs,
            has_default=each.has_default,
            default=each.default,
            candidate=each.candidate,
            role=each.role,
        )
