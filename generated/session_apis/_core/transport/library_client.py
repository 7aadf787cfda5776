"""The transport for an HTTP client that the caller passed, or one for a proxy.

Hooks, authentication and proxies of that client apply. Its redirects and cookies do
not: this package follows redirects itself and ignores cookies.
"""

from __future__ import annotations

from typing import Any

import httpx2

from ..config.config import Limits
from ..errors.failure import closed
from ..errors.headers import Headers
from ..request.request import Request
from ..response.raw_response import AsyncRawResponse, RawResponse
from .async_common import async_chunks
from .common import body_chunks, check_headers, translate, wrong_client
from .deadlines import phases, release


class ClientTransport:
    """A transport for a synchronous client of the HTTP library."""

    def __init__(self, client: httpx2.Client, limits: Limits) -> None:
        """Keep the client."""
        self._client = client
        self._limits = limits

    def send(self, request: Request) -> RawResponse:
        """Send a request; see :class:`transport.Transport`."""
        _check(self._client, httpx2.Client)
        times = phases(request)
        try:
            response = self._client.send(
                httpx2.Request(
                    request.method,
                    request.url,
                    headers=request.raw_headers(),
                    content=body_chunks(request.body),
                    extensions={"timeout": times},
                ),
                stream=True,
                follow_redirects=False,
            )
        except Exception as error:
            known = translate(error)
            if known is error:
                raise
            raise known from error
        # The class serves sync and async; a client of one mode makes streams of that
        # mode.
        stream: Any = response.stream
        headers = Headers(response.headers.raw)
        status, close = response.status_code, response.close
        raw = RawResponse(status, headers, stream, close, translate)
        raw.release = release(times)
        failure = check_headers(headers, self._limits)
        if failure is not None:
            raw.close()
            raise failure
        return raw

    def close(self) -> None:
        """Close the client."""
        self._client.close()


class AsyncClientTransport:
    """A transport for an asynchronous client of the HTTP library."""

    def __init__(self, client: httpx2.AsyncClient, limits: Limits) -> None:
        """Keep the client."""
        self._client = client
        self._limits = limits

    async def send(self, request: Request) -> AsyncRawResponse:
        """Send a request; see :class:`async_transport.AsyncTransport`."""
        _check(self._client, httpx2.AsyncClient)
        times = phases(request)
        try:
            response = await self._client.send(
                httpx2.Request(
                    request.method,
                    request.url,
                    headers=request.raw_headers(),
                    content=async_chunks(request.body),
                    extensions={"timeout": times},
                ),
                stream=True,
                follow_redirects=False,
            )
        except Exception as error:
            known = translate(error)
            if known is error:
                raise
            raise known from error
        stream: Any = response.stream
        headers = Headers(response.headers.raw)
        status, close = response.status_code, response.aclose
        raw = AsyncRawResponse(status, headers, stream, close, translate)
        raw.release = release(times)
        failure = check_headers(headers, self._limits)
        if failure is not None:
            await raw.close()
            raise failure
        return raw

    async def close(self) -> None:
        """Close the client."""
        await self._client.aclose()


def _check(client: object, kind: type[httpx2.Client | httpx2.AsyncClient]) -> None:
    """Raise if a client is closed or of the wrong mode."""
    if not isinstance(client, kind):
        raise wrong_client(client, kind)
    if client.is_closed:
        raise closed()
