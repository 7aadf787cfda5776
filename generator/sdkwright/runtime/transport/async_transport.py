"""The asynchronous transport, for asyncio and trio; see :mod:`transport`."""

from __future__ import annotations

import os
import ssl
import time
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Protocol

import anyio
import anyio.lowlevel
import httpcore2

from ..config.config import Limits
from ..errors.failure import closed, misconfigured
from ..errors.info import Headers
from ..parts import load
from ..request.request import Request
from ..response.raw_response import AsyncRawResponse
from .async_common import async_chunks, closing, take_slot
from .common import (
    KEEP_ALIVE,
    check_headers,
    fail,
    hooked,
    library_request,
    proxies_configured,
    tls_context,
    translate,
)
from .network import AsyncNetwork, phases, release

if TYPE_CHECKING:
    import httpx2

    from .library_client import AsyncClientTransport


class AsyncTransport(Protocol):
    """The protocol of asynchronous transports."""

    async def send(self, request: Request) -> AsyncRawResponse:
        """Send a request and return the response, its body unread.

        Raises:
            TransportFailure: No response arrived.
        """
        ...

    async def close(self) -> None:
        """Close all connections."""


def open_async_transport(
    http_client: httpx2.AsyncClient | Literal["aiohttp"] | None,
    limits: Limits,
    connections: int,
) -> AsyncTransport:
    """Return a transport: for the caller's HTTP client, or a new pool.

    Raises:
        TransportFailure: The requested library is not installed.
    """
    if http_client == "aiohttp":
        return _aiohttp(limits, connections)
    if http_client is None:
        return AsyncPoolTransport(limits, connections, proxied=proxies_configured())
    from .library_client import AsyncClientTransport

    return AsyncClientTransport(http_client, limits)


def _aiohttp(limits: Limits, connections: int) -> AsyncTransport:
    try:
        module = load("aiohttp", "transport.aiohttp_transport")
    except ImportError as error:
        reason = f'http_client="aiohttp" cannot be used: {error}'
        if isinstance(error, ModuleNotFoundError):
            reason = (
                f'http_client="aiohttp" needs the package {error.name}: install this one '
                "with its extra [aiohttp]"
            )
        raise misconfigured(reason) from None
    transport: AsyncTransport = module.AiohttpTransport(limits, connections)
    return transport


# The library looks at all connections of a pool whenever a request begins or ends.
_PART: Final = 20


class _Part(httpcore2.AsyncConnectionPool):
    """A part of the connections; `free` says how many more requests may be under way."""

    def __init__(
        self, size: int, slots: anyio.Semaphore, context: ssl.SSLContext | None
    ) -> None:
        super().__init__(
            ssl_context=context,
            max_connections=size,
            max_keepalive_connections=size,
            keepalive_expiry=KEEP_ALIVE,
            network_backend=AsyncNetwork(),
        )
        self.free, self._slots = size, slots

    def release(self) -> None:
        self.free += 1
        self._slots.release()


class _Pools(NamedTuple):
    """Connections that belong to one event loop of one process.

    Attributes:
        owner: The process and the loop.
        plain: Connections without TLS, in parts.
        secure: Connections with TLS, in parts.
        slots: How many requests may be under way. Waiting here is cheap; thousands of
            tasks waiting in the library's pool slow each other down, and time out.
        hooked: The way past proxies, and the hooks of other programs, where there are some.
    """

    owner: tuple[int, object]
    plain: tuple[_Part, ...]
    secure: tuple[_Part, ...]
    slots: anyio.Semaphore
    hooked: AsyncClientTransport | None = None


def _owner() -> tuple[int, object]:
    return os.getpid(), anyio.lowlevel.current_token()


class AsyncPoolTransport:
    """A transport with a pool of connections."""

    def __init__(
        self, limits: Limits, connections: int, *, proxied: bool = False
    ) -> None:
        """Keep the limits; the pool is created inside the event loop that uses it."""
        self._proxied = proxied
        self._limits = limits
        self._connections = connections
        self._pools: _Pools | None = None
        self._looked_at = 0.0
        self._closed = False

    async def send(self, request: Request) -> AsyncRawResponse:
        """Send a request; see :class:`AsyncTransport`."""
        if self._closed:
            raise closed()
        scheme = request.address.origin.scheme
        pools = self._pools_for(scheme)
        parts = pools.secure if scheme == "https" else pools.plain
        await take_slot(pools.slots, request.deadline)
        if self._proxied or hooked(asynchronous=True):
            return await self._send_through_client(request, pools.slots)
        part = next(each for each in parts if each.free)
        part.free -= 1
        try:
            if (now := time.monotonic()) > self._looked_at + KEEP_ALIVE:
                self._looked_at = now
                # A pool does so only for its own requests.
                for each in (one for part in parts for one in part.connections):
                    if each.is_idle() and each.has_expired():
                        await each.aclose()
            times = phases(request)
            response = await part.handle_async_request(
                library_request(request, async_chunks(request.body), times)
            )
        except BaseException as error:  # noqa: BLE001 - it is raised
            part.release()
            fail(error)
        # The class serves sync and async; an async pool makes async streams.
        stream: Any = response.stream
        headers = Headers(response.headers)
        close = closing(response.aclose, part.release)
        raw = AsyncRawResponse(response.status, headers, stream, close, translate)
        raw.release = release(times)
        failure = check_headers(headers, self._limits)
        if failure is not None:
            await raw.close()
            raise failure
        return raw

    async def _send_through_client(
        self, request: Request, slots: anyio.Semaphore
    ) -> AsyncRawResponse:
        try:
            pools = self._pools_for(request.address.origin.scheme)
            through = pools.hooked
            if through is None:
                import httpx2

                from .library_client import AsyncClientTransport, open_client

                client = open_client(httpx2.AsyncClient, self._connections)
                through = AsyncClientTransport(client, self._limits, slots.release)
                self._pools = pools._replace(hooked=through)
        except BaseException:
            slots.release()
            raise
        return await through.send(request)

    async def close(self) -> None:
        """Close all connections of this event loop; see :meth:`_pools_for`."""
        self._closed = True
        pools, self._pools = self._pools, None
        if pools is None or pools.owner != _owner():
            return
        for part in (*pools.plain, *pools.secure):
            await part.aclose()
        if pools.hooked is not None:
            await pools.hooked.close()

    def _pools_for(self, scheme: str) -> _Pools:
        # Connections cannot move to another event loop, nor be shared with the parent
        # process after a fork: those are left to the garbage collector.
        owner = _owner()
        pools = self._pools
        if pools is None or pools.owner != owner:
            slots = anyio.Semaphore(self._connections, fast_acquire=True)
            pools = _Pools(owner, self._make(slots), (), slots)
        if scheme == "https" and not pools.secure:
            # TLS settings take long to load, and plain http does not need them.
            pools = pools._replace(secure=self._make(pools.slots, tls_context()))
        self._pools = pools
        return pools

    def _make(
        self, slots: anyio.Semaphore, context: ssl.SSLContext | None = None
    ) -> tuple[_Part, ...]:
        total = self._connections
        starts = range(0, total, _PART)
        return tuple(_Part(min(_PART, total - n), slots, context) for n in starts)
