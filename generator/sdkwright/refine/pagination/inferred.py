"""Infer paging from the names of parameters and of what the response holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Kind, Nullable, Paging, PagingStyle, Primitive, Record
from sdkwright.refine.operations import (
    field_of,
    resolved,
    success,
)
from sdkwright.refine.pagination.parameters import pagination_parameters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.ir import Operation, Type
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

_CURSORS: Final = (
    "cursor",
    "page_token",
    "pageToken",
    "next_token",
    "nextToken",
    "next_cursor",
    "nextCursor",
    "page_cursor",
    "pageCursor",
    "continuation_token",
    "continuationToken",
    "pagination_token",
    "paginationToken",
    "next_page_token",
    "start_cursor",
    "after",
    "after_cursor",
    "marker",
    "page[after]",
    "page[cursor]",
    "offset",
)
_NEXT_CURSORS: Final = (
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "continuation_token",
    "continuationToken",
    "next_page_cursor",
    "nextPageCursor",
    "next_page_offset",
    "end_cursor",
    "endCursor",
    "next_marker",
    "nextMarker",
    "pagination_token",
    "paginationToken",
    "last_id",
    "cursor",
    "after",
)
_LAST_IDS: Final = ("starting_after", "after_id", "last_id", "after")
_PAGES: Final = (
    "page",
    "page_number",
    "pageNumber",
    "page_num",
    "pageNum",
    "page[number]",
    "currentPage",
    "current_page",
)
_OFFSETS: Final = (
    "offset",
    "skip",
    "$skip",
    "start_index",
    "startIndex",
    "page[offset]",
)
_SIZES: Final = (
    "limit",
    "per_page",
    "perPage",
    "page_size",
    "pageSize",
    "PageSize",
    "size",
    "max_results",
    "maxResults",
    "top",
    "$top",
    "first",
    "count",
    "pagelen",
    "page[size]",
    "page[limit]",
)
_MORE: Final = (
    "has_more",
    "hasMore",
    "has_next",
    "hasNext",
    "has_next_page",
    "hasNextPage",
)
_TOTAL_PAGES: Final = (
    "total_pages",
    "totalPages",
    "page_count",
    "pageCount",
    "num_pages",
    "last_page",
)
_TOTAL_ITEMS: Final = (
    "total",
    "total_count",
    "totalCount",
    "total_items",
    "totalItems",
    "total_results",
    "totalResults",
)
_NEXT_URLS: Final = (
    "next_url",
    "nextUrl",
    "next_link",
    "nextLink",
    "@odata.nextLink",
    "next_page_url",
    "nextPageUrl",
    "next_page_uri",
    "nextPageUri",
)
_READING: Final = frozenset({"GET", "QUERY", "POST"})
# Where the name `next` can only be a link, whatever its format.
_LINKS: Final[tuple[tuple[str, ...], ...]] = (
    ("links", "next"),
    ("_links", "next"),
    ("_links", "next", "href"),
    ("links", "next", "href"),
)
_TEXT: Final = frozenset({Kind.STRING, Kind.UUID, Kind.ANY, Kind.BASE64})
_WHOLE: Final = frozenset({Kind.INTEGER, Kind.NUMBER})
_FLAG: Final = frozenset({Kind.BOOLEAN})


def inferred(operation: Operation, response: ResponseSchema) -> Paging | None:
    """Return how an operation that reads a list is paged; None where that is unclear."""
    listed = response.items()
    if listed is None or operation.method not in _READING:
        return None
    items, item = listed
    size = _parameter(operation, _SIZES, response, _WHOLE | _TEXT)
    for style in (_by_cursor, _by_link, _by_last_id, _by_page, _by_offset, _by_url):
        found = style(operation, response, items, item)
        if found is not None:
            whole = _completed(found, response, size)
            sure = operation.method != "POST" or _is_a_search(whole)
            return whole if sure else None
    return None


def _is_a_search(found: Paging) -> bool:
    """Whether the response shows that there are pages: what is posted may create something."""
    return bool(found.next or found.has_more or found.total_pages or found.total_items)


def _completed(
    found: Paging, response: ResponseSchema, size: PaginationParameter | None
) -> Paging:
    """Return the paging with what else the response says."""
    return replace(
        found,
        size_parameter=size.wire if size is not None else "",
        has_more=response.find(_MORE, _FLAG) or (),
        total_pages=response.find(_TOTAL_PAGES, _WHOLE) or (),
        total_items=response.find(_TOTAL_ITEMS, _WHOLE) or (),
    )


def _parameter(
    operation: Operation,
    names: Iterable[str],
    response: ResponseSchema,
    kinds: frozenset[Kind],
) -> PaginationParameter | None:
    """Return the parameter with the first of some names that has a fitting kind."""
    found = pagination_parameters(operation, response.declarations)
    for name in names:
        parameter = found.get(name)
        if parameter is not None and _kind(parameter.type, response) in kinds:
            return parameter
    return None


def _kind(type: Type, response: ResponseSchema) -> Kind | None:
    return response.kind(type.type if isinstance(type, Nullable) else type)


def _by_cursor(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    parameter = _parameter(operation, _CURSORS, response, _TEXT)
    path = response.find(_NEXT_CURSORS, _TEXT)
    if parameter is None or path is None or path == items:
        return None
    return Paging(
        style=PagingStyle.CURSOR,
        parameter=parameter.wire,
        items=items,
        item=item,
        next=path,
        rule=f"the parameter {parameter.wire!r} and {'.'.join(path)!r} in the response",
    )


def _by_link(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    declared = success(operation)
    headers = declared.headers if declared is not None else ()
    if not any(each.wire.lower() == "link" for each in headers):
        return None
    pages = (*_PAGES, *_CURSORS, *_LAST_IDS, *_OFFSETS, "before", "since", "max_id")
    known = _parameter(operation, (*pages, *_SIZES), response, _TEXT | _WHOLE)
    if known is None:
        return None
    return Paging(
        style=PagingStyle.LINK, items=items, item=item, rule="the Link header"
    )


def _by_last_id(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    parameter = _parameter(operation, _LAST_IDS, response, _TEXT)
    record = resolved(item, response.declarations)
    if parameter is None or not isinstance(record, Record):
        return None
    id = field_of(record, "id")
    if id is None or response.find(_MORE, _FLAG) is None:
        return None
    return Paging(
        style=PagingStyle.LAST_ID,
        parameter=parameter.wire,
        items=items,
        item=item,
        last_id="id",
        rule=f"the parameter {parameter.wire!r} and the items' id",
    )


def _by_page(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    parameter = _parameter(operation, _PAGES, response, _WHOLE)
    if parameter is None:
        return None
    return Paging(
        style=PagingStyle.PAGE,
        parameter=parameter.wire,
        items=items,
        item=item,
        start=first_page(parameter),
        rule=f"the parameter {parameter.wire!r}",
    )


def first_page(parameter: PaginationParameter) -> int:
    """Return the number of the first page, by the default or the minimum."""
    default = parameter.default
    if isinstance(default, int) and not isinstance(default, bool):
        return default
    type = parameter.type
    plain = type.type if isinstance(type, Nullable) else type
    if isinstance(plain, Primitive) and dict(plain.constraints).get("minimum") == 0:
        return 0
    return 1


def _by_offset(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    parameter = _parameter(operation, _OFFSETS, response, _WHOLE)
    if parameter is None:
        return None
    return Paging(
        style=PagingStyle.OFFSET,
        parameter=parameter.wire,
        items=items,
        item=item,
        rule=f"the parameter {parameter.wire!r}",
    )


def _by_url(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    path = response.find(_NEXT_URLS, _TEXT) or _next_link(operation, response)
    if path is None:
        return None
    return Paging(
        style=PagingStyle.NEXT_URL,
        items=items,
        item=item,
        next=path,
        rule=f"{'.'.join(path)!r} in the response",
    )


def _next_link(
    operation: Operation, response: ResponseSchema
) -> tuple[str, ...] | None:
    """Return the path to a property `next` that holds a URL."""
    for path in _LINKS:
        if _is_text(response.at(path)):
            return path
    for path in (("next",), *response.inner(("next",))):
        if _is_url(response.at(path)):
            return path
    # Text beside the list that no parameter could take up again can only be a link.
    takers = pagination_parameters(operation, response.declarations).values()
    lone = not any(_kind(each.type, response) in _TEXT for each in takers)
    return ("next",) if lone and _is_text(response.at(("next",))) else None


def _is_text(type: Type | Record | None) -> bool:
    return isinstance(type, Primitive) and type.kind is Kind.STRING


def _is_url(type: Type | Record | None) -> bool:
    return isinstance(type, Primitive) and dict(type.constraints).get("format") in {
        "uri",
        "url",
        "uri-reference",
    }
