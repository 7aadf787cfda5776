"""Check that what an extension says about paging names what there is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import PagingStyle
from sdkwright.refine.pagination.parameters import pagination_parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.diagnostics import Report
    from sdkwright.ir import Json, Operation, Paging
    from sdkwright.refine.pagination.response_paths import ResponseSchema
    from sdkwright.source import Pointer

# Optional places in the body, by the key of our own extension.
_OPTIONAL: Final = ("has_more", "last", "total_pages", "total_items")
_WITH_PARAMETER: Final = frozenset(
    {PagingStyle.PAGE, PagingStyle.OFFSET, PagingStyle.CURSOR, PagingStyle.LAST_ID}
)
_WITH_NEXT: Final = frozenset({PagingStyle.CURSOR, PagingStyle.NEXT_URL})
_CODE: Final = "paging-unknown-name"


def checked(
    found: Paging, operation: Operation, response: ResponseSchema, report: Report
) -> Paging | None:
    """Return a declared paging without what it names in vain; None if it cannot work.

    Args:
        found: The paging; its rule is the name of the extension.
        operation: The operation.
        response: The type of its response.
        report: Where a warning goes for each name that stands for nothing.
    """
    at = (
        operation.at / found.rule
        if found.rule in operation.extensions
        else operation.at
    )
    works = _check_parameters(found, operation, response, at, report)
    if found.item is None:
        what = "no list" if response.at(found.items) is not None else "no such property"
        said = f"there is {what} in the response; {_ONE_PAGE}"
        _warn(found.items, said, response, at, report)
        works = False
    if found.next and not _exists(found.next, response):
        needed = found.style in _WITH_NEXT
        said = f"{_NO_PROPERTY}; {_ONE_PAGE}" if needed else _NO_PROPERTY
        _warn(found.next, said, response, at, report)
        works = works and not needed
        found = replace(found, next=())
    for name in _OPTIONAL:
        path: tuple[str, ...] = getattr(found, name)
        if path and not _exists(path, response):
            _warn(path, _NO_PROPERTY, response, at, report)
            found = _without(found, name)
    known = pagination_parameters(operation, response.declarations)
    if found.size_parameter and found.size_parameter not in known:
        found = replace(found, size_parameter="")
    return found if works else None


def report_unknown_keys(
    node: Mapping[str, Json], known: Iterable[str], at: Pointer, report: Report
) -> None:
    """Report the keys of our own extension that mean nothing."""
    for key in node:
        if key not in known:
            near = get_close_matches(key, list(known), n=1)
            report.warning(
                _CODE,
                f"There is no setting {key!r} here.",
                at / key,
                help=_help(near),
            )


_NO_PROPERTY: Final = "the response has no such property"
_ONE_PAGE: Final = "the pages are not walked"


def _check_parameters(
    found: Paging,
    operation: Operation,
    response: ResponseSchema,
    at: Pointer,
    report: Report,
) -> bool:
    """Report parameters that do not exist; tell whether paging works nevertheless."""
    known = pagination_parameters(operation, response.declarations)
    needed = found.style in _WITH_PARAMETER
    for name in (found.parameter, found.size_parameter):
        if name and name not in known:
            end = f"; {_ONE_PAGE}" if needed and name == found.parameter else ""
            report.warning(
                _CODE,
                f"{found.rule} names the parameter {name!r}, which the operation has not{end}.",
                at,
                help=_help(get_close_matches(name, list(known), n=1)),
            )
    return not needed or found.parameter in known


def _warn(
    path: tuple[str, ...],
    what: str,
    response: ResponseSchema,
    at: Pointer,
    report: Report,
) -> None:
    """Report a path that leads nowhere, with the nearest name at the place it fails."""
    depth = next(
        (
            number
            for number in range(len(path))
            if response.at(path[: number + 1]) is None
        ),
        len(path),
    )
    near: list[str] = []
    if depth < len(path):
        names = [each.wire for each in response.fields(path[:depth])]
        near = get_close_matches(path[depth], names, n=1)
    here = ".".join((*path[:depth], *near))
    report.warning(
        _CODE,
        f"{'.'.join(path) or 'the response itself'!r}: {what}.",
        at,
        help=_help([here] if near else []),
    )


def _without(found: Paging, name: str) -> Paging:
    match name:
        case "has_more":
            return replace(found, has_more=())
        case "last":
            return replace(found, last=())
        case "total_pages":
            return replace(found, total_pages=())
        case _:
            return replace(found, total_items=())


def _exists(path: tuple[str, ...], response: ResponseSchema) -> bool:
    return response.at(path) is not None


def _help(near: list[str]) -> str:
    return f"Did you mean `{near[0]}`?" if near else ""
