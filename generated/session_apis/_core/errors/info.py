"""What results and errors report about a request and its response."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from .headers import Headers

_REQUEST_IDS: Final = (
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-correlation-id",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestInfo:
    """A request as it was sent, with credentials masked.

    Attributes:
        method: The HTTP method.
        url: The URL; credentials in its query are masked.
        headers: The header fields; credentials are masked.
    """

    method: str
    url: str
    headers: Headers = field(default_factory=Headers, repr=False)

    @property
    def path(self) -> str:
        """The URL's path, without origin and query."""
        rest = self.url.partition("://")[2] or self.url
        return "/" + rest.partition("?")[0].partition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseInfo:
    """Status and headers of a response, with retries and duration.

    Attributes:
        status_code: The HTTP status.
        headers: The header fields as received.
        request: The request (the last one, after redirects).
        retries_taken: The number of failed attempts before this response.
        elapsed: Seconds from the first attempt to the headers of this response.
    """

    status_code: int
    headers: Headers
    request: RequestInfo
    retries_taken: int = 0
    elapsed: float = 0.0

    @property
    def url(self) -> str:
        """The URL of the last request."""
        return self.request.url

    @property
    def request_id(self) -> str | None:
        """The server's id of this request, from its usual headers."""
        for name in _REQUEST_IDS:
            if value := self.headers.get(name):
                return value
        return None
