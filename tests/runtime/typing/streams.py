"""Types of streams, pages and files, as both type checkers infer them."""

import asyncio
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import TypeVar, assert_type

from sdkwright.runtime.errors.info import Headers, RequestInfo, ResponseInfo
from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.models.model import Model
from sdkwright.runtime.operation.paged import PagedOperation
from sdkwright.runtime.pagination.pages import AsyncPage, AsyncPager, Page, PageNumber
from sdkwright.runtime.streams.stream import AsyncStream, Stream
from sdkwright.runtime.uploads.files import FileTypes

from tests.runtime.typing.golden import Owner

Item = TypeVar("Item")
Body = TypeVar("Body")

INFO = ResponseInfo(
    status_code=200,
    headers=Headers(),
    request=RequestInfo(method="GET", url="https://x.example/owners"),
)


class Owners(Model):
    """A page of owners."""

    items: list[Owner]
    total: int


LIST: PagedOperation[Owner, Owners] = PagedOperation(
    "GET",
    "/owners",
    lambda: Owners,
    items=lambda body: body.items,
    paging=PageNumber("page", total_items="total"),
)


class Client:
    """A client with responses in memory."""

    def __fetch__(
        self,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        """Return one page, of one item."""
        data = b'{"items": [{"name": "a"}], "total": 2}'
        return decoder(operation.result()).decode(data), INFO


class AsyncClient:
    """The same, asynchronous."""

    async def __fetch__(
        self,
        operation: PagedOperation[Item, Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        """Return one page, of one item."""
        return Client().__fetch__(operation, arguments, url)


def pages() -> None:
    """A page knows the types of its items and of its body."""
    body, info = Client().__fetch__(LIST, {})
    page = Page(Client(), LIST, {}, body, info)
    assert_type(page, Page[Owner, Owners])
    assert_type(page.items, list[Owner])
    assert_type(page.body.total, int)
    for owner in page:
        assert_type(owner, Owner)
        break
    assert_type(page.collect(1), list[Owner])


async def async_pages() -> None:
    """A pager can be awaited, and iterated over."""
    pager = AsyncPager(AsyncClient(), LIST, {})
    page = await pager
    assert_type(page, AsyncPage[Owner, Owners])
    async for owner in pager:
        assert_type(owner, Owner)
        break
    assert_type(await pager.collect(1), list[Owner])


def chunks() -> Iterator[bytes]:
    """Yield a stream of two events."""
    yield b'data: {"name": "a"}\n\ndata: {"name": "b"}\n\n'


class Chunks(Iterator[bytes]):
    """A body of a response."""

    def __init__(self) -> None:
        """Begin."""
        self._chunks = chunks()

    def __next__(self) -> bytes:
        """Return the next bytes."""
        return next(self._chunks)

    def close(self) -> None:
        """Do nothing."""

    async def __anext__(self) -> bytes:
        """Return the next bytes."""
        for chunk in self._chunks:
            return chunk
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Do nothing."""


def streams() -> None:
    """A stream has the type of its events."""
    with Stream(Chunks(), decoder(Owner), "sse") as events:
        assert_type(events, Stream[Owner])
        assert [event.name for event in events] == ["a", "b"]
    # A generator will do as a body.
    assert len(list(Stream(chunks_as_generator(), decoder(Owner), "sse"))) == 2


def chunks_as_generator() -> Generator[bytes, None, None]:
    """Yield the same."""
    yield from chunks()


async def async_streams() -> None:
    """The same, asynchronous."""
    async with AsyncStream(Chunks(), decoder(Owner), "sse") as events:
        async for event in events:
            assert_type(event, Owner)


def files() -> None:
    """Everything that can be a file."""
    forms: list[FileTypes] = [b"x", Path("x"), ("n", b"x"), (None, b"x", "text/plain")]
    assert len(forms) == 4


pages()
streams()
files()
asyncio.run(async_pages())
asyncio.run(async_streams())
