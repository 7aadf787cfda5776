"""Streamed responses: the caller reads the body inside ``with``."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Generic, TypeVar

from ..exchange.execution import PendingRequest
from ..models.validation import parse
from ..response.charset import in_utf8
from ..response.raw_response import RawResponse
from .responses import Lines, StreamedBase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType


T = TypeVar("T")


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
        """Keep the pending request and the function that sends it."""
        self._open = open
        self._pending = pending
        self._response: StreamedResponse[T] | None = None

    def __enter__(self) -> StreamedResponse[T]:
        """Send the request and return the response, with its body unread."""
        self._response = self._open(self._pending)
        return self._response

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop reading."""
        if self._response is not None:
            self._response.close()
