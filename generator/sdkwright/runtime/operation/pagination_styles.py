"""Pagination styles, as constants of operations.

Arguments go by their Python names; what stands in an object that is an argument is dotted:
``pagination.starting_after``. Places in a body are dotted Python names, such as
``meta.next_cursor``, and ``header:x-next-page`` is a header; an empty place means that the
API does not say.
"""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import TypeAlias

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pagination by page number.

    Attributes:
        parameter: The argument for the number of the page.
        start: The number of the first page.
        number: Where a page says its own number, if the document leaves open which number
            the first one has: a page that was asked for without a number decides it.
        size: The argument for the number of items per page.
        next: Where a page says which one follows: a number, a URL, or null at the end.
        total_pages: Where a page says how many pages there are.
        total_items: Where it says how many items there are in all.
        has_more: Where it says whether there are more.
        last: Where it says whether it is the last.
    """

    parameter: str
    _: KW_ONLY
    start: int = 1
    number: str = ""
    size: str = ""
    next: str = ""
    total_pages: str = ""
    total_items: str = ""
    has_more: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Offset:
    """Pagination by offset.

    Attributes:
        parameter: The argument for the number of items to skip.
        start: What stands for the first item: 0, or 1 where that is the number of an item.
        number: Where a page says its own number, as for :class:`PageNumber`.
        size: The argument for the number of items per page.
        next: Where a page says what follows: a number, a URL, or null at the end.
        total_items: Where a page says how many items there are in all.
        has_more: Where it says whether there are more.
        last: Where it says whether it is the last.
    """

    parameter: str
    _: KW_ONLY
    start: int = 0
    number: str = ""
    size: str = ""
    next: str = ""
    total_items: str = ""
    has_more: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Pagination by cursor.

    Attributes:
        parameter: The argument that takes the cursor.
        next: The path of the cursor of the next page.
        has_more: The path of the flag that there are more.
    """

    parameter: str
    _: KW_ONLY
    next: str
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class LastId:
    """Pagination by the id of the last item.

    Attributes:
        parameter: The argument for the id of the last item.
        id: The path of the id in an item.
        has_more: The path of the flag that there are more.
    """

    parameter: str
    _: KW_ONLY
    id: str = "id"
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class NextUrl:
    """Pagination by a URL in the body.

    Attributes:
        next: Where it holds it.
        parameter: The argument whose value in that URL tells the pages apart; empty where
            there is none.
    """

    next: str
    _: KW_ONLY
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class LinkHeader:
    """The URL of the next page is in the `Link` header (RFC 8288), as `rel="next"`.

    Attributes:
        parameter: The argument whose value in that URL tells the pages apart; empty where
            there is none.
    """

    _: KW_ONLY
    parameter: str = ""


Paging: TypeAlias = PageNumber | Offset | Cursor | LastId | NextUrl | LinkHeader
"""How an operation hands out its pages."""
