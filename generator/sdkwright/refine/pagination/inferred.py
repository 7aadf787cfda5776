"""Infer paging from the names of parameters and of what the response holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Literals, Paging, PagingStyle
from sdkwright.refine.operations import resolved, success
from sdkwright.refine.pagination.bare_lists import by_bare_list, says_link
from sdkwright.refine.pagination.counters import find_counter, signed_offset
from sdkwright.refine.pagination.cursors import (
    ONWARD,
    leads_to_url,
    said_next,
    signed_header,
    signed_next,
)
from sdkwright.refine.pagination.endings import completed, header
from sdkwright.refine.pagination.last_item import by_last_id
from sdkwright.refine.pagination.parameters import (
    TEXT,
    WHOLE,
    find_parameter,
    is_text,
    kind_of,
    pagination_parameters,
)
from sdkwright.refine.pagination.searches import (
    held,
    is_asked_for,
    listed,
    one_thing,
    put_inside,
    reads,
)
from sdkwright.refine.pagination.words import (
    ADVANCING,
    CURSORS,
    INNER_CURSORS,
    NEXT_CURSOR_HEADERS,
    NEXT_CURSORS,
    NEXT_OBJECTS,
    NEXT_URLS,
    OFFSETS,
    OTHER_PARAMETERS,
    PAGE_SIZES,
    PAGES,
    RANGE_ENDS,
    SHORT_PAGES,
    SIZES,
    TEXT_CURSORS,
    fold,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sdkwright.ir import Header, Operation, Type
    from sdkwright.refine.pagination.response_paths import ResponseSchema

_READING: Final = frozenset({"GET", "QUERY", "POST"})
# Where the name `next` can only be a link, whatever its format.
_LINKS: Final[tuple[tuple[str, ...], ...]] = (
    ("links", "next"),
    ("_links", "next"),
    ("_links", "next", "href"),
    ("links", "next", "href"),
)
# What descriptions say of a number of a page.
_SAID_PAGE: Final = re.compile(r"(?i)\bpage\b")
# What a parameter that chooses the way of paging may be set to.
_MODES: Final = {
    "offset": PagingStyle.OFFSET,
    "skip": PagingStyle.OFFSET,
    "limitoffset": PagingStyle.OFFSET,
    "page": PagingStyle.PAGE,
    "pagenumber": PagingStyle.PAGE,
    "cursor": PagingStyle.CURSOR,
    "keyset": PagingStyle.CURSOR,
    "token": PagingStyle.CURSOR,
}


def inferred(
    operation: Operation,
    response: ResponseSchema,
    linked: Callable[[], frozenset[str]] = frozenset[str],
) -> Paging | None:
    """Return how an operation that reads a list is paged; None where that is unclear.

    Args:
        operation: The operation.
        response: The type of its response.
        linked: Returns the cursors that the document says to come by the `Link` header.
    """
    read = listed(operation, response)
    if read is None or operation.method not in _READING:
        return None
    items, item = read
    found = _of_arguments(operation, response, items, item)
    if found is not None:
        return found
    for holder, inner in held(operation, response.declarations):
        found = _of_arguments(inner, response, items, item)
        inside = put_inside(found, holder) if found is not None else None
        if inside is not None:
            return inside
    return None if items else by_bare_list(operation, response, item, linked)


def _of_arguments(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    """Return the paging by what an operation takes, in the way that comes first."""
    for style in _styles(operation, response):
        found = style(operation, response, items, item)
        if found is not None:
            known = pagination_parameters(operation, response.declarations)
            whole = completed(found, operation, response, known.get(found.parameter))
            size = find_parameter(operation, _sizes(whole), response, WHOLE | TEXT)
            if size is not None and not whole.size_parameter:
                whole = replace(whole, size_parameter=size.wire)
            sure = operation.method != "POST" or reads(operation, response, whole)
            return None if not sure or one_thing(operation, response, whole) else whole
    return None


def _sizes(paging: Paging) -> Iterable[str]:
    """Return the names of a page's size; `limit` beside `per_page` is another thing."""
    return (*PAGE_SIZES, *SIZES) if paging.style is PagingStyle.PAGE else SIZES


def _styles(operation: Operation, response: ResponseSchema) -> Iterable[_Style]:
    """Return the ways of paging to try, in the order in which they are tried."""
    mode = _mode(operation, response)
    if mode in _BY_MODE:
        return _BY_MODE[mode]
    return _by_cursor, _by_link, by_last_id, _by_odata, _by_page, _by_offset, _by_url


def _mode(operation: Operation, response: ResponseSchema) -> PagingStyle | None:
    """Return the way of paging that a parameter's default chooses."""
    found = pagination_parameters(operation, response.declarations)
    for parameter in found.values():
        plain = resolved(parameter.type, response.declarations)
        if not isinstance(plain, Literals) or not parameter.has_default:
            continue
        modes = [_MODES.get(fold(str(each))) for each in plain.values]
        if len({each for each in modes if each is not None}) > 1:
            return _MODES.get(fold(str(parameter.default)))
    return None


def _by_cursor(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    for kinds, names in ((TEXT, CURSORS), (WHOLE, CURSORS[:-1])):
        parameter = find_parameter(operation, names, response, kinds)
        path = (
            response.find(NEXT_CURSORS, kinds)
            or response.within(NEXT_OBJECTS, INNER_CURSORS, kinds)
            or (response.find(TEXT_CURSORS, kinds) if kinds is TEXT else None)
        )
        if parameter is not None and path is not None and path != items:
            return _with_cursor(parameter.wire, items, item, path)
    named = said_next(operation, response)
    if named is None and response.later:
        named = signed_next(operation, response)
    if named is not None:
        return _with_cursor(named[0], items, item, named[1])
    parameter = find_parameter(operation, CURSORS, response, TEXT)
    found = header(operation, NEXT_CURSOR_HEADERS) if parameter is not None else ""
    if parameter is not None and response.later:
        found = found or signed_header(operation, parameter)
    if parameter is None or not found:
        return None
    return replace(
        _with_cursor(parameter.wire, items, item, (found,)), next=(), next_header=found
    )


def _with_cursor(
    parameter: str, items: tuple[str, ...], item: Type, path: tuple[str, ...]
) -> Paging:
    return Paging(
        style=PagingStyle.CURSOR,
        parameter=parameter,
        items=items,
        item=item,
        next=path,
        rule=f"the parameter {parameter!r} and {'.'.join(path)!r} in the response",
    )


def _by_link(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    declared = success(operation)
    headers = declared.headers if declared is not None else ()
    link = next((each for each in headers if each.wire.lower() == "link"), None)
    if link is None and not says_link(operation, response.declarations):
        return None
    known = find_parameter(
        operation, (*ADVANCING, *OTHER_PARAMETERS, *SIZES), response, TEXT | WHOLE
    )
    if known is None and (link is None or not _leads_on(link)):
        return None
    return Paging(
        style=PagingStyle.LINK,
        parameter=_advancing_name(operation, response),
        items=items,
        item=item,
        rule="the Link header",
    )


def _leads_on(link: Header) -> bool:
    """Whether a `Link` header is described as the way to the next page (RFC 8288).

    Where no parameter speaks of pages, it could as well lead to a style sheet or a licence.
    """
    docs = link.docs
    said = f"{docs.summary} {docs.description} {docs.example or ''}"
    return ONWARD.search(said) is not None


def _advancing_name(operation: Operation, response: ResponseSchema) -> str:
    """Return the parameter that tells pages apart, where URLs lead from one to the next."""
    known = find_parameter(operation, ADVANCING, response, TEXT | WHOLE)
    return "" if known is None else known.wire


def _by_odata(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    """Follow OData's link, whose absence ends a list, though `$skip` can be given too."""
    path = response.find(("odata.nextlink", "nextlink"), TEXT)
    given = pagination_parameters(operation, response.declarations)
    dollars = any(each.startswith("$") for each in given)
    if path is None or not (dollars or "odata" in path[-1].lower()):
        return None
    return _linked(operation, response, items, item, path)


def _by_page(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    parameter = find_counter(operation, PAGES, response)
    if parameter is None:
        names = (*SHORT_PAGES, "current") if response.later else SHORT_PAGES
        short = find_parameter(operation, names, response, WHOLE)
        said = short is not None and _SAID_PAGE.search(short.docs.description)
        parameter = short if said else None
    if parameter is None:
        return None
    return Paging(
        style=PagingStyle.PAGE,
        parameter=parameter.wire,
        items=items,
        item=item,
        rule=f"the parameter {parameter.wire!r}",
    )


def _by_offset(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    parameter = find_counter(operation, OFFSETS, response)
    if parameter is None and not _is_range(operation, response):
        parameter = find_parameter(operation, ("from",), response, WHOLE)
    size = ""
    if parameter is None and response.later:
        parameter, size = signed_offset(operation, response) or (None, "")
    if parameter is None:
        return None
    return Paging(
        style=PagingStyle.OFFSET,
        parameter=parameter.wire,
        size_parameter=size,
        items=items,
        item=item,
        start=0,
        rule=f"the parameter {parameter.wire!r}",
    )


def _is_range(operation: Operation, response: ResponseSchema) -> bool:
    """Whether `from` is where a range begins, and not how many items to skip.

    It is the latter only beside the size of a page, and without an end.
    """
    size = find_parameter(operation, SIZES, response, WHOLE)
    end = find_parameter(operation, RANGE_ENDS, response, WHOLE | TEXT)
    return size is None or end is not None


def _by_url(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    path = response.find(NEXT_URLS, TEXT) or _next_link(operation, response)
    size = find_parameter(operation, SIZES, response, WHOLE)
    if path is None and operation.method == "GET":
        asked = size is not None or is_asked_for(operation, items)
        path = response.linked() if asked else None
    if path is None or path[:1] == items:
        return None
    return _linked(operation, response, items, item, path)


def _linked(
    operation: Operation,
    response: ResponseSchema,
    items: tuple[str, ...],
    item: Type,
    path: tuple[str, ...],
) -> Paging:
    return Paging(
        style=PagingStyle.NEXT_URL,
        parameter=_advancing_name(operation, response),
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
        if is_text(response.at(path)):
            return path
    deeper = response.find(("next",), TEXT)
    for path in (("next",), *response.inner(("next",)), *([deeper] if deeper else [])):
        if leads_to_url(response, path):
            return path
    # Text beside the list that no parameter could take up again can only be a link.
    takers = pagination_parameters(operation, response.declarations).values()
    lone = not any(kind_of(each.type, response) in TEXT for each in takers)
    return ("next",) if lone and is_text(response.at(("next",))) else None


if TYPE_CHECKING:
    _Style = Callable[[Operation, ResponseSchema, tuple[str, ...], Type], Paging | None]
_BY_MODE: Final[dict[PagingStyle | None, tuple[_Style, ...]]] = {
    PagingStyle.OFFSET: (_by_offset,),
    PagingStyle.PAGE: (_by_page,),
    PagingStyle.CURSOR: (_by_cursor, by_last_id),
}
