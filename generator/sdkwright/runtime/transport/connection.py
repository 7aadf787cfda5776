"""The connection to a server, and the types of the middleware in front of it.

It is opened by the first request, and shared by derived clients. Opening imports the
HTTP library, which a program that makes a client but no call does not need. Middleware are
functions of the caller that wrap each attempt.
"""

from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING, Literal, TypeAlias

from ..config.config import ClientConfig
from ..errors.failure import closed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx2

    from ..request.request import Request
    from ..response.raw_response import AsyncRawResponse, RawResponse
    from .async_transport import AsyncTransport
    from .transport import Transport


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


class ServerConnection:
    """The connection of synchronous clients."""

    def __init__(self, config: ClientConfig, http_client: httpx2.Client | None) -> None:
        """Keep the configuration; the first request opens it."""
        self._config = config
        self._client = http_client
        self._transport: Transport | None = None
        self._closed = False
        self._lock = threading.Lock()

    def send(self, request: Request) -> RawResponse:
        """Send a request."""
        transport = self._transport or self._open()
        hidden = request.query_secrets
        if not hidden:
            return transport.send(request)
        from .conceal import concealed

        with concealed(hidden):
            return transport.send(request)

    def _open(self) -> Transport:
        if self._closed:
            raise closed()
        from .transport import open_transport

        with self._lock:
            if self._transport is None:
                config = self._config
                self._transport = open_transport(
                    self._client, config.limits, config.max_connections
                )
                if self._client is None:
                    weakref.finalize(self, self._transport.close)
            return self._transport

    def close(self) -> None:
        """Close the transport; an HTTP client that the caller passed stays open."""
        self._closed = self._client is None
        if self._closed and self._transport is not None:
            self._transport.close()


class AsyncServerConnection:
    """The connection of asynchronous clients."""

    def __init__(
        self,
        config: ClientConfig,
        http_client: httpx2.AsyncClient | Literal["aiohttp"] | None,
    ) -> None:
        """Keep the configuration; the first request opens it."""
        self._config = config
        self._client: httpx2.AsyncClient | Literal["aiohttp"] | None = http_client
        self._transport: AsyncTransport | None = None
        self._closed = False

    async def send(self, request: Request) -> AsyncRawResponse:
        """Send a request."""
        transport = self._transport or self._open()
        hidden = request.query_secrets
        if not hidden:
            return await transport.send(request)
        from .conceal import concealed

        with concealed(hidden):
            return await transport.send(request)

    def _open(self) -> AsyncTransport:
        if self._closed:
            raise closed()
        from .async_transport import open_async_transport

        config = self._config
        self._transport = open_async_transport(
            self._client, config.limits, config.max_connections
        )
        return self._transport

    async def close(self) -> None:
        """Close the transport; an HTTP client that the caller passed stays open."""
        self._closed = self._client is None or self._client == "aiohttp"
        if self._closed and self._transport is not None:
            await self._transport.close()
