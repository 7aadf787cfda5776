"""Pagination styles, as constants of operations.

Arguments have their Python names. Paths in a body are dotted Python names, such as
``meta.next_cursor``; an empty path means that the API has no such field.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pagination by page number.

    Attributes:
        parameter: The argument for the number of the page.
        start: The number of the first page.
        size: The argument for the number of items per page.
        total_pages: The path of the number of pages.
        total_items: The path of the number of all items.
        has_more: The path of the flag that there are more.
    """

    parameter: str
    _: KW_ONLY
    start: int = 1
    size: str = ""
    total_pages: str = ""
    total_items: str = ""
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class Offset:
    """Pagination by offset.

    Attributes:
        parameter: The argument for the number of items to skip.
        size: The argument for the number of items per page.
        total_items: The path of the number of all items.
        has_more: The path of the flag that there are more.
    """

    parameter: str
    _: KW_ONLY
    size: str = ""
    total_items: str = ""
    has_more: str = ""


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
        next: The path of the URL of the next page.
    """

    next: str


@dataclass(frozen=True, slots=True)
class LinkHeader:
    """Pagination by the `Link` header (RFC 8288) with `rel="next"`."""


Paging: TypeAlias = PageNumber | Offset | Cursor | LastId | NextUrl | LinkHeader
"""How an operation hands out its pages."""
