"""What the root of a document says for every operation that says nothing itself.

From here on an operation knows all that is set for it, so that no later stage has to look at
the root, and a change there changes the operations it is about.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.annotations import ARGUMENTS, arguments_of
from sdkwright.frozen import replace
from sdkwright.ir import (
    ListOf,
    Location,
    MapOf,
    NameCandidate,
    Priority,
    Record,
    Style,
    UnionOf,
)
from sdkwright.refine.operations.shapes import resolved
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Json, Operation, Parameter, Type

_ARRAYS: Final = "x-sdkwright-array-format"
_FORMS: Final = ("comma", "repeat", "brackets", "indices")
# How lists inside of objects are written then.
_INSIDE: Final = {"comma": "csv", "repeat": "repeat", "indices": "indices"}
_NESTED: Final = "x-sdkwright-nested-format"
_NESTINGS: Final = ("brackets", "dots")
_IDEMPOTENCY: Final = "x-sdkwright-idempotency"
_POSITIONAL: Final = "x-sdkwright-positional"
# They may be sent again as they are (RFC 9110, 9.2.2).
_REPEATABLE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def defaults(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Give each operation what the root sets, and leave out arguments set to `false`."""
    shared = arguments_of(api.extensions)
    used: set[str] = set()
    operations: list[Operation] = []
    for each in api.operations:
        own = arguments_of(each.extensions)
        matched = {
            key: parameter
            for parameter in each.parameters
            for key in (parameter.wire, f"{parameter.location.value}:{parameter.wire}")
        }
        used |= matched.keys()
        for key, value in own.items():
            if value is False and key not in matched:
                _report(key, each.at, matched, report)
        dropped = {key for key, value in {**shared, **own}.items() if value is False}
        for key in dropped & matched.keys():
            at = each.at if key in own else Pointer()
            _report_required(matched[key], at / ARGUMENTS / key, report)
        operations.append(_with_defaults(each, api, shared, dropped))
    for key, value in shared.items():
        if value is False and key not in used:
            _report(key, Pointer(), used, report)
    return replace(api, operations=tuple(operations))


def _report(key: str, at: Pointer, known: Iterable[str], report: Report) -> None:
    near = get_close_matches(key, list(known), n=1)
    report.warning(
        "configuration-matches-nothing",
        f"There is no parameter {key!r} that could be left out.",
        at / ARGUMENTS / key,
        help=f"Did you mean {near[0]!r}?" if near else "",
    )


def _report_required(parameter: Parameter, at: Pointer, report: Report) -> None:
    if parameter.required:
        message = f"{parameter.wire!r} is required; it cannot be left out."
        report.warning("argument-required", message, at)


def _with_defaults(
    operation: Operation, api: Api, shared: Mapping[str, Json], dropped: set[str]
) -> Operation:
    found: dict[str, Json] = dict(operation.extensions)
    if shared:
        found[ARGUMENTS] = {**shared, **arguments_of(operation.extensions)}
    if _POSITIONAL in api.extensions:
        found.setdefault(_POSITIONAL, api.extensions[_POSITIONAL])
    header = api.extensions.get(_IDEMPOTENCY)
    if operation.method in _REPEATABLE or not isinstance(header, str):
        header = ""
    return replace(
        operation,
        extensions=found,
        idempotency_header=operation.idempotency_header or header,
        parameters=tuple(
            _formatted(each, api)
            for each in without_arguments(operation, dropped).parameters
            if not _is_key(each, header)
        ),
    )


def without_arguments(operation: Operation, dropped: Container[str]) -> Operation:
    """Return an operation without optional parameters of these names, as `limit` or `query:limit`."""
    kept = tuple(
        each for each in operation.parameters if not _is_dropped(each, dropped)
    )
    return replace(operation, parameters=kept)


def _formatted(parameter: Parameter, api: Api) -> Parameter:
    """Return a parameter of the query as the root says that all such are written."""
    if parameter.location is not Location.QUERY or parameter.content is not None:
        return parameter
    form = api.extensions.get(_ARRAYS)
    form = form if isinstance(form, str) and form in _FORMS else ""
    plain = resolved(parameter.type, api.declarations)
    if isinstance(plain, ListOf):
        return _list(parameter, form)
    nesting = api.extensions.get(_NESTED)
    if nesting in _NESTINGS and _has_members(plain, api):
        parameter = replace(parameter, style=Style.DEEP_OBJECT, explode=True)
    if parameter.style is not Style.DEEP_OBJECT:
        return parameter
    dots = ("dots",) if nesting == "dots" else ()
    lists = (_INSIDE[form],) if form in _INSIDE else ()
    return replace(parameter, notation=(*dots, *lists))


def _list(parameter: Parameter, form: str) -> Parameter:
    """Return a list in the query as all lists are written; as it is without a word."""
    if not form:
        return parameter
    if form == "indices":
        return replace(parameter, style=Style.DEEP_OBJECT, notation=("indices",))
    wire = parameter.wire
    if form == "brackets" and not wire.endswith("[]"):
        name = parameter.candidate or NameCandidate(
            text=wire, priority=Priority.GIVEN, rule="the query parameter's name"
        )
        parameter = replace(parameter, wire=f"{wire}[]", candidate=name)
    return replace(parameter, style=Style.FORM, explode=form != "comma")


def _has_members(plain: Type | Record | None, api: Api) -> bool:
    """Whether a type is an object, or may be one."""
    if isinstance(plain, UnionOf):
        return any(
            _has_members(resolved(each, api.declarations), api)
            for each in plain.variants
        )
    return isinstance(plain, Record | MapOf)


def _is_key(parameter: Parameter, header: str) -> bool:
    """Whether a parameter is the header that the option `idempotency_key` is for."""
    is_header = parameter.location is Location.HEADER
    return bool(header) and is_header and parameter.wire.lower() == header.lower()


def _is_dropped(parameter: Parameter, dropped: Container[str]) -> bool:
    names = (parameter.wire, f"{parameter.location.value}:{parameter.wire}")
    return not parameter.required and any(each in dropped for each in names)
