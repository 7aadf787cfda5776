"""Middleware: functions of the caller that wrap each attempt."""

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
