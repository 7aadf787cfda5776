"""Responses as they arrive: status, headers, and a body that is read once.

This is the seam between the HTTP library and everything above it.
"""

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
from contextlib import aclosing
from typing import Final, Self

from ..errors.failure import TransportFailure
from ..errors.headers import Headers
from .inflate import inflater_for

_LONGEST_LENGTH: Final = 18

Translate = Callable[[Exception], Exception]
"""Makes our exception (or the same one) from one of the HTTP library's."""


class ResponseHead:
    """What is known before the body is read.

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
        """Keep status and headers."""
        self.status: Final = status
        self.headers: Final = headers
        self.deadline: float | None = None
        self.release: Callable[[], None] | None = None
        self.unpacked = False
        self._translate = translate

    def explain(self, translate: Translate) -> None:
        """Give failures while reading the body another form, on top of the present."""
        inner = self._translate

        def both(error: Exception) -> Exception:
            return translate(error if inner is None else inner(error))

        self._translate = both

    def too_long(self, limit: int) -> Exception:
        """Return the failure for a body, or a line of it, that is beyond a limit."""
        return self._failure(too_long(limit))

    def _failure(self, error: Exception) -> Exception:
        return error if self._translate is None else self._translate(error)

    def _check_time(self) -> None:
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise TransportFailure(
                "the time for the whole call ran out", kind="timeout", phase="total"
            )

    @property
    def coding(self) -> str:
        """How the body is compressed; empty if it is not, or not any more."""
        return "" if self.unpacked else self.headers.get("content-encoding", "")

    @property
    def announced(self) -> int | None:
        """How many bytes of body the server says it sends; None if it does not say."""
        text = self.headers.get("content-length", "")
        # More digits than a length can have mean no more than the first of them.
        digits = text[:_LONGEST_LENGTH]
        return int(digits) if digits.isascii() and digits.isdigit() else None


class RawResponse(ResponseHead):
    """A response whose body can be read once, or closed unread."""

    __slots__ = ("_chunks", "_close")

    def __init__(
        self,
        status: int,
        headers: Headers,
        chunks: Iterable[bytes],
        close: Callable[[], None],
        translate: Translate | None = None,
    ) -> None:
        """Wrap a body.

        Args:
            status: The HTTP status.
            headers: The header fields.
            chunks: The body as it arrives, still compressed.
            close: Gives the connection back, or closes it if the body is not read up.
            translate: Makes our failures from the HTTP library's exceptions.
        """
        super().__init__(status, headers, translate)
        self._chunks = chunks
        self._close = close

    def iter_bytes(self) -> ByteChunks:
        """Return the body in pieces, unpacked."""
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
        """Return the whole body.

        Args:
            limit: The longest body to read.
            partial: Whether to return the beginning of a body that is too long or breaks
                off, instead of failing.

        Raises:
            TransportFailure: The body is too long or breaks off.
        """
        parts: list[bytes] = []
        size = 0
        try:
            if (self.announced or 0) > limit and not partial:
                raise self.too_long(limit)
            for chunk in self._pieces():
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
        """Give the connection back. May be called again."""
        self._close()


class ByteChunks:
    """The pieces of a body. Closing it gives the connection back, begun or not."""

    __slots__ = ("_pieces", "_response")

    def __init__(
        self, response: RawResponse, pieces: Generator[bytes, None, None]
    ) -> None:
        """Wrap the generator of the pieces."""
        self._response = response
        self._pieces = pieces

    def __iter__(self) -> Self:
        """Return itself."""
        return self

    def __next__(self) -> bytes:
        """Return the next piece."""
        return next(self._pieces)

    def close(self) -> None:
        """Stop reading."""
        self._pieces.close()
        self._response.close()


class AsyncRawResponse(ResponseHead):
    """A response whose body can be read once, or closed unread."""

    __slots__ = ("_chunks", "_close")

    def __init__(
        self,
        status: int,
        headers: Headers,
        chunks: AsyncIterable[bytes],
        close: Callable[[], Awaitable[None]],
        translate: Translate | None = None,
    ) -> None:
        """Wrap a body; see :class:`RawResponse`."""
        super().__init__(status, headers, translate)
        self._chunks = chunks
        self._close = close

    def iter_bytes(self) -> AsyncByteChunks:
        """Return the body in pieces, unpacked."""
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
        """Return the whole body; see :meth:`RawResponse.read`."""
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

    def on_close(
        self,
        around: Callable[
            [Callable[[], Awaitable[None]]], Callable[[], Awaitable[None]]
        ],
    ) -> None:
        """Do more when it is closed, by a function that wraps what is done now."""
        self._close = around(self._close)

    async def close(self) -> None:
        """Give the connection back. May be called again."""
        await self._close()


class AsyncByteChunks:
    """The pieces of a body. Closing it gives the connection back, begun or not."""

    __slots__ = ("_pieces", "_response")

    def __init__(
        self, response: AsyncRawResponse, pieces: AsyncGenerator[bytes, None]
    ) -> None:
        """Wrap the generator of the pieces."""
        self._response = response
        self._pieces = pieces

    def __aiter__(self) -> Self:
        """Return itself."""
        return self

    async def __anext__(self) -> bytes:
        """Return the next piece."""
        return await anext(self._pieces)

    async def aclose(self) -> None:
        """Stop reading."""
        await self._pieces.aclose()
        await self._response.close()


def too_long(limit: int) -> TransportFailure:
    """Return the failure for a body that does not fit into the limit."""
    return TransportFailure(
        f"the body is longer than the limit of {limit} bytes",
        kind="validation",
        transient=False,
    )
