"""The request for the next page, derived from a page, without I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeGuard, assert_never

from ..operation.pagination_styles import (
    Cursor,
    LastId,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
)
from ..request.origin import parse_url

if TYPE_CHECKING:
    from ..errors.info import ResponseInfo
    from ..operation.pagination_styles import Paging

# One link-value of RFC 8288: a target in angle brackets and its parameters.
_LINK: Final = re.compile(r"<([^<>]*)>((?:[^,\"<]|\"[^\"]*\")*)")
_REL: Final = re.compile(r"(?i);\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The request for the next page.

    Attributes:
        cursor: The position: a value for the pagination parameter, or a URL.
        arguments: The arguments to change.
        url: The URL that replaces the operation's own.
        counted: The number of items so far, if the style counts them.
    """

    cursor: object
    arguments: Mapping[str, object] = field(default_factory=dict[str, object])
    url: str | None = None
    counted: int | None = None


class PagingError(ValueError):
    """A page has no usable reference to the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A page that was fetched.

    Attributes:
        arguments: The arguments of its request.
        body: Its body.
        items: The items in it.
        info: Status, headers and URL of its response.
        before: The number of items on the pages before it, if they were counted.
        url: The URL of its request, if it was not the operation's own.
    """

    arguments: Mapping[str, object]
    body: object
    items: Sequence[object]
    info: ResponseInfo
    before: int | None = None
    url: str | None = None


def find_next(paging: Paging, at: Position) -> Next | None:
    """Return the request for the page after another; None if that is the last.

    A page without items is the last one, unless the server returns a cursor or a URL:
    some servers filter items after they have cut the pages.

    Raises:
        PagingError: The reference to the next page is invalid or has another origin.
    """
    match paging:
        case PageNumber():
            return _next_number(paging, at)
        case Offset():
            return _next_offset(paging, at)
        case Cursor():
            more = value_at(at.body, paging.has_more)
            cursor = None if more is False else value_at(at.body, paging.next)
            return _next_cursor(paging.parameter, cursor, at)
        case LastId():
            ended = not at.items or value_at(at.body, paging.has_more) is False
            cursor = None if ended else value_at(at.items[-1], paging.id)
            return _next_cursor(paging.parameter, cursor, at)
        case NextUrl():
            return _next_url(value_at(at.body, paging.next), at)
        case LinkHeader():
            return _next_url(_linked(at.info.headers.get("link", "")), at)
        case _:
            assert_never(paging)


def value_at(root: object, path: str) -> object:
    """Return the value at a dotted path of attributes or keys, or None."""
    if not path:
        return None
    value = root
    for name in path.split("."):
        value = value.get(name) if _is_mapping(value) else getattr(value, name, None)
    return value


def _next_number(paging: PageNumber, at: Position) -> Next | None:
    number = _integer(at.arguments.get(paging.parameter), paging.start)
    page = number - paging.start + 1
    before = 0 if page == 1 else at.before
    counted = None if before is None else before + len(at.items)
    total_pages = _integer(value_at(at.body, paging.total_pages), -1)
    if (
        not at.items
        or value_at(at.body, paging.has_more) is False
        or 0 <= total_pages <= page
        or _is_last_of_all(paging, at, page, counted)
    ):
        return None
    return replace(_advance(paging.parameter, number + 1), counted=counted)


def _is_last_of_all(
    paging: PageNumber, at: Position, page: int, counted: int | None
) -> bool:
    """Tell by the number of all items whether a page is the last."""
    total = _integer(value_at(at.body, paging.total_items), -1)
    if total < 0:
        return False
    if counted is not None:
        return counted >= total
    # Started at a later page: all pages may be as long as this one. The requested size
    # is used only if it divides the total, since servers may send fewer items.
    count = len(at.items)
    size = _integer(at.arguments.get(paging.size), 0)
    return page * count >= total or (page - 1) * size + count == total


def _next_offset(paging: Offset, at: Position) -> Next | None:
    # Counted by received items: a server may send fewer than requested.
    offset = _integer(at.arguments.get(paging.parameter), 0) + len(at.items)
    total = _integer(value_at(at.body, paging.total_items), -1)
    if (
        not at.items
        or value_at(at.body, paging.has_more) is False
        or 0 <= total <= offset
    ):
        return None
    return _advance(paging.parameter, offset)


def _next_cursor(parameter: str, cursor: object, at: Position) -> Next | None:
    if not cursor:  # no cursor: null, "", 0 or false
        return None
    before = at.arguments.get(parameter)
    if before is not None and str(cursor) == str(before):
        raise PagingError(f"The page at {cursor!r} names itself as the next.")
    return _advance(parameter, cursor)


def _advance(parameter: str, value: object) -> Next:
    return Next(cursor=value, arguments={parameter: value})


def _next_url(target: object, at: Position) -> Next | None:
    if not target:
        return None
    try:
        here = parse_url(at.info.url)
        url = parse_url(str(target), relative_to=here)
    except ValueError as error:
        raise PagingError(
            f"The URL of the next page cannot be used: {error}."
        ) from None
    if url.origin != here.origin:
        # A server behind a proxy that terminates TLS may return http URLs.
        upgraded = replace(url.origin, scheme="https", port=here.origin.port)
        if url.origin.scheme != "http" or upgraded != here.origin:
            raise PagingError(
                f"The next page is said to be on {url.origin}, not on {here.origin}."
            )
        url = replace(url, origin=here.origin)
    if str(url) in (str(here), at.url):
        raise PagingError("The page names itself as the next.")
    return Next(cursor=str(url), url=str(url))


def _linked(header: str) -> str:
    """Return the target of the first ``rel="next"`` link (RFC 8288); empty if none."""
    for target, parameters in _LINK.findall(header):
        for quoted, plain in _REL.findall(parameters):
            if "next" in (quoted or plain).lower().split():
                return str(target)
    return ""


def _integer(value: object, default: int) -> int:
    """Return a number from an argument or a body, where it may be text."""
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value[:18])
    return default


def _is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)
