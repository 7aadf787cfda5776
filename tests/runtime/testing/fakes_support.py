"""Operations of every kind of paging and streaming, for fakes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from sdkwright.runtime import (
    AsyncPager,
    AsyncResource,
    AsyncStream,
    Operation,
    Page,
    PagedOperation,
    Resource,
    Stream,
    StreamOperation,
)
from sdkwright.runtime.models.model import Field, Model, UnknownStr
from sdkwright.runtime.pagination.pages import (
    Cursor,
    LastId,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
)


class Book(Model):
    id: str


class Meta(Model):
    next_cursor: str | None = Field(
        default=None, validation_alias="nextCursor", serialization_alias="nextCursor"
    )
    more: bool
    at: dt.datetime
    kind: Literal["page"] | UnknownStr


class Deep(Model):
    meta: Meta
    data: list[Book] = Field(validation_alias="theData", serialization_alias="theData")
    counts: Mapping[str, int]
    first: Book


class Numbered(Model):
    books: list[Book]
    next: int | None = None


class Counted(Model):
    books: list[Book]
    total: int
    more: bool | None = None


class Linked(Model):
    books: list[Book]
    next: str | None = None


class Envelope(Model):
    event: str | None = None
    id: str | None = None
    data: Book | str


_DEEP: PagedOperation[Book, Deep] = PagedOperation(
    "GET",
    "/deep",
    lambda: Deep,
    query="after",
    items=lambda body: body.data if body.meta else None,
    paging=Cursor("after", next="meta.next_cursor", has_more="meta.more"),
)
_NUMBERED: PagedOperation[Book, Numbered] = PagedOperation(
    "GET",
    "/numbered",
    lambda: Numbered,
    query="after",
    items=lambda body: body.books,
    paging=Cursor("after", next="next"),
)
_OFFSET: PagedOperation[Book, Counted] = PagedOperation(
    "GET",
    "/offset",
    lambda: Counted,
    query="offset",
    items=lambda body: body.books,
    paging=Offset("offset", total_items="total", has_more="more"),
)
_TOTAL: PagedOperation[Book, Counted] = PagedOperation(
    "GET",
    "/total",
    lambda: Counted,
    query="page",
    items=lambda body: body.books,
    paging=PageNumber("page", start=0, total_items="total", has_more="more"),
)
_PLAIN: PagedOperation[Book, list[Book]] = PagedOperation(
    "GET",
    "/plain",
    lambda: list[Book],
    query="page",
    items=lambda body: body,
    paging=PageNumber("page"),
)
_LAST: PagedOperation[Book, Counted] = PagedOperation(
    "GET",
    "/last",
    lambda: Counted,
    query="after",
    items=lambda body: body.books,
    paging=LastId("after", has_more="more"),
)
_URL: PagedOperation[Book, Linked] = PagedOperation(
    "GET", "/url", lambda: Linked, items=lambda body: body.books, paging=NextUrl("next")
)
_LINK: PagedOperation[Book, list[Book]] = PagedOperation(
    "GET", "/link", lambda: list[Book], items=lambda body: body, paging=LinkHeader()
)
_FREE: PagedOperation[object, dict[str, object]] = PagedOperation(
    "GET",
    "/free",
    lambda: dict[str, object],
    query="page",
    items=lambda body: body["books"],
    paging=PageNumber("page", total_pages="total"),
)
_GET: Operation[Book] = Operation("GET", "/events", lambda: Book)
_LINES: StreamOperation[Book] = StreamOperation(
    _GET, lambda: Book, kind="jsonl", end="END"
)
_TEXTS: StreamOperation[str] = StreamOperation(_GET, lambda: str)
_WHOLE: StreamOperation[Envelope] = StreamOperation(
    _GET, lambda: Envelope, envelope=True
)


_SECRET: Operation[Book] = Operation("GET", "/secret", lambda: Book, auth="oauth")


_SEVERAL: Operation[Book | list[Book] | None] = Operation(
    "GET",
    "/several",
    lambda: Book | list[Book] | None,
    results={200: lambda: Book, 204: lambda: None, 206: lambda: list[Book]},
)


class Library(Resource):
    """Books."""

    def several(self):
        return self._client.request(_SEVERAL, locals())

    def secret(self):
        return self._client.request(_SECRET, locals())

    def deep(self, *, after=None):
        return Page.of(self._client, _DEEP, locals())

    def numbered(self, *, after=None):
        return Page.of(self._client, _NUMBERED, locals())

    def offset(self, *, offset=None):
        return Page.of(self._client, _OFFSET, locals())

    def total(self, *, page=None):
        return Page.of(self._client, _TOTAL, locals())

    def plain(self, *, page=None):
        return Page.of(self._client, _PLAIN, locals())

    def last(self, *, after=None):
        return Page.of(self._client, _LAST, locals())

    def url(self):
        return Page.of(self._client, _URL, locals())

    def link(self):
        return Page.of(self._client, _LINK, locals())

    def free(self, *, page=None):
        return Page.of(self._client, _FREE, locals())

    def lines(self):
        return Stream.of(self._client, _LINES, locals())

    def texts(self):
        return Stream.of(self._client, _TEXTS, locals())

    def whole(self):
        return Stream.of(self._client, _WHOLE, locals())


class AsyncLibrary(AsyncResource):
    """Books."""

    async def several(self):
        return await self._client.request(_SEVERAL, locals())

    async def secret(self):
        return await self._client.request(_SECRET, locals())

    def deep(self, *, after=None):
        return AsyncPager.of(self._client, _DEEP, locals())

    def numbered(self, *, after=None):
        return AsyncPager.of(self._client, _NUMBERED, locals())

    def offset(self, *, offset=None):
        return AsyncPager.of(self._client, _OFFSET, locals())

    def total(self, *, page=None):
        return AsyncPager.of(self._client, _TOTAL, locals())

    def plain(self, *, page=None):
        return AsyncPager.of(self._client, _PLAIN, locals())

    def last(self, *, after=None):
        return AsyncPager.of(self._client, _LAST, locals())

    def url(self):
        return AsyncPager.of(self._client, _URL, locals())

    def link(self):
        return AsyncPager.of(self._client, _LINK, locals())

    def free(self, *, page=None):
        return AsyncPager.of(self._client, _FREE, locals())

    async def lines(self):
        return await AsyncStream.of(self._client, _LINES, locals())

    async def texts(self):
        return await AsyncStream.of(self._client, _TEXTS, locals())

    async def whole(self):
        return await AsyncStream.of(self._client, _WHOLE, locals())


def library(client):
    """Return the resource of a client's mode."""
    made = Library if type(client).__name__ == "Acme" else AsyncLibrary
    return made(client)
