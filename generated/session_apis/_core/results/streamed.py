"""Responses whose body is read by the caller, inside ``with``."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Generic, TypeVar

from ..models.validation import parse
from ..response.charset import in_utf8
from .lines import Lines
from .responses import ResponseBase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from ..exchange.execution import Reply
    from ..exchange.pending_request import PendingRequest
    from ..response.raw_response import RawResponse

T = TypeVar("T")


class StreamedResponse(ResponseBase[T]):
    """A response whose body is unread."""

    def __init__(
        self, reply: Reply, raw: RawResponse, pending: PendingRequest[T], limit: int
    ) -> None:
        """Wrap an answer.

        Args:
            reply: The answer, without its body.
            raw: The body.
            pending: The call that was answered.
            limit: The longest body to read into memory.
        """
        super().__init__(reply)
        self._raw = raw
        self._pending = pending
        self._limit = limit
        self._data: bytes | None = None

    def iter_bytes(self) -> Iterator[bytes]:
        """Yield the body in pieces, as they arrive."""
        if self._data is None:
            yield from self._raw.iter_bytes()
        else:
            yield self._data

    def iter_text(self) -> Iterator[str]:
        """Yield the body as text, in pieces."""
        decoder = codecs.getincrementaldecoder(self._charset())("replace")
        for chunk in self.iter_bytes():
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)

    def iter_lines(self) -> Iterator[str]:
        """Yield the lines of the body, without their ends."""
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
        return self.read().decode(self._charset(), "replace")

    def json(self) -> object:
        """Read the body and return it as plain JSON data.

        Raises:
            ValueError: It is not plain JSON, or goes too deep.
        """
        return parse(in_utf8(self.read(), self._content_type))

    def parse(self) -> T:
        """Read the body and return what the method itself would return.

        Raises:
            APIResponseValidationError: The answer is not what the operation promises.
        """
        pending, reply = self._pending, self._reply
        if not pending.unread:
            reply = reply._replace(data=self.read())
        return pending.finish(reply, self._raw)

    def close(self) -> None:
        """Stop reading. May be called again."""
        self._raw.close()


class StreamedCall(Generic[T]):
    """A call that is made when it is entered by ``with``, and closed at the end."""

    def __init__(
        self,
        open: Callable[[PendingRequest[T]], StreamedResponse[T]],
        pending: PendingRequest[T],
    ) -> None:
        """Keep the call and what makes it."""
        self._open = open
        self._pending = pending
        self._response: StreamedResponse[T] | None = None

    def __enter__(self) -> StreamedResponse[T]:
        """Make the call and return the response, its body unread."""
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
