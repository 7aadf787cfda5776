"""What a response says of the next page under plain names: cursors, tokens and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Location
from sdkwright.refine.operations import success
from sdkwright.refine.pagination.parameters import (
    TEXT,
    WHOLE,
    find_parameter,
    is_text,
    is_url,
    kind_of,
    pagination_parameters,
)
from sdkwright.refine.pagination.words import (
    CURSORS,
    NEXT_CURSORS,
    NEXT_OBJECTS,
    NEXT_URLS,
    SOMETIMES_CURSORS,
    fold,
)

if TYPE_CHECKING:
    from sdkwright.ir import Operation
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

ONWARD: Final = re.compile(r"(?i)\b(next|paging|paginat\w*|pages?)\b")
"""What descriptions and examples say of what leads from page to page."""
# What descriptions say of a link.
_SAID_URL: Final = re.compile(r"(?i)\b(ur[il]|link|href|hyperlink)s?\b|\bpath to\b")
# What descriptions say of a text that leads on.
_SAID_TOKEN: Final = re.compile(
    r"(?i)\b(continuation|page|pagination|paging|next)[ _-](token|cursor)\b"
    r"|\bcursor\b.*\bpages?\b"
)
_CONTAINED: Final = ("pagination", "paging")
_SAID_NEXT: Final = re.compile(r"(?i)\bnext\b")


def said_next(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    """Return a parameter that moves on, and where a response has its next value."""
    return (
        _named_next(operation, response)
        or _plain_next(operation, response)
        or _said_token(operation, response)
        or _next_from(operation, response)
    )


def _named_next(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    """Return a parameter and where a response has its next value.

    That of `since` is `next_since`, or `since` in an object `next`.
    """
    for wire, each in pagination_parameters(operation, response.declarations).items():
        if kind_of(each.type, response) in TEXT:
            name = f"next{fold(wire)}"
            path = None if name in NEXT_URLS else response.find((name,), TEXT)
            path = path or response.within(NEXT_OBJECTS, (fold(wire),), TEXT)
            if path is not None and not is_url(response.at(path)):
                return wire, path
    return None


def _next_from(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    """Return a text such as `from` and where a response says the next: `next_batch`."""
    parameter = find_parameter(operation, SOMETIMES_CURSORS, response, TEXT)
    names = [each for each in NEXT_CURSORS if each.startswith("next")]
    path = response.find(names, TEXT) if parameter is not None else None
    return None if parameter is None or path is None else (parameter.wire, path)


def _plain_next(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    """Return a cursor's parameter and where a response has `next`, if that is no link.

    The parameter may be called `next` itself.
    """
    for kinds, names in ((TEXT, (*CURSORS, "next")), (WHOLE, CURSORS[:-1])):
        parameter = find_parameter(operation, names, response, kinds)
        path = response.find(("next",), kinds)
        if parameter is None or path is None or fold("".join(path[-2:-1])) == "links":
            continue
        if not leads_to_url(response, path):
            return parameter.wire, path
    return None


def _said_token(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    """Return a `token` and where a response has one, if the two are said to be of pages."""
    parameter = find_parameter(operation, ("token",), response, TEXT)
    path = response.find(("token",), TEXT)
    own = response.field(path) if path is not None else None
    if parameter is None or path is None or own is None:
        return None
    said = (parameter.docs.description, own.docs.description)
    return (parameter.wire, path) if all(map(ONWARD.search, said)) else None


def leads_to_url(response: ResponseSchema, path: tuple[str, ...]) -> bool:
    """Whether a property is a URL by its format, its description or its example."""
    if is_url(response.at(path)):
        return True
    own = response.field(path)
    if own is None or not is_text(response.at(path)):
        return False
    example = own.docs.example
    return _SAID_URL.search(own.docs.description) is not None or (
        isinstance(example, str) and example.startswith(("http://", "https://", "/"))
    )


def signed_next(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    """Return a parameter that moves on, and where a response has its next value.

    That is a text `next_page` that is no link, a `pagination` that is said to be a cursor, or
    a `next` beside any text parameter that is said to be a token of pages (`start`).
    """
    return _contained_next(operation, response) or _said_start(operation, response)


def _contained_next(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    cursor = find_parameter(operation, CURSORS, response, TEXT)
    if cursor is None:
        return None
    for names in (("nextpage",), _CONTAINED):
        path = response.find(names, TEXT)
        own = response.field(path) if path is not None else None
        if path is None or own is None or leads_to_url(response, path):
            continue
        if names != _CONTAINED or _SAID_TOKEN.search(own.docs.description):
            return cursor.wire, path
    return None


def _said_start(
    operation: Operation, response: ResponseSchema
) -> tuple[str, tuple[str, ...]] | None:
    path = response.find(("next",), TEXT)
    if path is None or leads_to_url(response, path):
        return None
    for each in operation.parameters:
        said = each.location is Location.QUERY and kind_of(each.type, response) in TEXT
        if said and _SAID_TOKEN.search(each.docs.description):
            return each.wire, path
    return None


def signed_header(operation: Operation, parameter: PaginationParameter) -> str:
    """Return the header that has the next value of a cursor, called as its parameter is.

    `X-After-Cursor` is that of `after_cursor`, if it is said to lead to the next page.
    """
    declared, name = success(operation), fold(parameter.wire)
    for each in declared.headers if declared is not None else ():
        said = ONWARD.search(each.docs.description)
        onward = said is not None and _SAID_NEXT.search(each.docs.description)
        if onward and fold(each.wire).removeprefix("x") == name:
            return each.wire.lower()
    return ""
