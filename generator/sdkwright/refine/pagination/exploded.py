"""Take apart the objects that hold the parameters of paging, such as Spring's `Pageable`.

An object in the query with `style: form` and `explode: true` is written as one parameter for
each of its properties (OpenAPI 3.1, section 4.8.12.3), so those are parameters of the
operation like any other.
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
from sdkwright.refine.operations import resolved
from sdkwright.refine.pagination.words import CURSORS, OFFSETS, PAGES, SIZES, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration, Operation, Type

_ADVANCING: Final = frozenset((*PAGES, *OFFSETS, *CURSORS))


def paging_objects(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Replace objects of paging parameters by those parameters."""
    return replace(
        api,
        operations=tuple(
            _taken_apart(each, api.declarations, report) for each in api.operations
        ),
    )


def _taken_apart(
    operation: Operation, declarations: Mapping[str, Declaration], report: Report
) -> Operation:
    known = {each.wire for each in operation.parameters}
    found: list[Parameter] = []
    for parameter in operation.parameters:
        record = _paging_object(parameter, declarations)
        fields = record.fields if record is not None else ()
        names = {each.wire for each in fields}
        if record is None or names & (known - {parameter.wire}):
            found.append(parameter)
            continue
        report.note(
            "paging-object",
            f"The properties of {parameter.wire!r} are parameters of their own, as they "
            "are on the wire.",
            parameter.at,
        )
        found += _parameters(parameter, record)
    if len(found) == len(operation.parameters):
        return operation
    return replace(operation, parameters=tuple(found))


def _paging_object(
    parameter: Parameter, declarations: Mapping[str, Declaration]
) -> Record | None:
    """Return the object that a parameter is, if it holds what moves on and how far."""
    if (
        parameter.location is not Location.QUERY
        or parameter.style is not Style.FORM
        or not parameter.explode
        or parameter.content is not None
    ):
        return None
    record = resolved(parameter.type, declarations)
    if not isinstance(record, Record) or not isinstance(record.extra, Extra):
        return None
    names = {fold(each.wire) for each in record.fields}
    if names.isdisjoint(_ADVANCING) or names.isdisjoint(SIZES):
        return None
    plain = all(_is_plain(each.type, declarations) for each in record.fields)
    return record if plain else None


def _is_plain(type: Type, declarations: Mapping[str, Declaration]) -> bool:
    found = resolved(type, declarations)
    if isinstance(found, ListOf):
        found = resolved(found.item, declarations)
    return isinstance(found, Primitive | Literals)


def _parameters(parameter: Parameter, record: Record) -> Iterator[Parameter]:
    for each in record.fields:
        yield Parameter(
            wire=each.wire,
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
