"""Lists without anything around them: what leads on is in the `Link` header, or nowhere.

A body that is the list itself has no room for the next cursor. Where the operation takes one
all the same, it comes by a header (RFC 8288) that the document need not declare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import Paging, PagingStyle
from sdkwright.refine.pagination.parameters import (
    TEXT,
    WHOLE,
    find_parameter,
    pagination_parameters,
)
from sdkwright.refine.pagination.words import ADVANCING_NAMES, CURSORS, SIZES, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sdkwright.ir import Api, Declaration, Operation, Type
    from sdkwright.refine.pagination.response_paths import ResponseSchema

# What descriptions call the header where the response does not declare it.
_LINK_SAID: Final = (
    *("Link header", "Link Header", "link header", "`Link` header", "`link` header"),
    *("Link response header", "`Link` response header"),
    *("Link HTTP header", "Link HTTP Header", "`Link` HTTP header"),
)
# Names of what an earlier response has given; `after` may as well be an item's id.
_TOKENS: Final = (
    *("pagetoken", "nexttoken", "nextcursor", "pagecursor", "continuationtoken"),
    *("paginationtoken", "nextpagetoken", "continuetoken", "resumptiontoken"),
)


def says_link(operation: Operation, declarations: Mapping[str, Declaration]) -> bool:
    """Whether it is said in words that pages are linked by a header.

    Args:
        operation: Its own description counts, and those of what moves on.
        declarations: To look at the properties of its body.
    """
    given = pagination_parameters(operation, declarations)
    moving = [
        each.docs for wire, each in given.items() if fold(wire) in ADVANCING_NAMES
    ]
    return any(
        docs.mentions(each) for docs in (operation.docs, *moving) for each in _LINK_SAID
    )


def linked_parameters(api: Api) -> frozenset[str]:
    """Return the cursors that some operation is said to get from the `Link` header.

    A document says so once, and means all operations that take the same parameter.
    """
    return frozenset(
        wire
        for each in api.operations
        if says_link(each, api.declarations)
        for wire in pagination_parameters(each, api.declarations)
        if fold(wire) in CURSORS
    )


def by_bare_list(
    operation: Operation,
    response: ResponseSchema,
    item: Type,
    linked: Callable[[], frozenset[str]],
) -> Paging | None:
    """Return the paging of a list that takes a cursor, and has no room for the next one.

    Args:
        operation: A GET whose body is the list.
        response: The type of its response.
        item: The type of the items.
        linked: Returns :func:`linked_parameters` of the API.
    """
    parameter = find_parameter(operation, CURSORS, response, TEXT)
    if operation.method != "GET" or parameter is None:
        return None
    token = fold(parameter.wire) in _TOKENS
    size = find_parameter(operation, SIZES, response, TEXT | WHOLE)
    if not (token and size is not None) and parameter.wire not in linked():
        return None
    return Paging(
        style=PagingStyle.LINK,
        parameter=parameter.wire,
        size_parameter="" if size is None else size.wire,
        item=item,
        rule=(
            "the Link header, though its responses declare none: a list alone has no room"
            f" for the next {parameter.wire!r}"
        ),
    )
