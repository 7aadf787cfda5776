"""The common part of sync and async pages, and the end of endless pagination."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, Protocol, Self, TypeVar

from ..errors.errors import APIError
from ..operation.pagination_styles import Offset, PageNumber
from .next_page import find_next
from .position import Next, PagingError, Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..client.client import AsyncClient, SyncClient
    from ..errors.info import ResponseInfo
    from ..operation.paged import PagedOperation

Item = TypeVar("Item")
Body = TypeVar("Body")

_MOST_EMPTY: Final = 100
_PLAIN: Final = (str, bytes, int, float, type(None))


class Fetcher(Protocol):
    """A client that fetches pages."""

    def __fetch__(
        self,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        """Fetch a page by the operation's URL and arguments, or from another URL."""
        ...


class AsyncFetcher(Protocol):
    """A client that fetches pages."""

    async def __fetch__(
        self,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        """Fetch a page by the operation's URL and arguments, or from another URL."""
        ...


class ClientFetcher:
    """Fetches pages with a synchronous client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def __fetch__(
        self,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        core = self._client.__core__
        execution = core.execution(operation, arguments, url=url)
        reply, _ = self._client.__send__(execution)
        return core.result(operation, reply), reply.exchange.info(reply.head)


class AsyncClientFetcher:
    """Fetches pages with an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def __fetch__(
        self,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        core = self._client.__core__
        execution = core.execution(operation, arguments, url=url)
        reply, _ = await self._client.__send__(execution)
        return core.result(operation, reply), reply.exchange.info(reply.head)


class PageBase(Generic[Item, Body]):
    """The common part of sync and async pages.

    Attributes:
        body: The body of the page.
        info: Status and headers of its response.
        items: The items in it.
        fail: Makes the exception for invalid pages.
    """

    def __init__(
        self,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        body: Body,
        info: ResponseInfo,
        *,
        origin: Next | None = None,
        error: Callable[[str], APIError] = APIError,
        alone: bool = False,
    ) -> None:
        """Keep a page.

        Args:
            operation: The operation that fetched it.
            arguments: The arguments it was fetched with.
            body: Its body.
            info: Status and headers of its response.
            origin: The request for this page, derived from the page before.
            error: Makes the exception for pages that lead nowhere.
            alone: Whether it stands for its own items only.
        """
        self._alone = alone
        self._operation = operation
        self._arguments = arguments
        self._origin = origin
        self.fail: Final = error
        self.body: Final = body
        self.info: Final = info
        self.items: Final = self._find_items()

    @property
    def cursor(self) -> object:
        """The pagination argument of the next page; None on the last page.

        Raises:
            AttributeError: The server hands out a URL that no argument can stand for, so
                that this list can only be walked at once.
        """
        following = self._next
        if following is not None and following.cursor is None:
            raise AttributeError(
                "The next page has a URL that no argument stands for: go on by next_page()."
            )
        return None if following is None else following.cursor

    @property
    def mark(self) -> str:
        """What tells the next page from others."""
        return "" if self._next is None else self._next.mark

    @property
    def counted(self) -> bool:
        """Whether the style counts pages or items instead of using a cursor."""
        return isinstance(self._operation.paging, PageNumber | Offset)

    def has_next_page(self) -> bool:
        """Tell whether there is another page."""
        return self._next is not None

    def __repr__(self) -> str:
        more = ", more to come" if self.has_next_page() else ""
        return f"<{type(self).__name__} of {len(self.items)} items{more}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a page cannot be pickled; keep its items, or its body")

    def __copy__(self) -> Self:
        derived = object.__new__(type(self))
        derived.__dict__.update(self.__dict__)
        return derived

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        derived = object.__new__(type(self))
        derived.__dict__.update(deepcopy(self.__dict__, memo))
        return derived

    def _find_items(self) -> list[Item]:
        try:
            found = self._operation.items(self.body)
        except (AttributeError, KeyError, TypeError):
            found = None  # omitted, as many servers do with empty lists
        if found is None:
            return []
        if not _is_list(found):
            raise self.fail("The page has no list of items where it should be.")
        return list(found)

    @cached_property
    def _next(self) -> Next | None:
        origin = self._origin or Next(cursor=None)
        position = Position(
            arguments=self._arguments,
            body=self.body,
            items=self.items,
            info=self.info,
            names={spec.python: spec.wire for spec in self._operation.plan.query},
            progress=origin.progress,
            url=origin.url,
        )
        try:
            return find_next(self._operation.paging, position)
        except PagingError as error:
            raise self.fail(str(error)) from error

    def _follow(self) -> tuple[Next, dict[str, object]]:
        origin = self._next
        if origin is None:
            raise self.fail("There is no next page: ask has_next_page() before.")
        return origin, {**self._arguments, **origin.arguments}


class Watch:
    """Detects pagination that would never end."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._seen: set[str] = set()
        self._before: PageBase[Any, Any] | None = None
        self._empty = 0

    def arrive(self, page: PageBase[Any, Any]) -> None:
        self._left -= 1
        if self._left < 0:
            raise page.fail("There are too many pages.")
        if page.counted:
            self._empty = 0 if page.items else self._empty + 1
            if self._empty > _MOST_EMPTY:
                raise page.fail(
                    "The server sends one page without items after another."
                )
            if self._before is not None and _repeats(page, self._before):
                raise page.fail(
                    "The server sends the same page again and again, as if it did not "
                    "know the paging argument."
                )
        self._before = page

    def leave(self, page: PageBase[Any, Any]) -> bool:
        if not page.has_next_page():
            return False
        mark = page.mark
        if mark in self._seen:
            raise page.fail(f"The pages form a cycle: {mark!r} comes again.")
        self._seen.add(mark)
        return True


def _repeats(page: PageBase[Any, Any], before: PageBase[Any, Any]) -> bool:
    if not page.items or page.items != before.items:
        return False
    return not isinstance(page.items[0], _PLAIN) or page.body == before.body


def _is_list(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)
