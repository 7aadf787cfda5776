"""The common part of sync and async transports: failures, TLS, the environment.

Only the modules of this folder know which HTTP library is used.
"""

from __future__ import annotations

import os
import re
import ssl
import sys
from collections.abc import AsyncIterable, Iterable
from functools import lru_cache
from types import FunctionType
from typing import Final, NamedTuple, NoReturn

import httpcore2

from ..config.config import Limits
from ..errors.failure import Kind, TransportFailure, misconfigured
from ..errors.info import Headers
from ..request.request import Request, StreamedBody

_PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy")
KEEP_ALIVE: Final = 5.0
"""Seconds for which an unused connection is kept."""

_TLS_SETTINGS: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")
_USER: Final = re.compile(r"//[^/@\s]*@")
_LIBRARIES: Final = ("httpx2", "httpcore2", "h11")


class _Fault(NamedTuple):
    reason: str
    kind: Kind = "connection"
    phase: str = ""
    sent: bool = True
    transient: bool = True


_MEANINGS: Final = {
    "ConnectTimeout": _Fault("no connection in time", "timeout", "connect", sent=False),
    "PoolTimeout": _Fault("no free connection in time", "timeout", "pool", sent=False),
    "WriteTimeout": _Fault("the server did not take the request", "timeout", "write"),
    "ReadTimeout": _Fault("the server did not respond in time", "timeout", "read"),
    "ConnectError": _Fault("no connection", sent=False),
    "ProxyError": _Fault("the proxy refused", sent=False),
    "ReadError": _Fault("the connection broke while reading"),
    "WriteError": _Fault("the connection broke while writing"),
    "RemoteProtocolError": _Fault("the server broke off, or broke the protocol"),
    "LocalProtocolError": _Fault(
        "the request breaks the protocol", "argument", sent=False, transient=False
    ),
    "UnsupportedProtocol": _Fault(
        "the URL is not supported", "configuration", sent=False, transient=False
    ),
    "InvalidURL": _Fault(
        "the URL is not valid", "configuration", sent=False, transient=False
    ),
}
_OTHER: Final = _Fault("the HTTP library failed", transient=False)
# What the libraries do not like of a response's headers comes back in the next attempt.
# Other nonsense may be left over from the response before it.
_LASTING: Final = re.compile(
    r"(?<!chunk )header|content-length|transfer.encoding|too (many|long)|got more than",
    re.IGNORECASE,
)


def translate(error: Exception) -> Exception:
    """Return the transport failure for a library's exception; others unchanged."""
    library = type(error).__module__.partition(".")[0]
    if library in _LIBRARIES:
        fault = _MEANINGS.get(type(error).__name__, _OTHER)
        if library == "h11":  # it is raised for the body, when the head has gone out
            fault = fault._replace(sent=True)
    elif isinstance(error, ConnectionError | TimeoutError | ssl.SSLError):
        fault = _OTHER
    else:
        return error
    tls = tls_error(error) if fault.kind == "connection" else None
    if tls is not None:
        fault = _Fault("TLS failed", sent=fault.sent, transient=False)
    detail = str(tls or error)
    if fault.phase == "connect" or fault.reason == "no connection":
        detail = with_proxy(detail)
    if type(error).__name__ == "RemoteProtocolError" and is_lasting(detail):
        fault = fault._replace(transient=False)
    return TransportFailure(
        f"{fault.reason} ({detail})" if detail else fault.reason,
        kind=fault.kind,
        phase=fault.phase,
        sent=fault.sent,
        transient=fault.transient,
    )


def fail(error: BaseException) -> NoReturn:
    """Raise what an exception of the HTTP library means, or any other one as it is."""
    known = translate(error) if isinstance(error, Exception) else error
    if known is error:
        raise error
    raise known from error


def is_lasting(detail: str) -> bool:
    """Tell whether a response that is no HTTP would be the same in the next attempt."""
    return _LASTING.search(detail) is not None


def tls_error(error: BaseException) -> ssl.SSLError | None:
    """Return the TLS failure that led to an exception, if one did."""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, ssl.SSLError):
            return link
        link = link.__cause__ or link.__context__
    return None


def check_headers(headers: Headers, limits: Limits) -> TransportFailure | None:
    """Return the failure if there are too many or too long header fields."""
    fields, size = headers.fields, 0
    for name, value in fields:
        size += len(name) + len(value)
    if size <= limits.header_bytes and len(fields) <= limits.header_fields:
        return None
    return TransportFailure(
        f"the response has {len(fields)} header fields of {size} bytes, beyond the limit",
        transient=False,
    )


def library_request(
    request: Request,
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None,
    times: dict[str, float | None],
) -> httpcore2.Request:
    """Convert a request for the HTTP library."""
    address = request.address
    origin = address.origin
    return httpcore2.Request(
        method=request.method.encode("ascii"),
        url=httpcore2.URL(
            scheme=origin.scheme.encode("ascii"),
            host=origin.host.encode("ascii"),
            port=origin.port,
            target=address.target.encode("ascii"),
        ),
        headers=request.raw_headers(),
        content=content,
        extensions={"timeout": times},
    )


def body_chunks(body: bytes | StreamedBody | None) -> bytes | Iterable[bytes] | None:
    """Convert a body for the HTTP library's synchronous client."""
    return body.start() if isinstance(body, StreamedBody) else body


def tls_context() -> ssl.SSLContext:
    """Return the TLS settings: made once, and anew where the environment has changed.

    Raises:
        TransportFailure: They cannot be made, since a file is missing for instance.
    """
    settings = {name: os.environ.get(name) for name in _TLS_SETTINGS}
    try:
        return _tls_context(*settings.values())
    except (OSError, ValueError) as error:
        given = (f"{name}={value!r}" for name, value in settings.items() if value)
        raise misconfigured(
            f"TLS cannot be set up with {', '.join(given) or 'its defaults'} ({error})"
        ) from error


@lru_cache(maxsize=4)
def _tls_context(*_: str | None) -> ssl.SSLContext:
    import httpx2

    return httpx2.create_ssl_context()


def proxy_failure(error: Exception) -> TransportFailure:
    """Return the failure for a proxy that cannot be used; it names the variable."""
    found = ", ".join(_proxy_variables()) or "the system's settings"
    if isinstance(error, ImportError):
        said = "a SOCKS proxy needs the package socksio: install httpx2[socks]"
    else:
        said = _USER.sub("//", str(error))
    return misconfigured(f"the proxy named by {found} cannot be used: {said}")


def with_proxy(detail: str) -> str:
    """Return what is known of a connection that failed, with what names a proxy for it."""
    found = _proxy_variables()
    return "; ".join([*filter(None, [detail]), *(f"{each} is set" for each in found)])


def proxies_configured() -> bool:
    """Tell whether the environment names a proxy."""
    if _proxy_variables():
        return True
    if str(sys.platform) not in ("darwin", "win32"):
        return False
    from urllib.request import getproxies

    return bool(getproxies())


def _proxy_variables() -> list[str]:
    """Return the variables of the environment that name a proxy."""
    names = (each for name in _PROXIES for each in (name, name.upper()))
    return [name for name in names if os.environ.get(name)]


def wrong_client(client: object, kind: type) -> TransportFailure:
    """Return the failure for an HTTP client of the wrong kind."""
    given, wanted = (f"{one.__module__}.{one.__name__}" for one in (type(client), kind))
    return misconfigured(f"the http_client must be an {wanted}, not a {given}")


_LIBRARY: Final = "httpx2"
_METHODS: Final = (
    ("Client", ("__init__", "send", "_send_single_request")),
    ("HTTPTransport", ("__init__", "handle_request")),
)
_ASYNC_METHODS: Final = (
    ("AsyncClient", ("__init__", "send", "_send_single_request")),
    ("AsyncHTTPTransport", ("__init__", "handle_async_request")),
)


def hooked(*, asynchronous: bool = False) -> bool:
    """Tell whether clients or transports of the HTTP library are not the library's own.

    Nobody can have replaced anything in a library that is not loaded.
    """
    library = sys.modules.get(_LIBRARY)
    if library is None:
        return False
    for name, methods in _ASYNC_METHODS if asynchronous else _METHODS:
        kind = getattr(library, name)
        for method in methods:
            function = getattr(kind, method, None)
            # `functools.wraps` changes a function's names, but not where it looks up its own.
            if type(function) is not FunctionType or not _own(function):
                return True
    return False


def _own(function: FunctionType) -> bool:
    where: object = function.__globals__.get("__name__")
    return isinstance(where, str) and where.partition(".")[0] == _LIBRARY
