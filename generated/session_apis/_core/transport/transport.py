"""The synchronous transport."""

from __future__ import annotations

import os
import ssl
import threading
from typing import TYPE_CHECKING, Any, Protocol

import httpcore2

from ..config.config import Limits
from ..errors.failure import closed
from ..errors.info import Headers
from ..request.request import Request
from ..response.raw_response import RawResponse
from .common import (
    KEEP_ALIVE,
    body_chunks,
    check_headers,
    fail,
    hooked,
    library_request,
    proxies_configured,
    tls_context,
    translate,
)
from .network import Network, phases, release

if TYPE_CHECKING:
    import httpx2

    from .library_client import ClientTransport


class Transport(Protocol):
    """The protocol of synchronous transports."""

    def send(self, request: Request) -> RawResponse:
        """Send a request and return the response, its body unread."""
        ...

    def close(self) -> None:
        """Close all connections."""


def open_transport(
    http_client: httpx2.Client | None, limits: Limits, connections: int
) -> Transport:
    if http_client is None and not proxies_configured():
        return PoolTransport(limits, connections)
    import httpx2

    from .library_client import ClientTransport, open_client

    client = http_client or open_client(httpx2.Client, connections)
    return ClientTransport(client, limits)


class PoolTransport:
    """A transport with a pool of connections."""

    def __init__(self, limits: Limits, connections: int) -> None:
        self._limits = limits
        self._connections = connections
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._pool: httpcore2.ConnectionPool | None = self._make()
        self._secure: httpcore2.ConnectionPool | None = None
        self._hooked: ClientTransport | None = None

    def send(self, request: Request) -> RawResponse:
        pool = self._pool_for(request.address.origin.scheme)
        if hooked():
            return self._through_hooks().send(request)
        times = phases(request)
        try:
            response = pool.handle_request(
                library_request(request, body_chunks(request.body), times)
            )
        except Exception as error:  # noqa: BLE001 - it is raised
            fail(error)
        stream: Any = response.stream
        headers = Headers(response.headers)
        raw = RawResponse(response.status, headers, stream, response.close, translate)
        raw.release = release(times)
        failure = check_headers(headers, self._limits)
        if failure is not None:
            raw.close()
            raise failure
        return raw

    def close(self) -> None:
        pools, self._pool, self._secure = (self._pool, self._secure), None, None
        through, self._hooked = self._hooked, None
        for each in (*pools, through):
            if each is not None:
                each.close()

    def _through_hooks(self) -> ClientTransport:
        import httpx2

        from .library_client import ClientTransport, open_client

        with self._lock:
            if self._hooked is None:
                client = open_client(httpx2.Client, self._connections)
                self._hooked = ClientTransport(client, self._limits)
            return self._hooked

    def _pool_for(self, scheme: str) -> httpcore2.ConnectionPool:
        if self._pool is None:
            raise closed()
        if self._pid != os.getpid():
            self._pid = os.getpid()
            self._pool, self._secure, self._hooked = self._make(), None, None
            self._lock = threading.Lock()
        if scheme == "http":
            return self._pool
        if self._secure is None:
            self._secure = self._make(tls_context())
        return self._secure

    def _make(self, context: ssl.SSLContext | None = None) -> httpcore2.ConnectionPool:
        return httpcore2.ConnectionPool(
            ssl_context=context,
            max_connections=self._connections,
            max_keepalive_connections=self._connections,
            keepalive_expiry=KEEP_ALIVE,
            network_backend=Network(),
        )
