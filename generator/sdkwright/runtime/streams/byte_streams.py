"""The byte streams that event streams read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable


class ByteStream(Protocol):
    """The chunks of a response's body: an iterator that can be closed."""

    def __next__(self) -> bytes:
        """Return the next bytes."""
        ...

    def close(self) -> object:
        """Release the connection."""
        ...


class AsyncByteStream(Protocol):
    """The chunks of a response's body: an iterator that can be closed."""

    def __anext__(self) -> Awaitable[bytes]:
        """Return the next bytes."""
        ...

    def aclose(self) -> Awaitable[object]:
        """Release the connection."""
        ...
