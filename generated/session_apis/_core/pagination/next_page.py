"""The request for the next page, derived from a page, without I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never
from urllib.parse import parse_qs

from ..operation.pagination_styles import (
    Cursor,
    LastId,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
)
from ..request.request import parse_url
from .counted import next_number, next_offset
from .links import linked_next
from .position import Next, PagingError, value_at

if TYPE_CHECKING:
    from ..operation.pagination_styles import Paging
    from .position import Position


def find_next(paging: Paging, at: Position) -> Next | None:
    match paging:
        case PageNumber():
            return next_number(paging, at)
        case Offset():
            return next_offset(paging, at)
        case Cursor():
            return _next_cursor(paging, at)
        case LastId():
            return _next_id(paging, at)
        case NextUrl():
            return _next_url(at.value(paging.next), paging.parameter, at)
        case LinkHeader():
            _, target = linked_next(at.info.headers.get("link"))
            return _next_url(target, paging.parameter, at)
        case _:
            assert_never(paging)


def _next_cursor(paging: Cursor, at: Position) -> Next | None:
    more = at.value(paging.has_more)
    if more is False:
        return None
    cursor = at.value(paging.next)
    if not cursor:  # none, or one of the values that stand for none: "", 0, false
        if more is True:
            raise PagingError("The page says that there is more, but names no cursor.")
        return None
    if isinstance(cursor, str) and cursor.startswith(("http://", "https://")):
        return _next_url(cursor, paging.parameter, at)  # a link, though not called one
    return _advance(paging.parameter, cursor, at)


def _next_id(paging: LastId, at: Position) -> Next | None:
    more = at.value(paging.has_more)
    if more is False or (not at.items and more is not True):
        return None
    cursor = value_at(at.items[-1], paging.id) if at.items else None
    if cursor is None or cursor == "":
        raise PagingError(
            f"No item has {paging.id!r} to ask for what comes after the page."
        )
    return _advance(paging.parameter, cursor, at)


def _advance(parameter: str, cursor: object, at: Position) -> Next:
    before = at.argument(parameter)
    if before is not None and str(cursor) == str(before):
        raise PagingError(f"The page at {cursor!r} names itself as the next.")
    return Next(cursor=cursor, arguments=at.changed(parameter, cursor))


def _next_url(target: object, parameter: str, at: Position) -> Next | None:
    if not target:
        return None
    try:
        here = parse_url(at.info.url)
        url = parse_url(str(target), relative_to=here)
    except ValueError as error:
        raise PagingError(
            f"The URL of the next page cannot be used: {error}."
        ) from None
    if url.target == here.target or str(url) == at.url:
        raise PagingError("The page names itself as the next.")
    name = at.names.get(parameter, "")
    values = parse_qs(url.query, keep_blank_values=True).get(name, []) if name else []
    return Next(cursor=values[-1] if len(values) == 1 else None, url=str(url))
