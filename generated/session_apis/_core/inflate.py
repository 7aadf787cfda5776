"""Decompression of response bodies, in bounded pieces.

A few hundred kilobytes can unpack to gigabytes. The pieces made here are small whatever
came in, so whoever reads can stop at a limit before the memory is gone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from .failure import TransportFailure

ACCEPTED: Final = b"gzip, deflate"
"""The value of ``Accept-Encoding`` that fits."""

_PIECE: Final = 1 << 18
_ANY_HEADER: Final = zlib.MAX_WBITS | 32
_RAW: Final = -zlib.MAX_WBITS
_KNOWN: Final = frozenset({"gzip", "x-gzip", "deflate"})


class Inflater:
    """Unpacks gzip (also several members in a row), zlib and bare deflate data."""

    def __init__(self) -> None:
        """Begin."""
        self._stream = zlib.decompressobj(_ANY_HEADER)
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next received bytes unpack to."""
        while data:
            yield self._step(data)
            stream = self._stream
            data = stream.unconsumed_tail
            if stream.eof:
                data = stream.unused_data.lstrip(b"\0")  # padding is allowed
                if data:
                    self._stream = zlib.decompressobj(_ANY_HEADER)

    def finish(self) -> bytes:
        """Return what was held back; the data must be complete."""
        if not self._started:
            return b""
        try:
            rest = self._stream.flush()
        except zlib.error as error:
            raise _broken(error) from error
        if not self._stream.eof:
            raise _broken("it ends early")
        return rest

    def _step(self, data: bytes) -> bytes:
        try:
            try:
                return self._stream.decompress(data, _PIECE)
            except zlib.error:
                if self._started:
                    raise
                # Some servers send deflate without the zlib header it should have.
                self._stream = zlib.decompressobj(_RAW)
                return self._stream.decompress(data, _PIECE)
        except zlib.error as error:
            raise _broken(error) from error
        finally:
            self._started = True


def inflater_for(encoding: str) -> Inflater | None:
    """Return what unpacks a ``Content-Encoding``; None if nothing has to be done.

    Raises:
        TransportFailure: It is an encoding we did not ask for.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return None
    if encoding in _KNOWN:
        return Inflater()
    raise TransportFailure(
        f"the body has the content encoding {encoding[:40]!r}, which was not asked for",
        kind="validation",
        transient=False,
    )


def _broken(reason: object) -> TransportFailure:
    return TransportFailure(
        f"the compressed body is damaged: {reason}", kind="validation", transient=False
    )
