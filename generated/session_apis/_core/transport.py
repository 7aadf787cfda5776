"""Requests over the network, blocking.

Our own pool talks to the HTTP library below its client layer: that saves a quarter of the
time per request, and only there can a server that drips its headers be held to the
deadline. A client given by the caller, or needed for a proxy, is used as it is, except
that it does not follow redirects.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

import httpcore2

from .config import Limits
from .rawresponse import RawResponse
from .request import Request, StreamedBody
from .transport_common import (
    check_headers,
    closed,
    phases,
    proxies_configured,
    response_headers,
    tls_context,
    translate,
)
from .transport_network import Network

if TYPE_CHECKING:
    import httpx2


class Transport(Protocol):
    """Whatever can send a request."""

    def send(self, request: Request) -> RawResponse:
        """Send a request and return the response, its body unread.

        Raises:
            TransportFailure: There is no response.
        """
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


def open_transport(
    http_client: httpx2.Client | None, limits: Limits, connections: int
) -> Transport:
    """Return what sends requests: the caller's client, or a pool of our own."""
    if http_client is not None:
        return ClientTransport(http_client, limits)
    if proxies_configured():
        import httpx2

        size = httpx2.Limits(max_connections=connections)
        client = httpx2.Client(verify=tls_context(), limits=size, timeout=None)
        return ClientTransport(client, limits)
    return PoolTransport(limits, connections)


class PoolTransport:
    """A pool of connections."""

    def __init__(self, limits: Limits, connections: int) -> None:
        """Prepare an empty pool."""
        self._limits = limits
        self._connections = connections
        self._pid = os.getpid()
        self._pool: httpcore2.ConnectionPool | None = self._make()
        self._secure: httpcore2.ConnectionPool | None = None

    def send(self, request: Request) -> RawResponse:
        """Send a request; see :class:`Transport`."""
        address = request.address
        origin = address.origin
        pool = self._pool_for(origin.scheme)
        try:
            response = pool.handle_request(
                httpcore2.Request(
                    method=request.method.encode("ascii"),
                    url=httpcore2.URL(
                        scheme=origin.scheme.encode("ascii"),
                        host=origin.host.encode("ascii"),
                        port=origin.port,
                        target=address.target.encode("ascii"),
                    ),
                    headers=request.raw_headers(),
                    content=body_chunks(request.body),
                    extensions={"timeout": phases(request.timeout, request.deadline)},
                )
            )
        except Exception as error:
            known = translate(error)
            if known is error:
                raise
            raise known from error
        # One class serves both colours; a client of this one has a stream of this one.
        stream: Any = response.stream
        return _checked(
            RawResponse(
                response.status,
                response_headers(response.headers),
                stream,
                response.close,
                translate,
            ),
            response.headers,
            self._limits,
        )

    def close(self) -> None:
        """Close all connections."""
        pools, self._pool, self._secure = (self._pool, self._secure), None, None
        for pool in pools:
            if pool is not None:
                pool.close()

    def _pool_for(self, scheme: str) -> httpcore2.ConnectionPool:
        if self._pool is None:
            raise closed()
        if self._pid != os.getpid():
            # After a fork the connections belong to the parent: two processes must not
            # read from one socket.
            self._pid = os.getpid()
            self._pool, self._secure = self._make(), None
        if scheme == "http":
            return self._pool
        if self._secure is None:
            # TLS settings take long to load, and are not needed on loopback.
            self._secure = self._make(tls_context())
        return self._secure

    def _make(self, context: ssl.SSLContext | None = None) -> httpcore2.ConnectionPool:
        return httpcore2.ConnectionPool(
            ssl_context=context,
            max_connections=self._connections,
            max_keepalive_connections=self._connections,
            keepalive_expiry=5.0,
            network_backend=Network(),
        )


class ClientTransport:
    """A client of the HTTP library."""

    def __init__(self, client: httpx2.Client, limits: Limits) -> None:
        """Use a client."""
        self._client = client
        self._limits = limits

    def send(self, request: Request) -> RawResponse:
        """Send a request; see :class:`Transport`."""
        import httpx2

        if self._client.is_closed:
            raise closed()
        try:
            response = self._client.send(
                httpx2.Request(
                    request.method,
                    request.url,
                    headers=request.raw_headers(),
                    content=body_chunks(request.body),
                    extensions={"timeout": phases(request.timeout, request.deadline)},
                ),
                stream=True,
                follow_redirects=False,
            )
        except Exception as error:
            known = translate(error)
            if known is error:
                raise
            raise known from error
        # One class serves both colours; a client of this one has a stream of this one.
        stream: Any = response.stream
        fields = response.headers.raw
        headers = response_headers(fields)
        return _checked(
            RawResponse(
                response.status_code, headers, stream, response.close, translate
            ),
            fields,
            self._limits,
        )

    def close(self) -> None:
        """Close the client."""
        self._client.close()


def body_chunks(body: bytes | StreamedBody | None) -> bytes | Iterable[bytes] | None:
    """Return a body in the HTTP library's form."""
    return body.start() if isinstance(body, StreamedBody) else body


def _checked(
    response: RawResponse, fields: list[tuple[bytes, bytes]], limits: Limits
) -> RawResponse:
    failure = check_headers(fields, limits)
    if failure is not None:
        response.close()
        raise failure
    return response
