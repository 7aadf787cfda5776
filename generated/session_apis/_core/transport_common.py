"""What both colours of transport share: time limits, failures, TLS, the environment.

Together with the other ``transport`` modules this is the only code that knows which HTTP
library is underneath.
"""

from __future__ import annotations

import os
import ssl
import sys
import time
from functools import cache
from typing import Final, NamedTuple

from .config import Limits
from .failure import Kind, TransportFailure
from .headers import Headers
from .options import Timeout

_PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy")
_LIBRARIES: Final = ("httpx2", "httpcore2")


class Until(float):
    """A time limit for one wait that also ends at a fixed moment.

    The HTTP library hands the value through to each single read and write. There, our
    network streams shorten it; everybody else sees a number of seconds.
    """

    __slots__ = ("deadline",)

    deadline: float

    @classmethod
    def make(cls, seconds: float | None, deadline: float | None) -> float | None:
        """Combine a limit for a wait with the end of all waiting."""
        if deadline is None:
            return seconds
        left = max(deadline - time.monotonic(), 0.0)
        limit = cls(left if seconds is None else min(seconds, left))
        limit.deadline = deadline
        return limit


def shorten(seconds: float | None) -> float | None:
    """Return how long a wait may take now; 0 or less means that the time is over."""
    if not isinstance(seconds, Until):
        return seconds
    return min(float(seconds), seconds.deadline - time.monotonic())


def phases(timeout: Timeout, deadline: float | None) -> dict[str, float | None]:
    """Return the time limits in the HTTP library's form."""
    return {
        "connect": Until.make(timeout.connect, deadline),
        "read": Until.make(timeout.read, deadline),
        "write": Until.make(timeout.write, deadline),
        "pool": Until.make(timeout.pool, deadline),
    }


class _Meaning(NamedTuple):
    reason: str
    kind: Kind = "connection"
    phase: str = ""
    sent: bool = True
    transient: bool = True


_MEANINGS: Final = {
    "ConnectTimeout": _Meaning(
        "no connection in time", "timeout", "connect", sent=False
    ),
    "PoolTimeout": _Meaning(
        "no free connection in time", "timeout", "pool", sent=False
    ),
    "WriteTimeout": _Meaning("the server did not take the request", "timeout", "write"),
    "ReadTimeout": _Meaning("the server did not answer in time", "timeout", "read"),
    "ConnectError": _Meaning("no connection", sent=False),
    "ProxyError": _Meaning("the proxy refused", sent=False),
    "ReadError": _Meaning("the connection broke while reading"),
    "WriteError": _Meaning("the connection broke while writing"),
    "RemoteProtocolError": _Meaning("the server broke off, or broke the protocol"),
    "LocalProtocolError": _Meaning(
        "the request breaks the protocol", "argument", sent=False, transient=False
    ),
    "UnsupportedProtocol": _Meaning(
        "the URL is not supported", "configuration", sent=False, transient=False
    ),
    "InvalidURL": _Meaning(
        "the URL is not valid", "configuration", sent=False, transient=False
    ),
}
_OTHER: Final = _Meaning("the HTTP library failed", transient=False)


def translate(error: Exception) -> Exception:
    """Return our failure for the HTTP library's exceptions; others as they are."""
    library = type(error).__module__.partition(".")[0]
    if library in _LIBRARIES:
        meaning = _MEANINGS.get(type(error).__name__, _OTHER)
    elif isinstance(error, ConnectionError | TimeoutError | ssl.SSLError):
        meaning = _OTHER
    else:
        return error
    tls = _tls_error(error)
    if tls is not None:
        meaning = _Meaning("TLS failed", sent=meaning.sent, transient=False)
    detail = str(tls or error)
    return TransportFailure(
        f"{meaning.reason} ({detail})" if detail else meaning.reason,
        kind=meaning.kind,
        phase=meaning.phase,
        sent=meaning.sent,
        transient=meaning.transient,
    )


def _tls_error(error: BaseException) -> ssl.SSLError | None:
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, ssl.SSLError):
            return link
        link = link.__cause__ or link.__context__
    return None


def check_headers(
    fields: list[tuple[bytes, bytes]], limits: Limits
) -> TransportFailure | None:
    """Return the failure for header fields that are too many or too long."""
    size = 0
    for name, value in fields:
        size += len(name) + len(value)
    if size <= limits.header_bytes and len(fields) <= limits.header_fields:
        return None
    return TransportFailure(
        f"the response has {len(fields)} header fields of {size} bytes, beyond the limit",
        transient=False,
    )


def response_headers(fields: list[tuple[bytes, bytes]]) -> Headers:
    """Wrap received header fields."""
    return Headers(fields)


@cache
def tls_context() -> ssl.SSLContext:
    """Return the TLS settings of this process: made once, for all clients."""
    import httpx2

    return httpx2.create_ssl_context()


def proxies_configured() -> bool:
    """Tell whether the environment names a proxy."""
    if any(os.environ.get(name) or os.environ.get(name.upper()) for name in _PROXIES):
        return True
    if str(sys.platform) not in ("darwin", "win32"):
        return False
    from urllib.request import getproxies

    return bool(getproxies())


def closed() -> TransportFailure:
    """Return the failure for a client that was closed."""
    return TransportFailure(
        "the client is closed", kind="configuration", sent=False, transient=False
    )


def time_over() -> TransportFailure:
    """Return the failure for a call whose time is over before it is sent."""
    return TransportFailure(
        "the time for the whole call ran out",
        kind="timeout",
        phase="total",
        sent=False,
        transient=False,
    )
