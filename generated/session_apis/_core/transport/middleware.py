"""Functions of the caller's own around each attempt to send a request.

They see every request, with its credentials, and every response: retries, redirects and
the fetching of tokens included. They may change a request, answer it themselves, or fail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ..request.request import Request
    from ..response.raw_response import AsyncRawResponse, RawResponse

Send: TypeAlias = "Callable[[Request], RawResponse]"
"""Sends a request on: to the next function, or to the server."""

AsyncSend: TypeAlias = "Callable[[Request], Awaitable[AsyncRawResponse]]"
"""The same for asynchronous clients."""

Middleware: TypeAlias = "Callable[[Request, Send], RawResponse]"
"""Called with each request, and with what sends it on."""

AsyncMiddleware: TypeAlias = (
    "Callable[[Request, AsyncSend], Awaitable[AsyncRawResponse]]"
)
"""The same for asynchronous clients."""
