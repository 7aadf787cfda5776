"""Pagination styles, as constants of operations."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import TypeAlias

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pagination by page number."""

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
    """Pagination by offset."""

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
    """Pagination by cursor."""

    parameter: str
    _: KW_ONLY
    next: str
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class LastId:
    """Pagination by the id of the last item."""

    parameter: str
    _: KW_ONLY
    id: str = "id"
    has_more: str = ""


@dataclass(frozen=True, slots=True)
class NextUrl:
    """Pagination by a URL in the body."""

    next: str
    _: KW_ONLY
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class LinkHeader:
    """The URL of the next page is in the `Link` header (RFC 8288), as `rel="next"`."""

    _: KW_ONLY
    parameter: str = ""


Paging: TypeAlias = PageNumber | Offset | Cursor | LastId | NextUrl | LinkHeader
