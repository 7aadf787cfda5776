"""What is reported about a request and its response, in results and errors.

Both records are plain data with every credential already masked: they may be logged,
pickled and printed.
"""

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
    """The request as it was sent, without its secrets.

    Attributes:
        method: The HTTP method.
        url: The whole URL; credentials in its query are masked.
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
    """Status line and headers of a response, and what it took to get it.

    Attributes:
        status_code: The HTTP status.
        headers: The header fields as received.
        request: The request that was answered (the last one, after redirects).
        retries_taken: How many attempts failed before this answer.
        elapsed: Seconds from the first attempt to the headers of this answer.
    """

    status_code: int
    headers: Headers
    request: RequestInfo
    retries_taken: int = 0
    elapsed: float = 0.0

    @property
    def url(self) -> str:
        """The URL that answered."""
        return self.request.url

    @property
    def request_id(self) -> str | None:
        """The server's id of this request, from its usual headers."""
        for name in _REQUEST_IDS:
            if value := self.headers.get(name):
                return value
        return None
