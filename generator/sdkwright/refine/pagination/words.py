"""The names by which APIs call what pages lists, each folded; see :func:`fold`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sdkwright.ir import Paging

_DROPPED: Final = str.maketrans("", "", "_-$@ ")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Return a name without what spellings differ in: case, separators, sigils.

    Of `hydra:totalItems` the vocabulary in front is left out.
    """
    return name.rpartition(":")[2].translate(_DROPPED).lower()


CURSORS: Final = (
    "cursor",
    "pagetoken",
    "nexttoken",
    "nextcursor",
    "pagecursor",
    "continuationtoken",
    "paginationtoken",
    "nextpagetoken",
    "startcursor",
    "continue",
    "continuetoken",
    "after",
    "aftercursor",
    "marker",
    "iterator",
    "bookmark",
    "resumptiontoken",
    "exclusivestartkey",
    "page[after]",
    "page[cursor]",
    "offset",
)
NEXT_CURSORS: Final = (
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "continuationtoken",
    "nextpagecursor",
    "nextpageoffset",
    "endcursor",
    "nextmarker",
    "nextbatch",
    "paginationtoken",
    "continue",
    "continuetoken",
    "lastid",
    "cursor",
    "iterator",
    "bookmark",
    "resumptiontoken",
    "lastevaluatedkey",
    "after",
    "pagetoken",
)
# What is the next cursor if it is a text: a number would be of items.
TEXT_CURSORS: Final = ("nextoffset",)
# Texts that are cursors where a response says which is the next.
SOMETIMES_CURSORS: Final = ("from", "since", "next")
# Inside of an object that describes the next page.
NEXT_OBJECTS: Final = ("nextpage", "next")
INNER_CURSORS: Final = (
    *("offset", "token", "cursor", "pagetoken", "pagecursor", "after"),
    *("startingafter", "startcursor", "marker"),
)
LAST_IDS: Final = ("startingafter", "afterid", "lastid", "after")
PAGES: Final = (
    "page",
    "pagenumber",
    "pagenum",
    "pageno",
    "pageindex",
    "page[number]",
    "pagination[page]",
    "currentpage",
)
# Those that could be anything, unless their description speaks of a page.
SHORT_PAGES: Final = ("p", "pg", "pn", "pagen")
OFFSETS: Final = (
    "offset",
    "skip",
    "startindex",
    "startat",
    "start",
    "startposition",
    "page[offset]",
    "pagination[start]",
)
# What moves on in a list.
ADVANCING: Final = (*PAGES, *CURSORS, *LAST_IDS, *OFFSETS)
ADVANCING_NAMES: Final = frozenset(ADVANCING)
# Beside one of these, `from` is where a range begins.
RANGE_ENDS: Final = ("to", "until", "till", "end", "enddate", "endtime", "todate")
# Those that may be the number of the first item, and not how many to skip.
ITEM_NUMBERS: Final = frozenset({"startindex", "start", "startposition"})
SIZES: Final = (
    "limit",
    "perpage",
    "pagesize",
    "size",
    "maxresults",
    "top",
    "first",
    "count",
    "pagelen",
    "pagelimit",
    "page[size]",
    "page[limit]",
    "pagination[pagesize]",
    "pagination[limit]",
)
# Those that can only be of a page, where a `limit` may be that of all pages.
PAGE_SIZES: Final = (
    *("perpage", "pagesize", "pagelen", "pagelimit"),
    *("page[size]", "pagination[pagesize]"),
)
MORE: Final = (
    "hasmore",
    "hasnext",
    "hasnextpage",
    "hasmorepages",
    "hasmoreitems",
    "hasmoreresults",
    "hasadditionalpages",
    "more",
    "moreavailable",
)
LAST: Final = ("last", "islast", "islastpage", "lastpage", "done")
TOTAL_PAGES: Final = (
    "totalpages",
    "totalpage",
    "pagecount",
    "numpages",
    "numberofpages",
    "lastpage",
    "maxpage",
    "nbpages",
    "pages",
)
TOTAL_ITEMS: Final = (
    "total",
    "totalcount",
    "totalitems",
    "totalresults",
    "totalelements",
    "totalrecords",
    "totalsize",
    "totalsetsize",
    "totalhits",
    "nbhits",
)
NEXT_URLS: Final = (
    "nexturl",
    "nextlink",
    "odata.nextlink",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
    "nextrecordsurl",
)
# Where a page that is counted says its successor, by a URL that may lack its beginning.
NEXT_PLACES: Final = (*NEXT_URLS, "nexturi", "next")
# Objects of a body that hold what moves on.
HOLDERS: Final = frozenset(
    {"pagination", "paging", "page", "pageinfo", "pagerequest", "pagingrequest"}
    | {"paginationrequest", "pageoptions", "pagingoptions", "paginationoptions"}
    | {"listoptions"}
)
# Where a POST ends that reads a list: `/flows/filter`, `/users.list`.
QUESTIONS: Final = frozenset({"filter", "find", "list", "query", "search"})
NEXT_PAGES: Final = ("nextpage", "nextpagenumber", "nextpageindex", "nextpagenum")
NEXT_OFFSETS: Final = (
    *("nextoffset", "nextskip", "nextstart", "nextpagestart"),
    *("nextstartindex", "nextstartat"),
)
NUMBERS: Final = (
    *("number", "page", "pagenumber", "currentpage"),
    *("pageindex", "pageno", "pagenum"),
)
OTHER_PARAMETERS: Final = ("before", "since", "maxid")

TOTAL_ITEMS_HEADERS: Final = (
    *("x-total-count", "x-total", "total-count", "x-total-items", "x-wp-total"),
    *("x-pagination-total-count", "x-pagination-total"),
)
TOTAL_PAGES_HEADERS: Final = (
    *("x-total-pages", "x-wp-totalpages", "x-page-count"),
    *("x-pagination-page-count", "x-pagination-total-pages"),
)
NEXT_HEADERS: Final = ("x-next-page", "x-pagination-next-page", "x-next-offset")
NEXT_CURSOR_HEADERS: Final = (
    *("x-next-cursor", "x-next-page-token", "x-next-token", "next-cursor"),
    *("x-continuation-token", "x-ms-continuation", "x-pagination-next-cursor"),
)

# Objects in which responses put what is not the list itself.
CONTAINERS: Final = (
    "pagination",
    "paging",
    "pageinfo",
    "paginginfo",
    "paginationinfo",
    "resultinfo",
    "meta",
    "metadata",
    "responsemetadata",
    "listmetadata",
    "page",
    "pages",
    "cursors",
    "cursor",
    "nextpage",
    "next",
    "links",
    "data",
    "result",
)

FIRST_WORDS, MORE_WORDS = "first", "more"
"""Whether a package knows only the words that the first rules for pages knew."""
NO_SIGNS, LATER_SIGNS = "none", "later"
"""Whether a package reads the signs that those words leave out; see `ResponseSchema.later`."""

# What leads on by words that those did not know: parameters, objects, members.
_PARAMETERS: Final = frozenset({"next"})
_OBJECTS: Final = frozenset({"cursor"})
_MEMBERS: Final = frozenset({"pagetoken"})


def is_by_more_words(found: Paging) -> bool:
    """Whether pages were found by words that the first rules did not know."""
    path = [fold(each) for each in found.next]
    return (
        (fold(found.parameter) in _PARAMETERS and bool(path))
        or not _OBJECTS.isdisjoint(path[:-1])
        or not _MEMBERS.isdisjoint(path[-1:])
    )
