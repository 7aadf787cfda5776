"""Raw responses: status, headers and body beside the parsed result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from ..models.validation import parse
from ..response.decoding import in_utf8, known_charset

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..errors.info import Headers, RequestInfo, ResponseInfo
    from ..exchange.execution import Reply

T = TypeVar("T")
Raw = TypeVar("Raw")
Pending = TypeVar("Pending")


class ResponseBase(Generic[T]):
    """The common part of raw and streamed responses."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self.info: ResponseInfo = reply.exchange.info(reply.head)

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.info.status_code

    @property
    def headers(self) -> Headers:
        """The header fields."""
        return self.info.headers

    @property
    def request_id(self) -> str | None:
        """The server's id of this request."""
        return self.info.request_id

    @property
    def request(self) -> RequestInfo:
        """The request, without its credentials."""
        return self.info.request

    @property
    def url(self) -> str:
        """The URL of the last request, after redirects."""
        return self.info.url

    @property
    def retries_taken(self) -> int:
        """The number of failed attempts before."""
        return self.info.retries_taken

    @property
    def elapsed(self) -> float:
        """Seconds from the start of the call to this response."""
        return self.info.elapsed

    def __reduce__(self) -> NoReturn:
        raise TypeError("a response cannot be pickled; keep what parse() returns")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code} {self.url}>"

    def _charset(self) -> str:
        return known_charset(self._content_type)

    @property
    def _content_type(self) -> str:
        return self.headers.get("content-type", "")


class StreamedBase(ResponseBase[T], Generic[T, Raw, Pending]):
    """The common part of streamed responses of both kinds of client."""

    def __init__(self, reply: Reply, raw: Raw, pending: Pending, limit: int) -> None:
        """Make a response from a reply.

        Args:
            reply: The reply, without its body.
            raw: The response with the unread body.
            pending: The pending request that was sent.
            limit: The longest body to read into memory, in bytes.
        """
        super().__init__(reply)
        self._raw = raw
        self._pending = pending
        self._limit = limit
        self._data: bytes | None = None


class APIResponse(ResponseBase[T]):
    """A response whose body was read; ``parse()`` returns the method's result."""

    def __init__(self, reply: Reply, parse: Callable[[], T]) -> None:
        """Make a response from a reply.

        Args:
            reply: The successful response.
            parse: Makes the value; called once, on demand.
        """
        super().__init__(reply)
        self._parse = parse
        self._parsed: list[T] = []

    def parse(self) -> T:
        """Return the result of the method without ``with_raw_response``.

        Raises:
            APIResponseValidationError: The response does not match its description.
        """
        if not self._parsed:
            self._parsed.append(self._parse())
        return self._parsed[0]

    @property
    def content(self) -> bytes:
        """The body; empty for streams and downloads, whose body ``parse()`` returns."""
        return self._reply.data

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode(self._charset(), "replace")

    def json(self) -> object:
        """Return the body as plain JSON data.

        Raises:
            ValueError: It is not plain JSON, or nested too deeply.
        """
        return parse(in_utf8(self.content, self._content_type))


class Lines:
    """Splits text into lines, without I/O."""

    def __init__(self, longest: int, refuse: Callable[[int], Exception]) -> None:
        self._longest = longest
        self._refuse = refuse
        self._rest: list[str] = []
        self._size = 0

    def feed(self, piece: str) -> list[str]:
        *lines, rest = piece.split("\n")
        if lines:
            lines[0] = "".join([*self._rest, lines[0]])
            self._rest.clear()
            self._size = 0
        self._rest.append(rest)
        self._size += len(rest)
        if self._size > self._longest:
            raise self._refuse(self._longest)
        return [line.removesuffix("\r") for line in lines]

    def finish(self) -> list[str]:
        last = "".join(self._rest)
        return [last] if last else []
