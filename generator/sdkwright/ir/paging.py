"""How the pages of an operation's list follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum, dataclass

if TYPE_CHECKING:
    from sdkwright.ir.types import Type


NEXT_RELATION: Final = "next"
"""What stands in a path for the link to the next page in a list of links."""


class PagingStyle(Enum):
    """How the next page is asked for."""

    PAGE = "page"
    OFFSET = "offset"
    CURSOR = "cursor"
    LAST_ID = "last_id"
    NEXT_URL = "next_url"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """How an operation's pages follow each other.

    Paths are tuples of wire names into the response body; an empty `items` path means the
    body itself is the list.

    Attributes:
        parameter: Wire name of the parameter, or of the body's property, that moves on;
            may be empty for NEXT_URL and LINK, where it only tells the pages apart.
        size_parameter: Wire name of the page size parameter; may be empty.
        within: Wire name of the body's object that both of them stand in; empty where they
            are arguments themselves.
        items: Where the items are.
        next: Where the next cursor or URL is (CURSOR, NEXT_URL); or where a page says which
            number comes next, by that, a URL or null (PAGE, OFFSET).
        last_id: The item's property that becomes the cursor (LAST_ID).
        has_more: Where a "there is more" flag is; may be empty.
        last: Where an "it is the last" flag is; may be empty.
        total_pages / total_items: Where the totals are; may be empty.
        next_header / total_pages_header / total_items_header: Names of headers that say
            the same; may be empty.
        start: The number of the first page (PAGE), or of the first item (OFFSET).
        number: Where a page says its own number, if the document leaves it open which the
            first one has.
        rule: Where this was found, for `gen explain`.
    """

    style: PagingStyle
    parameter: str = ""
    size_parameter: str = ""
    within: str = ""
    items: tuple[str, ...] = ()
    item: Type | None = None
    next: tuple[str, ...] = ()
    last_id: str = ""
    has_more: tuple[str, ...] = ()
    total_pages: tuple[str, ...] = ()
    total_items: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    next_header: str = ""
    total_pages_header: str = ""
    total_items_header: str = ""
    start: int = 1
    number: tuple[str, ...] = ()
    rule: str = ""
