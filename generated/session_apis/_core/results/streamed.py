"""Streamed responses: the caller reads the body inside ``with`` or ``async with``."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from ..exchange.execution import PendingRequest
from ..models.validation import parse
from ..response.decoding import in_utf8
from ..response.raw_response import AsyncRawResponse, RawResponse
from .responses import Lines, StreamedBase

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from types import TracebackType


T = TypeVar("T")

AsyncSender: TypeAlias = "Callable[[], Awaitable[AsyncStreamedResponse[T]]]"


class StreamedResponse(StreamedBase[T, RawResponse, PendingRequest[T]]):
    """A response whose body is unread."""

    def iter_bytes(self) -> Iterator[bytes]:
        """Yield the body in chunks, as they arrive."""
        if self._data is None:
            yield from self._raw.iter_bytes()
        else:
            yield self._data

    def iter_text(self) -> Iterator[str]:
        """Yield the body as text, in chunks."""
        decoder = codecs.getincrementaldecoder(self._charset())("replace")
        for chunk in self.iter_bytes():
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)

    def iter_lines(self) -> Iterator[str]:
        """Yield the lines of the body, without line ends."""
        lines = Lines(self._limit, self._raw.too_long)
        for piece in self.iter_text():
            yield from lines.feed(piece)
        yield from lines.finish()

    def read(self) -> bytes:
        """Read the body into memory, within the client's limit, and return it."""
        if self._data is None:
            self._data = self._raw.read(self._limit)
        return self._data

    def text(self) -> str:
        """Read the body and return it as text."""
        data = self.read()
        return data.decode(self._charset(), "replace")

    def json(self) -> object:
        """Read the body and return it as plain JSON data.

        Raises:
            ValueError: It is not plain JSON, or nested too deeply.
        """
        return parse(in_utf8(self.read(), self._content_type))

    def parse(self) -> T:
        """Read the body and return the result of the method.

        Raises:
            APIResponseValidationError: The response does not match its description.
        """
        pending, reply = self._pending, self._reply
        if not pending.unread:
            reply = reply._replace(data=self.read())
        return pending.finish(reply, self._raw)

    def close(self) -> None:
        """Stop reading and release the connection. May be called again."""
        self._raw.close()


class StreamedCall(Generic[T]):
    """A call that is sent on entering ``with``, and closed on leaving it."""

    def __init__(
        self,
        open: Callable[[PendingRequest[T]], StreamedResponse[T]],
        pending: PendingRequest[T],
    ) -> None:
        self._open = open
        self._pending = pending
        self._response: StreamedResponse[T] | None = None

    def __enter__(self) -> StreamedResponse[T]:
        self._response = self._open(self._pending)
        return self._response

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            self._response.close()


class AsyncStreamedResponse(StreamedBase[T, AsyncRawResponse, PendingRequest[T]]):
    """A response whose body is unread."""

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Yield the body in chunks, as they arrive."""
        if self._data is None:
            async for chunk in self._raw.iter_bytes():
                yield chunk
        else:
            yield self._data

    async def iter_text(self) -> AsyncIterator[str]:
        """Yield the body as text, in chunks."""
        decoder = codecs.getincrementaldecoder(self._charset())("replace")
        async for chunk in self.iter_bytes():
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)

    async def iter_lines(self) -> AsyncIterator[str]:
        """Yield the lines of the body, without line ends."""
        lines = Lines(self._limit, self._raw.too_long)
        async for piece in self.iter_text():
            for line in lines.feed(piece):
                yield line
        for line in lines.finish():
            yield line

    async def read(self) -> bytes:
        """Read the body into memory, within the client's limit, and return it."""
        if self._data is None:
            self._data = await self._raw.read(self._limit)
        return self._data

    async def text(self) -> str:
        """Read the body and return it as text."""
        data = await self.read()
        return data.decode(self._charset(), "replace")

    async def json(self) -> object:
        """Read the body and return it as plain JSON data.

        Raises:
            ValueError: It is not plain JSON, or nested too deeply.
        """
        return parse(in_utf8(await self.read(), self._content_type))

    async def parse(self) -> T:
        """Read the body and return the result of the method.

        Raises:
            APIResponseValidationError: The response does not match its description.
        """
        pending, reply = self._pending, self._reply
        if not pending.unread:
            reply = reply._replace(data=await self.read())
        return pending.finish(reply, self._raw)

    async def close(self) -> None:
        """Stop reading and release the connection. May be called again."""
        await self._raw.close()


class AsyncStreamedCall(Generic[T]):
    """A call that is sent on entering ``async with``, and closed on leaving it."""

    def __init__(self, unsent: Callable[[], Awaitable[AsyncSender[T]]]) -> None:
        self._unsent = unsent
        self._response: AsyncStreamedResponse[T] | None = None

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        send = await self._unsent()
        self._response = await send()
        return self._response

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.close()
