"""The ways in which APIs hand out long lists, as constants of their operations.

Arguments go by their Python names. Places in a body are dotted Python names, such as
``meta.next_cursor``; an empty place means that the API does not say.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pages are counted.

    Attributes:
        parameter: The argument for the number of the page.
        start: The number of the first page.
        size: The argument for the number of items per page.
        total_pages: Where a page says how many pages there are.
        total_items: Where it says how many items there are in all.
        has_more: Where it says whether there are more.
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
    """Items are counted.

    Attributes:
        parameter: The argument for the number of items to skip.
        size: The argument for the number of items per page.
        total_items: Where a page says how many items there are in all.
        has_more: Where it says whether there are more.
    """

    parameter: str
    _: KW_ONLY
    size: str = ""
    total_items: str = ""
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A page names what to ask for next.

    Attributes:
        parameter: The argument that takes the cursor.
        next: Where a page holds the cursor of the next.
        has_more: Where it says whether there are more.
    """

    parameter: str
    _: KW_ONLY
    next: str
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class LastId:
    """The last item of a page is where the next begins.

    Attributes:
        parameter: The argument for the id to go on after.
        id: Where an item holds its id.
        has_more: Where a page says whether there are more.
    """

    parameter: str
    _: KW_ONLY
    id: str = "id"
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class NextUrl:
    """A page holds the URL of the next.

    Attributes:
        next: Where it holds it.
    """

    next: str


@dataclass(frozen=True, slots=True)
class LinkHeader:
    """The URL of the next page is in the `Link` header (RFC 8288), as `rel="next"`."""


Paging: TypeAlias = PageNumber | Offset | Cursor | LastId | NextUrl | LinkHeader
"""How an operation hands out its pages."""
