"""Names that the configuration or an extension sets, and that nothing has in the end."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.annotations import ARGUMENTS, CLASS, NAME, arguments_of, place
from sdkwright.ir import Record
from sdkwright.python.names import Scope, identifier
from sdkwright.python.operations import (
    alias_keys,
    argument_name,
    asked_request,
    earlier_names,
    report_globals,
)
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Field, Json, Operation
    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context, Names

# What requests' types end with.
_PARAM: Final = "Param"
_ANOTHER: Final = "Take another name for one of them."


def report_names(
    own: ApiConfig,
    api: Api,
    planned: Mapping[str, tuple[str, Planned]],
    over: frozenset[str],
    report: Report,
) -> None:
    """Report names of arguments that there are not, and paths that methods cannot have.

    Args:
        own: The API's configuration.
        api: Its operations.
        planned: Path and plan of each operation's method, by id.
        over: Earlier names that are gone, by who they were.
        report: Where findings go.
    """
    report_globals(api, report)
    shared = arguments_of(api.extensions)
    known: set[str] = set()
    for path, each in planned.values():
        operation = each.operation
        asked = arguments_of(operation.extensions)
        if asked or shared:
            every = each.arguments.every
            keys = {name for one in every for name in (one.wire, one.key)}
            known |= keys
            for key, value in asked.items():
                if value is not False and key not in shared and key not in keys:
                    _report(key, operation.at / ARGUMENTS / key, keys, report)
            _check_arguments(path, each, shared, report)
            _check_earlier(path, each, over, report)
        _check_request(path, each, report)
        _check_path(own, path, operation, report)
    for key, value in shared.items():
        if value is not False and key not in known:
            _report(key, Pointer() / ARGUMENTS / key, known, report)


def report_types(api: Api, names: Names, report: Report) -> None:
    """Report classes that are not called as they should be.

    Args:
        api: The API; candidates of its declarations say what was asked for.
        names: What they are called.
        report: Where findings go.
    """
    for id, each in api.declarations.items():
        asked = each.candidate
        if asked is None or asked.rule != CLASS:
            continue
        now = names.response.get(id) or names.request.get(id, "")
        stem = now if id in names.response else now.removesuffix(_PARAM)
        # A resource in front, as in `shop.Pet`, may be part of the name.
        fits = stem == asked.text or (asked.context and stem.endswith(asked.text))
        if now and not fits:
            report.warning(
                "name-not-free",
                f"The type cannot be called `{asked.text}`: that is a word of Python, of "
                f"the package, or another type's. It is `{now}`.",
                each.at / CLASS,
                help=_ANOTHER,
            )


def report_fields(context: Context, report: Report) -> None:
    """Report fields that are not called as they should be, each once.

    Args:
        context: The API, and what is called how in models and in TypedDicts; candidates
            of fields say what was asked for.
        report: Where findings go.
    """
    naming = context.naming
    every = context.memo.of("fields by name", partial(_asked_fields, context.api))
    named = {(id, each.wire) for id, each, _ in every}
    for id, each, asked in every:
        tables = (naming.fields.get(id, {}), naming.keys.get(id, {}))
        found = [table[each.wire] for table in tables if each.wire in table]
        other = next((name for name in found if name != asked), None)
        if other is not None:
            report.warning(
                "name-not-free",
                f"{each.wire!r} cannot be called `{asked}`: that is a word of Python, of "
                f"all models, or another field's. It is `{other}`.",
                each.at / NAME,
                help=_ANOTHER,
            )
        for wire, now in {**tables[1], **tables[0]}.items():
            if (id, wire) not in named and _moved(wire, now, asked, Scope.FIELDS):
                _report_moved(each.wire, asked, wire, now, each.at / NAME, report)


def _asked_fields(api: Api) -> tuple[tuple[str, Field, str], ...]:
    """Return the fields whose names were asked for, each with its type's id and the name."""
    return tuple(
        (id, each, each.candidate.text)
        for id, record in api.declarations.items()
        for each in (record.fields if isinstance(record, Record) else ())
        if each.candidate is not None and each.candidate.rule == NAME
    )


def _check_arguments(
    path: str, planned: Planned, shared: Mapping[str, Json], report: Report
) -> None:
    """Report arguments that are not called as they should be."""
    every = planned.arguments.every
    names = [argument_name(planned.operation, one.location, one.wire) for one in every]
    others = [each for each, name in zip(every, names, strict=True) if name is None]
    for each, asked in zip(every, names, strict=True):
        if asked is None:
            continue
        table = arguments_of(planned.operation.extensions)
        key = each.key if each.key in table else each.wire
        same = key in shared and shared[key] == table[key]
        at = (Pointer() if same else planned.operation.at) / ARGUMENTS / key
        if asked.text != each.python:
            report.warning(
                "name-not-free",
                f"{each.wire!r} cannot be called `{asked.text}` in `{path}`: that is a word "
                f"of Python, of all methods, or another argument's. It is `{each.python}`.",
                at,
                help=_ANOTHER,
            )
        for one in others:
            if _moved(one.wire, one.python, asked.text, Scope.PARAMETERS):
                name = f"{asked.text}` in `{path}"
                _report_moved(each.wire, name, one.wire, one.python, at, report)


def _moved(wire: str, now: str, asked: str, scope: Scope) -> bool:
    """Tell whether a name that is asked for is what something else would be called."""
    return now != asked and identifier(scope, wire) == asked


def _report_moved(
    wire: str, asked: str, other: str, now: str, at: Pointer, report: Report
) -> None:
    report.warning(
        "name-not-free",
        f"{wire!r} is called `{asked}`, as {other!r} would be: that is `{now}` now.",
        at,
        help=f"Set a name for {other!r}, too, or take another one for {wire!r}.",
    )


def _check_earlier(
    path: str, planned: Planned, over: frozenset[str], report: Report
) -> None:
    """Report earlier names of arguments that cannot stay."""
    there = {each.python for each in planned.arguments.earlier}
    for each in planned.arguments.every:
        for name in earlier_names(planned.operation, each.location, each.wire):
            keys = alias_keys(planned.operation, each, name)
            if name not in there and over.isdisjoint(keys):
                report.warning(
                    "name-was",
                    f"`{path}` cannot take {each.python!r} as `{name}`, too: that is no free "
                    "name, or it has one value only.",
                    planned.operation.at / ARGUMENTS,
                    help="Take it out of `was`.",
                )


def _check_request(path: str, planned: Planned, report: Report) -> None:
    """Report the type of an object for all arguments that a method does not take."""
    asked = asked_request(planned.operation)
    if asked and not planned.arguments.request:
        report.warning(
            "no-request",
            f"`{path}` takes no `request`: that is for packages with"
            ' `compat = "speakeasy"`, and for methods with arguments, none of which is'
            " called so.",
            planned.operation.at / "x-sdkwright-request",
            help="Take the setting out.",
        )


def _check_path(
    own: ApiConfig, path: str, operation: Operation, report: Report
) -> None:
    keys = (operation.operation_id, str(operation.at))
    for key in (*keys, f"{operation.method} {operation.path}"):
        names = own.names.get(key) if key else None
        if names is not None:
            asked = operation.further or names.paths[0]
            if asked != path:
                report.warning(
                    "name-not-free",
                    f"The method cannot be called `{asked}`: that is a word of Python, of "
                    f"the client, or another method's. It is `{path}`.",
                    place(names.at) or operation.at,
                    help=_ANOTHER,
                )
            return


def _report(key: str, at: Pointer, known: Iterable[str], report: Report) -> None:
    near = get_close_matches(key, list(known), n=1)
    report.warning(
        "configuration-matches-nothing",
        f"There is no argument for {key!r}.",
        at,
        help=f"Did you mean {near[0]!r}?" if near else "",
    )
