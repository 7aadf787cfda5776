"""What a response says of the end of its list, and of the page that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Kind, PagingStyle
from sdkwright.refine.operations import success
from sdkwright.refine.pagination.counters import counts_of
from sdkwright.refine.pagination.first_page import first_page, said_first
from sdkwright.refine.pagination.parameters import FLAG, TEXT, WHOLE
from sdkwright.refine.pagination.words import (
    ITEM_NUMBERS,
    LAST,
    MORE,
    NEXT_HEADERS,
    NEXT_OFFSETS,
    NEXT_PAGES,
    NEXT_PLACES,
    NUMBERS,
    TOTAL_ITEMS,
    TOTAL_ITEMS_HEADERS,
    TOTAL_PAGES,
    TOTAL_PAGES_HEADERS,
    fold,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.ir import Operation, Paging
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

_COUNTED: Final = frozenset({PagingStyle.PAGE, PagingStyle.OFFSET})
_VALUE: Final = TEXT | WHOLE | {Kind.ANY}
_LINKS: Final = (
    ("links", "next"),
    ("_links", "next"),
    ("_links", "next", "href"),
    ("links", "next", "href"),
)


def completed(
    found: Paging,
    operation: Operation,
    response: ResponseSchema,
    parameter: PaginationParameter | None,
) -> Paging:
    """Return a paging with all that the response says besides.

    Args:
        found: The paging: its style, parameter and items.
        operation: The operation.
        response: The type of the response.
        parameter: The parameter that moves on, where there is one.
    """
    counts = counts_of(parameter, response)
    whole = replace(
        found,
        has_more=found.has_more or response.find(MORE, FLAG) or (),
        last=found.last or response.find(LAST, FLAG) or (),
        total_pages=found.total_pages or response.find(TOTAL_PAGES, counts) or (),
        total_items=found.total_items or response.find(TOTAL_ITEMS, counts) or (),
        total_pages_header=header(operation, TOTAL_PAGES_HEADERS),
        total_items_header=header(operation, TOTAL_ITEMS_HEADERS),
    )
    if found.style not in _COUNTED:
        return whole
    return replace(
        _numbered(whole, response, parameter),
        next=found.next or _next(found.style, response),
        next_header=header(operation, NEXT_HEADERS),
    )


def _numbered(
    found: Paging, response: ResponseSchema, parameter: PaginationParameter | None
) -> Paging:
    """Return a paging with the number of its first page, or where a response says it."""
    if parameter is None or (
        found.style is PagingStyle.OFFSET and fold(parameter.wire) not in ITEM_NUMBERS
    ):
        return found
    others = NUMBERS if found.style is PagingStyle.PAGE else ()
    names = (fold(parameter.wire), *others)
    number = response.find(names, counts_of(parameter, response)) or ()
    start, sure = first_page(parameter, response)
    own = response.field(number)
    if not sure and own is not None:
        said = said_first(own.docs.description)
        start = said if said is not None else start
    usual = 1 if found.style is PagingStyle.PAGE else 0
    return replace(
        found, start=usual if start is None else start, number=() if sure else number
    )


def _next(style: PagingStyle, response: ResponseSchema) -> tuple[str, ...]:
    """Return where a response says what comes next: a number, a URL, or nothing."""
    numbers = NEXT_PAGES if style is PagingStyle.PAGE else NEXT_OFFSETS
    known = response.find(numbers, _VALUE)
    if known is None and style is PagingStyle.OFFSET:
        known = response.within(("nextpage", "next"), ("offset", "skip"), WHOLE)
    if known is None:
        known = response.find(NEXT_PLACES, _VALUE)
    if known is None:
        known = next((path for path in _LINKS if response.at(path) is not None), None)
    return known or ()


def header(operation: Operation, names: Iterable[str]) -> str:
    """Return the first of some headers that the response is described with."""
    response = success(operation)
    given = {each.wire.lower() for each in response.headers} if response else set[str]()
    return next((name for name in names if name in given), "")
