"""What a stream reads from: bytes that come in portions, and can be given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable


class ByteStream(Protocol):
    """The bytes of a response, as they come: an iterator that can be closed."""

    def __next__(self) -> bytes:
        """Return the next bytes."""
        ...

    def close(self) -> object:
        """Give the connection back, or drop it."""
        ...


class AsyncByteStream(Protocol):
    """The bytes of a response, as they come: an iterator that can be closed."""

    def __anext__(self) -> Awaitable[bytes]:
        """Return the next bytes."""
        ...

    def aclose(self) -> Awaitable[object]:
        """Give the connection back, or drop it."""
        ...
