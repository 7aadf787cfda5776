"""Pages of lists: iterating over a page also yields the items of all later pages."""

from __future__ import annotations

from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from ..errors.errors import APIError, InvalidArgumentError
from ..operation.pagination_styles import (
    Cursor,
    LastId,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
    Paging,
)
from .page import PageBase, Watch

if TYPE_CHECKING:
    from collections.abc import (
        AsyncGenerator,
        AsyncIterator,
        Callable,
        Generator,
        Iterator,
        Mapping,
    )

    from ..errors.info import ResponseInfo
    from ..operation.operation import PagedOperation
    from .next_page import Next
    from .page import AsyncFetcher, Fetcher

__all__: Final = [
    "AsyncPage",
    "AsyncPager",
    "Cursor",
    "LastId",
    "LinkHeader",
    "NextUrl",
    "Offset",
    "Page",
    "PageNumber",
    "Paging",
]

Item = TypeVar("Item")
Body = TypeVar("Body")

MOST_PAGES: Final = 100_000
"""The default limit of pages in one iteration, against endless pagination."""


class Page(PageBase[Item, Body]):
    """A page; iterating over it yields its items, then those of all later pages."""

    def __init__(
        self,
        client: Fetcher,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        body: Body,
        info: ResponseInfo,
        *,
        origin: Next | None = None,
        error: Callable[[str], APIError] = APIError,
    ) -> None:
        """Keep a page, and the client that fetches the next one."""
        super().__init__(operation, arguments, body, info, origin=origin, error=error)
        self._client = client

    def next_page(self) -> Page[Item, Body]:
        """Fetch the next page; raises if there is none, see :meth:`has_next_page`."""
        origin, arguments = self._follow()
        body, info = self._client.fetch(self._operation, arguments, origin.url)
        return Page(
            self._client,
            self._operation,
            arguments,
            body,
            info,
            origin=origin,
            error=self.fail,
        )

    def pages(
        self, *, most: int = MOST_PAGES
    ) -> Generator[Page[Item, Body], None, None]:
        """Yield this page and all later pages.

        Args:
            most: The limit of pages, after which an error is raised.
        """
        watch = Watch(most)
        page = self
        watch.arrive(page)
        yield page
        while watch.leave(page):
            page = page.next_page()
            watch.arrive(page)
            yield page

    def __iter__(self) -> Iterator[Item]:
        """Yield the items of this page and of all later pages."""
        with closing(self.pages()) as pages:
            for page in pages:
                yield from page.items

    def collect(self, limit: int | None = None) -> list[Item]:
        """Return the items of this page and of later pages, fetched on demand.

        Args:
            limit: The maximum number of items; None means all.
        """
        _check_limit(limit)
        found: list[Item] = []
        with closing(self.pages()) as pages:
            for page in pages:
                found += page.items
                if limit is not None and len(found) >= limit:
                    break
        return found[:limit]


class AsyncPage(PageBase[Item, Body]):
    """A page; iterating over it yields its items, then those of all later pages."""

    def __init__(
        self,
        client: AsyncFetcher,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        body: Body,
        info: ResponseInfo,
        *,
        origin: Next | None = None,
        error: Callable[[str], APIError] = APIError,
    ) -> None:
        """Keep a page, and the client that fetches the next one."""
        super().__init__(operation, arguments, body, info, origin=origin, error=error)
        self._client = client

    async def next_page(self) -> AsyncPage[Item, Body]:
        """Fetch the next page; raises if there is none, see :meth:`has_next_page`."""
        origin, arguments = self._follow()
        body, info = await self._client.fetch(self._operation, arguments, origin.url)
        return AsyncPage(
            self._client,
            self._operation,
            arguments,
            body,
            info,
            origin=origin,
            error=self.fail,
        )

    async def pages(
        self, *, most: int = MOST_PAGES
    ) -> AsyncGenerator[AsyncPage[Item, Body], None]:
        """Yield this page and all later pages.

        Args:
            most: The limit of pages, after which an error is raised.
        """
        watch = Watch(most)
        page = self
        watch.arrive(page)
        yield page
        while watch.leave(page):
            page = await page.next_page()
            watch.arrive(page)
            yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
        """Yield the items of this page and of all later pages."""
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in page.items:
                    yield item

    async def collect(self, limit: int | None = None) -> list[Item]:
        """Return the items of this page and of later pages, fetched on demand.

        Args:
            limit: The maximum number of items; None means all.
        """
        _check_limit(limit)
        found: list[Item] = []
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                found += page.items
                if limit is not None and len(found) >= limit:
                    break
        return found[:limit]


class AsyncPager(Generic[Item, Body]):
    """A paginated list that is not fetched yet.

    Await it for its first page, or iterate over it for the items of all pages.
    """

    def __init__(
        self,
        client: AsyncFetcher,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        *,
        error: Callable[[str], APIError] = APIError,
    ) -> None:
        """Keep what is needed to fetch the first page."""
        self._client = client
        self._operation = operation
        self._arguments = arguments
        self._error = error

    def __await__(self) -> Generator[object, None, AsyncPage[Item, Body]]:
        """Fetch the first page."""
        return self._first().__await__()

    async def _first(self) -> AsyncPage[Item, Body]:
        body, info = await self._client.fetch(self._operation, self._arguments)
        return AsyncPage(
            self._client,
            self._operation,
            self._arguments,
            body,
            info,
            error=self._error,
        )

    async def pages(
        self, *, most: int = MOST_PAGES
    ) -> AsyncGenerator[AsyncPage[Item, Body], None]:
        """Yield all pages; see :meth:`AsyncPage.pages`."""
        first = await self
        async with aclosing(first.pages(most=most)) as pages:
            async for page in pages:
                yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
        """Yield the items of all pages."""
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in page.items:
                    yield item

    async def collect(self, limit: int | None = None) -> list[Item]:
        """Return the items of all pages, or the first ``limit`` of them."""
        return await (await self).collect(limit)


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 0:
        raise InvalidArgumentError("A limit cannot be negative.")
