"""Translation of aiohttp's exceptions into transport failures.

They hold the request's headers, its URL and the proxy's password, so neither they nor
their texts are shown where these could appear.
"""

# This module belongs to an extra: checkers also meet it where that is not installed.
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import time
from typing import Final

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError

from ..errors.failure import TransportFailure, time_over
from .common import is_lasting, tls_error, with_proxy

_PLAIN: Final = (
    aiohttp.ServerDisconnectedError,
    aiohttp.ServerTimeoutError,
    aiohttp.ClientPayloadError,
    aiohttp.ClientOSError,
    OSError,
)
_FAILURES: Final = (
    aiohttp.ClientError,
    HttpProcessingError,
    OSError,
    EOFError,
)


def explained(error: Exception, deadline: float | None, *, sent: bool) -> Exception:
    """Return the transport failure for a library's exception; others unchanged."""
    late = deadline is not None and time.monotonic() >= deadline
    if late and isinstance(error, TimeoutError):
        return time_over(sent=sent)
    root = shown(error)
    tls = tls_error(error)
    if tls is not None:
        return TransportFailure(f"TLS failed ({tls})", sent=sent, transient=False)
    if isinstance(error, aiohttp.ServerTimeoutError):
        phase, reason = (
            ("read", "the server did not respond in time")
            if sent
            else ("connect", "no connection in time")
        )
        return TransportFailure(reason, kind="timeout", phase=phase, sent=sent)
    if not isinstance(error, aiohttp.ClientError | OSError):
        return error
    if isinstance(root, Exception) and not isinstance(root, _FAILURES):
        return root  # the iterator of the body raised: an error of the caller
    reason = "the server broke off, or broke the protocol" if sent else "no connection"
    detail = _detail(error, root)
    detail = detail if sent else with_proxy(detail)
    lasting = isinstance(error, aiohttp.ClientResponseError) and is_lasting(detail)
    return TransportFailure(f"{reason} ({detail})", sent=sent, transient=not lasting)


def translate(error: Exception) -> Exception:
    """Return the transport failure for an exception while the body is read."""
    return explained(error, None, sent=True)


def shown(error: Exception) -> BaseException | None:
    """Return an exception that may be shown as the cause: without request and proxy."""
    plain = isinstance(error, _PLAIN) and error.__cause__ is None
    return error if plain else error.__cause__


def _detail(error: Exception, root: BaseException | None) -> str:
    """Return a description that contains neither URL nor proxy."""
    if isinstance(error, aiohttp.ClientResponseError):
        return f"{error.message}"
    return str(root) if root is not None and str(root) else type(error).__name__
