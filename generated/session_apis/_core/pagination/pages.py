"""Pages of longer lists."""

from __future__ import annotations

from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

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
from .page import AsyncClientFetcher, ClientFetcher, PageBase, Watch

if TYPE_CHECKING:
    from collections.abc import (
        AsyncGenerator,
        AsyncIterator,
        Callable,
        Generator,
        Iterator,
        Mapping,
    )

    from ..client.client import AsyncClient, SyncClient
    from ..errors.info import ResponseInfo
    from ..exchange.execution import Reply
    from ..operation.paged import PagedOperation
    from .page import AsyncFetcher, Fetcher
    from .position import Next

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
Entry = TypeVar("Entry")
Whole = TypeVar("Whole")

MOST_PAGES: Final = 100_000


class Page(PageBase[Item, Body]):
    """A page of a longer list.

    Iterating over the page that a call returns gives its items, and then those of all
    further pages. Iterating over a page that :meth:`pages` yields gives its own items.
    """

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
        alone: bool = False,
    ) -> None:
        super().__init__(
            operation, arguments, body, info, origin=origin, error=error, alone=alone
        )
        self._client = client

    @staticmethod
    def of(
        client: SyncClient,
        operation: PagedOperation[Entry, Whole],
        arguments: Mapping[str, object],
    ) -> Page[Entry, Whole]:
        """Call an operation and return its first page, which fetches the others.

        Args:
            client: The client.
            operation: What to call.
            arguments: Its arguments by Python name.
        """

        def finish(reply: Reply, _: object) -> Page[Entry, Whole]:
            body = core.result(operation, reply)
            info = reply.exchange.info(reply.head)
            error = client.__settings__.errors.base
            fetcher = ClientFetcher(client)
            page = Page(fetcher, operation, arguments, body, info, error=error)
            return client.__adopt__(page)

        core = client.__core__
        execution = core.execution(operation, arguments)
        return client.__deliver__(execution, finish)

    def next_page(self) -> Page[Item, Body]:
        """Fetch the next page; raises if there is none, see :meth:`has_next_page`."""
        origin, arguments = self._follow()
        body, info = self._client.__fetch__(self._operation, arguments, origin.url)
        return Page(
            self._client,
            self._operation,
            arguments,
            body,
            info,
            origin=origin,
            error=self.fail,
            alone=self._alone,
        )

    def _by_itself(self) -> Page[Item, Body]:
        return Page(
            self._client,
            self._operation,
            self._arguments,
            self.body,
            self.info,
            origin=self._origin,
            error=self.fail,
            alone=True,
        )

    def pages(
        self, *, most: int = MOST_PAGES
    ) -> Generator[Page[Item, Body], None, None]:
        """Yield this page and all further ones, each for its own items.

        Args:
            most: The limit of pages, after which an error is raised.
        """
        watch = Watch(most)
        page = self._by_itself()
        watch.arrive(page)
        yield page
        while watch.leave(page):
            page = page.next_page()
            watch.arrive(page)
            yield page

    def __iter__(self) -> Iterator[Item]:
        if self._alone:
            yield from self.items
            return
        with closing(self.pages()) as pages:
            for page in pages:
                yield from page.items

    def collect(self, limit: int | None = None) -> list[Item]:
        """Return the items that iterating over it gives, as far as they are needed.

        Args:
            limit: The maximum number of items; None means all.
        """
        _check_limit(limit)
        if self._alone:
            return self.items[:limit]
        found: list[Item] = []
        with closing(self.pages()) as pages:
            for page in pages:
                found += page.items
                if limit is not None and len(found) >= limit:
                    break
        return found[:limit]


class AsyncPage(PageBase[Item, Body]):
    """A page of a longer list.

    Iterating over the page that a call returns gives its items, and then those of all
    further pages. Iterating over a page that :meth:`pages` yields gives its own items.
    """

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
        alone: bool = False,
    ) -> None:
        super().__init__(
            operation, arguments, body, info, origin=origin, error=error, alone=alone
        )
        self._client = client

    @staticmethod
    async def of(
        client: AsyncClient,
        operation: PagedOperation[Entry, Whole],
        arguments: Mapping[str, object],
    ) -> AsyncPage[Entry, Whole]:
        """Call an operation and return its first page, which fetches the others.

        Args:
            client: The client.
            operation: What to call.
            arguments: Its arguments by Python name.
        """

        def finish(reply: Reply, _: object) -> AsyncPage[Entry, Whole]:
            body = core.result(operation, reply)
            info = reply.exchange.info(reply.head)
            error = client.__settings__.errors.base
            fetcher = AsyncClientFetcher(client)
            page = AsyncPage(fetcher, operation, arguments, body, info, error=error)
            return client.__adopt__(page)

        core = client.__core__
        execution = core.execution(operation, arguments)
        return await client.__deliver__(execution, finish)

    async def next_page(self) -> AsyncPage[Item, Body]:
        """Fetch the next page; raises if there is none, see :meth:`has_next_page`."""
        origin, arguments = self._follow()
        body, info = await self._client.__fetch__(
            self._operation, arguments, origin.url
        )
        return AsyncPage(
            self._client,
            self._operation,
            arguments,
            body,
            info,
            origin=origin,
            error=self.fail,
            alone=self._alone,
        )

    def _by_itself(self) -> AsyncPage[Item, Body]:
        return AsyncPage(
            self._client,
            self._operation,
            self._arguments,
            self.body,
            self.info,
            origin=self._origin,
            error=self.fail,
            alone=True,
        )

    async def pages(
        self, *, most: int = MOST_PAGES
    ) -> AsyncGenerator[AsyncPage[Item, Body], None]:
        """Yield this page and all further ones, each for its own items.

        Args:
            most: The limit of pages, after which an error is raised.
        """
        watch = Watch(most)
        page = self._by_itself()
        watch.arrive(page)
        yield page
        while watch.leave(page):
            page = await page.next_page()
            watch.arrive(page)
            yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
        if self._alone:
            for item in self.items:
                yield item
            return
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in page.items:
                    yield item

    async def collect(self, limit: int | None = None) -> list[Item]:
        """Return the items that iterating over it gives, as far as they are needed.

        Args:
            limit: The maximum number of items; None means all.
        """
        _check_limit(limit)
        if self._alone:
            return self.items[:limit]
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
        adopt: Callable[[Any], Any] | None = None,
    ) -> None:
        self._adopt = adopt
        self._client = client
        self._operation = operation
        self._arguments = arguments
        self._error = error

    @staticmethod
    def of(
        client: AsyncClient,
        operation: PagedOperation[Entry, Whole],
        arguments: Mapping[str, object],
    ) -> AsyncPager[Entry, Whole]:
        """Return a pager: await it for the first page, or iterate over all items.

        Args:
            client: The client.
            operation: What to call.
            arguments: Its arguments by Python name.
        """
        if not client.__in_view__:
            error = client.__settings__.errors.base
            fetcher = AsyncClientFetcher(client)
            adopt = client.__adopt__
            return AsyncPager(fetcher, operation, arguments, error=error, adopt=adopt)
        awaitable: Any = AsyncPage.of(client, operation, arguments)
        pager: AsyncPager[Entry, Whole] = awaitable
        return pager

    def __await__(self) -> Generator[object, None, AsyncPage[Item, Body]]:
        return self._first().__await__()

    async def _first(self) -> AsyncPage[Item, Body]:
        body, info = await self._client.__fetch__(self._operation, self._arguments)
        page = AsyncPage(
            self._client,
            self._operation,
            self._arguments,
            body,
            info,
            error=self._error,
        )
        if self._adopt is None:
            return page
        adopted: AsyncPage[Item, Body] = self._adopt(page)
        return adopted

    async def pages(
        self, *, most: int = MOST_PAGES
    ) -> AsyncGenerator[AsyncPage[Item, Body], None]:
        """Yield all pages; see :meth:`AsyncPage.pages`."""
        first = await self
        async with aclosing(first.pages(most=most)) as pages:
            async for page in pages:
                yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
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
