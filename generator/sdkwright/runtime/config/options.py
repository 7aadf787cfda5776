"""Options of a client and of single calls: time limits, retries, extra values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import TypedDict as ClosedTypedDict
else:
    # `closed=True` (PEP 728) is for type checkers. `typing` of Python 3.11 does not take
    # it, and `typing_extensions` would cost more to import than all the rest of this part.
    import types
    import typing

    class _Meta(type):
        def __new__(mcs, *own: object, **options: object) -> type:
            name, bases, body = own
            if not bases:
                return super().__new__(mcs, *own)
            options.pop("closed")
            base = (typing.TypedDict,)
            return types.new_class(name, base, options, lambda own: own.update(body))

    class ClosedTypedDict(metaclass=_Meta):
        """A TypedDict that has no other keys than its own."""


def refuse_unknown(
    where: str,
    given: Iterable[str],
    known: frozenset[str],
    others: Iterable[str] = (),
    *,
    renamed: Mapping[str, str] | None = None,
) -> None:
    """Refuse keyword arguments that nobody reads.

    Args:
        where: What was called, for the message.
        given: The names of the keyword arguments.
        known: Those that may be given.
        others: Names that the method takes elsewhere, for suggestions.
        renamed: Names that are called otherwise here, such as names on the wire.

    Raises:
        TypeError: There is another one. Nothing was sent.
    """
    unknown = [name for name in given if name not in known]
    if not unknown:
        return
    from difflib import get_close_matches

    name = unknown[0]
    meant = (renamed or {}).get(name)
    close = [meant] if meant else get_close_matches(name, [*others, *sorted(known)], 1)
    hint = f". Did you mean {close[0]!r}?" if close else ""
    raise TypeError(f"{where} got an unexpected keyword argument {name!r}{hint}")


_HUNDRED: Final = 100
_STATUSES: Final = (
    *(408, 409, 425, 429, 500, 502, 503, 504),
    # Not registered: what proxies and content networks say where a server is at fault.
    *(520, 521, 522, 523, 524, 529),
)


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


class RequestOptions(ClosedTypedDict, total=False, closed=True):
    """Options every method takes, for this one call."""

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


class ClientOptions(ClosedTypedDict, total=False, closed=True):
    """What a client derived from another may do differently."""

    base_url: str
    """Where the API lives."""
    other_servers: Mapping[str, str]
    """Which URL to ask for each other server that operations have, by its origin."""
    timeout: Timeout | float | None
    """Time limits."""
    max_retries: int
    """How often to try again."""
    retry_statuses: Sequence[int]
    """Which statuses are worth another attempt; 5 stands for all of 500-599."""
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


REQUEST_OPTIONS: Final[frozenset[str]] = RequestOptions.__optional_keys__
CLIENT_OPTIONS: Final[frozenset[str]] = ClientOptions.__optional_keys__


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """When a failed request is sent again, and after which pause, in seconds.

    Attributes:
        max_attempts: Requests in all, the first one included.
        statuses: Statuses worth another attempt; ``5`` stands for all of 500-599. That of
            429, and of 503 with ``Retry-After``, says that the request was not processed:
            it is repeated whatever its method. After any other, only what may be repeated
            is: safe and idempotent methods, and those with an idempotency key.
        initial: The longest first pause, in seconds.
        maximum: The longest pause, in seconds.
        exponent: The factor by which the longest pause grows with each attempt.
        connection_errors: Whether lost connections and time-outs are retried.
        longest_wait: The longest ``Retry-After`` to wait for, in seconds; a longer one
            is an error at once.
    """

    max_attempts: int = 3
    statuses: tuple[int, ...] = _STATUSES
    initial: float = 0.5
    maximum: float = 8.0
    exponent: float = 2.0
    connection_errors: bool = True
    longest_wait: float = 60.0

    def covers(self, status: int) -> bool:
        """Tell whether a response with this status is retried."""
        return status in self.statuses or status // _HUNDRED in self.statuses
