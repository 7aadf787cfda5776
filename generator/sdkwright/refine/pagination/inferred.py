"""Infer paging from the names of parameters and of what the response holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sdkwright.ir import (
    Kind,
    Literals,
    Nullable,
    Paging,
    PagingStyle,
    Primitive,
    Record,
)
from sdkwright.refine.operations import field_of, resolved, split, success
from sdkwright.refine.pagination.endings import completed, header
from sdkwright.refine.pagination.parameters import pagination_parameters
from sdkwright.refine.pagination.value_types import FLAG, TEXT, WHOLE
from sdkwright.refine.pagination.words import (
    ADVANCING,
    CURSORS,
    INNER_CURSORS,
    LAST_IDS,
    MORE,
    NEXT_CURSOR_HEADERS,
    NEXT_CURSORS,
    NEXT_OBJECTS,
    NEXT_URLS,
    OFFSETS,
    OTHER_PARAMETERS,
    PAGES,
    SIZES,
    fold,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sdkwright.ir import Header, Operation, Type
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

_READING: Final = frozenset({"GET", "QUERY", "POST"})
# Where the name `next` can only be a link, whatever its format.
_LINKS: Final[tuple[tuple[str, ...], ...]] = (
    ("links", "next"),
    ("_links", "next"),
    ("_links", "next", "href"),
    ("links", "next", "href"),
)
# What descriptions and examples of `Link` say where it leads from page to page.
_ONWARD: Final = re.compile(r"(?i)\b(next|paging|paginat\w*|pages?)\b")
# Last words of properties that tell items apart.
_KEYS: Final = frozenset({"id", "token", "uuid", "guid", "key"})
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


def inferred(operation: Operation, response: ResponseSchema) -> Paging | None:
    """Return how an operation that reads a list is paged; None where that is unclear."""
    listed = response.items()
    if listed is None or operation.method not in _READING:
        return None
    items, item = listed
    size = _parameter(operation, SIZES, response, WHOLE | TEXT)
    for style in _styles(operation, response):
        found = style(operation, response, items, item)
        if found is not None:
            known = pagination_parameters(operation, response.declarations)
            whole = completed(found, operation, response, known.get(found.parameter))
            if size is not None:
                whole = replace(whole, size_parameter=size.wire)
            sure = operation.method != "POST" or _is_a_search(whole)
            return whole if sure else None
    return None


def _styles(operation: Operation, response: ResponseSchema) -> Iterable[_Style]:
    """Return the ways of paging to try, in the order in which they are tried."""
    mode = _mode(operation, response)
    if mode in _BY_MODE:
        return _BY_MODE[mode]
    return _by_cursor, _by_link, _by_last_id, _by_odata, _by_page, _by_offset, _by_url


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


def _is_a_search(found: Paging) -> bool:
    """Whether the response says that there are pages: what is posted may create something."""
    return bool(
        found.next
        or found.has_more
        or found.last
        or found.total_pages
        or found.total_items
        or found.total_pages_header
        or found.total_items_header
        or found.next_header
    )


def _parameter(
    operation: Operation,
    names: Iterable[str],
    response: ResponseSchema,
    kinds: frozenset[Kind],
) -> PaginationParameter | None:
    """Return the parameter with the first of some names that has a fitting kind."""
    given = pagination_parameters(operation, response.declarations)
    found = {fold(wire): each for wire, each in reversed(given.items())}
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
    for kinds, names in ((TEXT, CURSORS), (WHOLE, CURSORS[:-1])):
        parameter = _parameter(operation, names, response, kinds)
        path = response.find(NEXT_CURSORS, kinds) or response.within(
            NEXT_OBJECTS, INNER_CURSORS, kinds
        )
        if parameter is not None and path is not None and path != items:
            return _with_cursor(parameter.wire, items, item, path)
    named = _named_next(operation, response)
    if named is not None:
        return _with_cursor(named[0], items, item, named[1])
    parameter = _parameter(operation, CURSORS, response, TEXT)
    found = header(operation, NEXT_CURSOR_HEADERS) if parameter is not None else ""
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


def _named_next(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    """Return a parameter and where a response has its next value: `since`, `next_since`."""
    for wire, each in pagination_parameters(operation, response.declarations).items():
        if _kind(each.type, response) in TEXT:
            name = f"next{fold(wire)}"
            path = None if name in NEXT_URLS else response.find((name,), TEXT)
            if path is not None and not _is_url(response.at(path)):
                return wire, path
    return None


def _by_link(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    declared = success(operation)
    headers = declared.headers if declared is not None else ()
    link = next((each for each in headers if each.wire.lower() == "link"), None)
    if link is None:
        return None
    known = _parameter(
        operation, (*ADVANCING, *OTHER_PARAMETERS, *SIZES), response, TEXT | WHOLE
    )
    if known is None and not _leads_on(link):
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
    return _ONWARD.search(said) is not None


def _advancing_name(operation: Operation, response: ResponseSchema) -> str:
    """Return the parameter that tells pages apart, where URLs lead from one to the next."""
    known = _parameter(operation, ADVANCING, response, TEXT | WHOLE)
    return "" if known is None else known.wire


def _by_last_id(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    parameter = _parameter(operation, LAST_IDS, response, TEXT | WHOLE)
    record = resolved(item, response.declarations)
    if parameter is None or response.find(MORE, FLAG) is None:
        return None
    key = _key(record, parameter) if isinstance(record, Record) else ""
    if not key or not _takes(parameter, record, key, response):
        return None
    return Paging(
        style=PagingStyle.LAST_ID,
        parameter=parameter.wire,
        items=items,
        item=item,
        last_id=key,
        rule=f"the parameter {parameter.wire!r} and the items' {key}",
    )


def _takes(
    parameter: PaginationParameter,
    record: Type | Record | None,
    key: str,
    response: ResponseSchema,
) -> bool:
    """Whether a parameter can be an item's: a number is one only where that is, too."""
    if _kind(parameter.type, response) in TEXT:
        return True
    own = field_of(record, key) if isinstance(record, Record) else None
    return own is not None and _kind(own.type, response) in WHOLE


def _key(record: Record, parameter: PaginationParameter) -> str:
    """Return the property of items that a parameter takes; empty where that is unclear.

    It is `id`, or the one that the parameter's description speaks of: "an item's token".
    """
    if field_of(record, "id") is not None:
        return "id"
    said = split(parameter.docs.description)
    told = [
        each.wire
        for each in record.fields
        if split(each.wire) and split(each.wire)[-1] in _KEYS and _run(each.wire, said)
    ]
    most = max((len(split(each)) for each in told), default=0)
    longest = [each for each in told if len(split(each)) == most]
    return longest[0] if len(longest) == 1 else ""


def _run(name: str, said: tuple[str, ...]) -> bool:
    """Whether a text holds the words of a name one after the other."""
    words = split(name)
    return any(said[n : n + len(words)] == words for n in range(len(said)))


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
    parameter = _parameter(operation, PAGES, response, WHOLE)
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
    parameter = _parameter(operation, OFFSETS, response, WHOLE)
    if parameter is None:
        return None
    return Paging(
        style=PagingStyle.OFFSET,
        parameter=parameter.wire,
        items=items,
        item=item,
        start=0,
        rule=f"the parameter {parameter.wire!r}",
    )


def _by_url(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    path = response.find(NEXT_URLS, TEXT) or _next_link(operation, response)
    if path is None:
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
        if _is_text(response.at(path)):
            return path
    for path in (("next",), *response.inner(("next",))):
        if _is_url(response.at(path)):
            return path
    # Text beside the list that no parameter could take up again can only be a link.
    takers = pagination_parameters(operation, response.declarations).values()
    lone = not any(_kind(each.type, response) in TEXT for each in takers)
    return ("next",) if lone and _is_text(response.at(("next",))) else None


def _is_text(type: Type | Record | None) -> bool:
    return isinstance(type, Primitive) and type.kind is Kind.STRING


def _is_url(type: Type | Record | None) -> bool:
    return isinstance(type, Primitive) and dict(type.constraints).get("format") in {
        "uri",
        "url",
        "uri-reference",
    }


if TYPE_CHECKING:
    _Style = Callable[[Operation, ResponseSchema, tuple[str, ...], Type], Paging | None]
_BY_MODE: Final[dict[PagingStyle | None, tuple[_Style, ...]]] = {
    PagingStyle.OFFSET: (_by_offset,),
    PagingStyle.PAGE: (_by_page,),
    PagingStyle.CURSOR: (_by_cursor, _by_last_id),
}
