"""The common part of asynchronous transports: slots, request bodies, closing."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import anyio
import anyio.to_thread

from ..errors.failure import time_over
from ..request.request import StreamedBody


async def take_slot(slots: anyio.Semaphore, deadline: float | None) -> None:
    """Wait for a free slot for a request.

    Raises:
        TransportFailure: The deadline passed first.
    """
    try:
        slots.acquire_nowait()
    except anyio.WouldBlock:
        left = None if deadline is None else max(deadline - time.monotonic(), 0.0)
        with anyio.move_on_after(left) as scope:
            await slots.acquire()
        if scope.cancelled_caught:
            raise time_over() from None


def closing(
    close: Callable[[], Awaitable[None]], free: Callable[[], None]
) -> Callable[[], Awaitable[None]]:
    """Return a function that closes a response and, once, frees its slot."""
    open_ = [True]

    async def close_and_free() -> None:
        try:
            # The connection is released even if the task is cancelled.
            with anyio.CancelScope(shield=True):
                await close()
        finally:
            if open_:
                open_.clear()
                free()

    return close_and_free


def async_chunks(
    body: bytes | StreamedBody | None,
) -> bytes | AsyncIterator[bytes] | None:
    """Convert a body for the HTTP library."""
    return _in_thread(body.start) if isinstance(body, StreamedBody) else body


async def _in_thread(start: Callable[[], Iterator[bytes]]) -> AsyncIterator[bytes]:
    """Yield chunks that a thread reads, without blocking the event loop."""
    chunks = await anyio.to_thread.run_sync(start)
    while True:
        chunk = await anyio.to_thread.run_sync(next, chunks, None)
        if chunk is None:
            return
        yield chunk
