"""Helpers for tests of pagination."""

import asyncio
from types import SimpleNamespace

import pytest
from sdkwright.runtime.errors.info import Headers, RequestInfo, ResponseInfo
from sdkwright.runtime.operation.paged import PagedOperation
from sdkwright.runtime.pagination.pages import AsyncPager, Page

from tests.runtime.support.bodies import MODES

modes = pytest.mark.parametrize("mode", MODES)


HERE = "https://api.example/v1/items"


def operation(paging, items=lambda body: body["items"]):
    return PagedOperation("GET", "/items", lambda: object, items=items, paging=paging)


def info(url=HERE, **headers):
    return ResponseInfo(
        status_code=200,
        headers=Headers.of(headers),
        request=RequestInfo(method="GET", url=url),
    )


class Server:
    """Responds with pages, and records its requests."""

    def __init__(self, reply):
        self.reply = reply
        self.calls = []

    def __fetch__(self, operation, arguments, url=None):
        self.calls.append(url or dict(arguments))
        body = self.reply(SimpleNamespace(**arguments), url)
        extra = body.pop("headers", {}) if isinstance(body, dict) else {}
        return body, info(url or HERE, **extra)


class AsyncServer(Server):
    async def __fetch__(self, operation, arguments, url=None):
        await asyncio.sleep(0)
        return super().__fetch__(operation, arguments, url)


class Walk:
    """Operations on a paginated list in either mode."""

    def __init__(self, mode, paging, reply, arguments=None, **options):
        self.mode = mode
        self.operation = operation(paging, **options)
        self.arguments = arguments or {}
        self.server = (Server if mode == "sync" else AsyncServer)(reply)

    def first(self):
        if self.mode == "sync":
            body, head = self.server.__fetch__(self.operation, self.arguments)
            return Page(self.server, self.operation, self.arguments, body, head)
        return asyncio.run(self._first())

    def items(self):
        if self.mode == "sync":
            return list(self.first())
        return asyncio.run(self._items())

    def pages(self, **options):
        if self.mode == "sync":
            return list(self.first().pages(**options))
        return asyncio.run(self._pages(**options))

    def collect(self, limit=None):
        if self.mode == "sync":
            return self.first().collect(limit)
        return asyncio.run(self._pager().collect(limit))

    def next_of(self, page):
        found = page.next_page()
        return found if self.mode == "sync" else asyncio.run(found)

    def _pager(self):
        return AsyncPager(self.server, self.operation, self.arguments)

    async def _first(self):
        return await self._pager()

    async def _items(self):
        return [item async for item in self._pager()]

    async def _pages(self, **options):
        return [page async for page in self._pager().pages(**options)]


def slices(numbers, size, **more):
    """Return the server's response by page number, from 1."""

    def reply(asked, url):
        page = getattr(asked, "page", None) or 1
        return {"items": numbers[(page - 1) * size : page * size], **more}

    return reply


NUMBERS = list(range(10))
