"""Chunks of a fixed size from chunks of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Resizer:
    """Splits and joins chunks, without I/O."""

    def __init__(self, size: int | None) -> None:
        if size is not None and size < 1:
            raise InvalidArgumentError("A chunk must have at least one byte.")
        self._size = size
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._size is None:
            yield chunk
            return
        self._rest += chunk
        while len(self._rest) >= self._size:
            yield bytes(self._rest[: self._size])
            del self._rest[: self._size]

    def finish(self) -> Iterator[bytes]:
        if self._rest:
            yield bytes(self._rest)
