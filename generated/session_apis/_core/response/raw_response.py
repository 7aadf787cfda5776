"""Received responses: status, headers, and a body that is read once."""

from __future__ import annotations

import time
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    Awaitable,
    Callable,
    Generator,
    Iterable,
)
from contextlib import aclosing, closing
from typing import Final, Generic, Self, TypeVar

from ..errors.failure import TransportFailure, invalid, time_over
from ..errors.info import Headers
from .decoding import inflater_for

Chunks = TypeVar("Chunks")
Close = TypeVar("Close")

_LONGEST_LENGTH: Final = 18

Translate = Callable[[Exception], Exception]


class ResponseHead:
    """The part of a response that is known before its body is read.

    Attributes:
        status: The HTTP status.
        headers: The header fields.
        deadline: When reading must have ended.
        release: Ends the hold of the call's deadline on the connection, for bodies that
            are read at the caller's own pace.
        unpacked: Whether the HTTP library has decompressed the body already.
    """

    __slots__ = ("_translate", "deadline", "headers", "release", "status", "unpacked")

    def __init__(
        self, status: int, headers: Headers, translate: Translate | None
    ) -> None:
        self.status: Final = status
        self.headers: Final = headers
        self.deadline: float | None = None
        self.release: Callable[[], None] | None = None
        self.unpacked: bool = False
        self._translate = translate

    def explain(self, translate: Translate) -> None:
        """Add a translation of failures while the body is read."""
        inner = self._translate

        def both(error: Exception) -> Exception:
            return translate(error if inner is None else inner(error))

        self._translate = both

    def too_long(self, limit: int) -> Exception:
        """Return the failure for a body, or a line of it, that exceeds a limit."""
        return self._failure(too_long(limit))

    def _failure(self, error: Exception) -> Exception:
        return error if self._translate is None else self._translate(error)

    def _check_time(self) -> None:
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise time_over(sent=True)

    @property
    def coding(self) -> str:
        """How the body is compressed; empty if it is not, or not any more."""
        return "" if self.unpacked else self.headers.get("content-encoding", "")

    @property
    def announced(self) -> int | None:
        """The declared length of the body in bytes; None if not declared."""
        text = self.headers.get("content-length", "")
        digits = text[:_LONGEST_LENGTH]
        return int(digits) if digits.isascii() and digits.isdigit() else None


class ResponseBody(ResponseHead, Generic[Chunks, Close]):
    """A response with its body; the type parameters are its chunks, and what closes it."""

    __slots__ = ("_chunks", "_close")

    def __init__(
        self,
        status: int,
        headers: Headers,
        chunks: Chunks,
        close: Close,
        translate: Translate | None = None,
    ) -> None:
        """Make a response from the chunks of its body.

        Args:
            status: The HTTP status.
            headers: The header fields.
            chunks: The body as received, before decompression.
            close: Returns the connection to the pool, or closes it if the body is not
                read completely.
            translate: Translates the HTTP library's exceptions into transport failures.
        """
        super().__init__(status, headers, translate)
        self._chunks = chunks
        self._close = close


class RawResponse(ResponseBody[Iterable[bytes], Callable[[], None]]):
    """A response whose body can be read once, or closed unread."""

    __slots__ = ()

    def iter_bytes(self) -> ByteChunks:
        """Return the body in chunks, decompressed."""
        return ByteChunks(self, self._pieces())

    def _pieces(self) -> Generator[bytes, None, None]:
        try:
            inflater = inflater_for(self.coding)
            for chunk in self._chunks:
                self._check_time()
                if inflater is None:
                    yield chunk
                else:
                    yield from inflater.feed(chunk)
            if inflater is not None and (rest := inflater.finish()):
                yield rest
        except Exception as error:
            known = self._failure(error)
            if known is error:
                raise
            raise known from error
        finally:
            self.close()

    def read(self, limit: int, *, partial: bool = False) -> bytes:
        """Return the whole body; a `TransportFailure` if it is too long or breaks off.

        Args:
            limit: The longest body to read, in bytes.
            partial: Whether to return the beginning of such a body instead.
        """
        parts: list[bytes] = []
        size = 0
        try:
            if (self.announced or 0) > limit and not partial:
                raise self.too_long(limit)
            with closing(self._pieces()) as pieces:
                for chunk in pieces:
                    parts.append(chunk)
                    size += len(chunk)
                    if size > limit:
                        raise self.too_long(limit)
        except TransportFailure:
            if not partial:
                raise
        finally:
            self.close()
        return b"".join(parts)[:limit]

    def close(self) -> None:
        """Release the connection. May be called again."""
        self._close()


class ByteChunks:
    """The chunks of a body; closing it releases the connection."""

    __slots__ = ("_pieces", "_response")

    def __init__(
        self, response: RawResponse, pieces: Generator[bytes, None, None]
    ) -> None:
        self._response = response
        self._pieces = pieces

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        return next(self._pieces)

    def close(self) -> None:
        self._pieces.close()
        self._response.close()


class AsyncRawResponse(
    ResponseBody[AsyncIterable[bytes], Callable[[], Awaitable[None]]]
):
    """A response whose body can be read once, or closed unread."""

    __slots__ = ()

    def iter_bytes(self) -> AsyncByteChunks:
        """Return the body in chunks, decompressed."""
        return AsyncByteChunks(self, self._pieces())

    async def _pieces(self) -> AsyncGenerator[bytes, None]:
        try:
            inflater = inflater_for(self.coding)
            async for chunk in self._chunks:
                self._check_time()
                if inflater is None:
                    yield chunk
                else:
                    for piece in inflater.feed(chunk):
                        yield piece
            if inflater is not None and (rest := inflater.finish()):
                yield rest
        except Exception as error:
            known = self._failure(error)
            if known is error:
                raise
            raise known from error
        finally:
            await self.close()

    async def read(self, limit: int, *, partial: bool = False) -> bytes:
        """Return the whole body; a `TransportFailure` if it is too long or breaks off.

        Args:
            limit: The longest body to read, in bytes.
            partial: Whether to return the beginning of such a body instead.
        """
        parts: list[bytes] = []
        size = 0
        try:
            if (self.announced or 0) > limit and not partial:
                raise self.too_long(limit)
            async with aclosing(self._pieces()) as pieces:
                async for chunk in pieces:
                    parts.append(chunk)
                    size += len(chunk)
                    if size > limit:
                        raise self.too_long(limit)
        except TransportFailure:
            if not partial:
                raise
        finally:
            await self.close()
        return b"".join(parts)[:limit]

    async def close(self) -> None:
        """Release the connection. May be called again."""
        await self._close()


class AsyncByteChunks:
    """The chunks of a body; closing it releases the connection."""

    __slots__ = ("_pieces", "_response")

    def __init__(
        self, response: AsyncRawResponse, pieces: AsyncGenerator[bytes, None]
    ) -> None:
        self._response = response
        self._pieces = pieces

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        return await anext(self._pieces)

    async def aclose(self) -> None:
        await self._pieces.aclose()
        await self._response.close()


def too_long(limit: int) -> TransportFailure:
    return invalid(f"the body is longer than the limit of {limit} bytes")
