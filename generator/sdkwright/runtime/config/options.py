"""Options of a client and of single calls: time limits, retries, extra values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypedDict

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeout:
    """Time limits in seconds; ``None`` means no limit.

    Attributes:
        total: The whole call: all attempts, the pauses between them, and reading the
            body. For streams and downloads it ends with the response's headers.
        connect: Opening a connection.
        read: Waiting for the next bytes of a response.
        write: Waiting until the next bytes of a request are accepted.
        pool: Waiting for a free connection, in synchronous clients. In asynchronous
            clients this wait is limited only by ``total``.
    """

    total: float | None = 600.0
    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 10.0

    @classmethod
    def of(cls, value: Timeout | float | None) -> Timeout:
        """Convert an argument: a number limits the whole call and each read."""
        match value:
            case Timeout():
                return value
            case None:
                return cls(total=None, connect=None, read=None, write=None, pool=None)
            case _:
                return cls(total=float(value), read=float(value))


class RequestOptions(TypedDict, total=False):
    """Options of a single call, which every method takes."""

    timeout: Timeout | float | None
    """Time limits; a number of seconds limits the whole call."""
    max_retries: int
    """How often to try again; 0 sends the request once."""
    idempotency_key: str
    """The key under which the server recognises a repeated request."""
    extra_headers: Mapping[str, str]
    """Headers to add, or to replace."""
    extra_query: Mapping[str, object]
    """Query parameters to add, or to replace."""
    extra_body: Mapping[str, object]
    """Body fields to add, or to replace."""


class ClientOptions(TypedDict, total=False):
    """Options of ``with_options``, for a derived client."""

    base_url: str
    """Where the API lives."""
    other_servers: Mapping[str, str]
    """Which URL to ask for each other server that operations have, by its origin."""
    timeout: Timeout | float | None
    """Time limits."""
    max_retries: int
    """How often to try again."""
    default_headers: Mapping[str, str]
    """Headers to add to every request, or to replace."""
    default_query: Mapping[str, object]
    """Query parameters to add to every request, or to replace."""
    strict: bool
    """Whether surprising answers are errors."""
    max_response_bytes: int
    """The longest body to read into memory, after decompression."""
    compress_above: int
    """The longest body of a request to send as it is: longer ones are compressed, unless
    they are streamed. By default none are, since not every server takes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """When a failed request is sent again, and after which pause, in seconds.

    Attributes:
        max_attempts: The number of requests, the first one included.
        statuses: Statuses that are retried; ``5`` stands for all of 500-599.
        initial: The longest first pause, in seconds.
        maximum: The longest pause, in seconds.
        exponent: The factor by which the longest pause grows with each attempt.
        connection_errors: Whether lost connections and time-outs are retried.
        longest_wait: The longest ``Retry-After`` to wait for, in seconds; a longer one
            is an error at once.
    """

    max_attempts: int = 3
    statuses: tuple[int, ...] = (408, 425, 429, 500, 502, 503, 504)
    initial: float = 0.5
    maximum: float = 8.0
    exponent: float = 2.0
    connection_errors: bool = True
    longest_wait: float = 60.0

    def covers(self, status: int) -> bool:
        """Tell whether a response with this status is retried."""
        return status in self.statuses or status // _HUNDRED in self.statuses
