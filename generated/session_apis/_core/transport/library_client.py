"""The transport for an HTTP client that the caller passed, or one for a proxy."""

from __future__ import annotations

import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import Any, TypeVar

import anyio
import httpcore2
import httpx2

from ..config.config import Limits
from ..errors.failure import TransportFailure, closed, time_over
from ..errors.info import Headers
from ..request.request import Request
from ..response.raw_response import AsyncRawResponse, RawResponse
from .async_common import async_chunks, closing
from .common import (
    KEEP_ALIVE,
    body_chunks,
    check_headers,
    fail,
    proxy_failure,
    tls_context,
    translate,
    wrong_client,
)
from .network import AsyncNetwork, Network, phases, release

C = TypeVar("C", httpx2.Client, httpx2.AsyncClient)


class ClientTransport:
    """A transport for a synchronous client of the HTTP library."""

    def __init__(self, client: httpx2.Client, limits: Limits) -> None:
        self._client = client
        self._limits = limits
        keep_deadlines(client)

    def send(self, request: Request) -> RawResponse:
        client = self._client
        _check(client, httpx2.Client)
        times = phases(request)
        try:
            response = client.send(
                _library_request(request, body_chunks(request.body), times),
                stream=True,
                follow_redirects=False,
                auth=None if request.foreign else httpx2.USE_CLIENT_DEFAULT,
            )
        except Exception as error:  # noqa: BLE001 - it is raised
            fail(error)
        chunks: Any = _chunks(response)
        headers = Headers(response.headers.raw)
        status, close = response.status_code, response.close
        raw = RawResponse(status, headers, chunks, close, translate)
        raw.unpacked = response.is_stream_consumed
        raw.release = release(times)
        failure = check_headers(headers, self._limits)
        if failure is not None:
            raw.close()
            raise failure
        return raw

    def close(self) -> None:
        self._client.close()


class AsyncClientTransport:
    """A transport for an asynchronous client of the HTTP library."""

    def __init__(
        self,
        client: httpx2.AsyncClient,
        limits: Limits,
        free: Callable[[], None] = lambda: None,
    ) -> None:
        self._client = client
        self._free = free
        self._limits = limits
        self._timely = keep_deadlines(client)

    async def send(self, request: Request) -> AsyncRawResponse:
        client = self._client
        _check(client, httpx2.AsyncClient)
        times = phases(request)
        try:
            response = await self._response(request, times)
            chunks: Any = _chunks(response)
        except BaseException as error:  # noqa: BLE001 - it is raised
            self._free()
            fail(error)
        headers = Headers(response.headers.raw)
        status, close = response.status_code, closing(response.aclose, self._free)
        raw = AsyncRawResponse(status, headers, chunks, close, translate)
        raw.unpacked = response.is_stream_consumed
        raw.release = release(times)
        failure = check_headers(headers, self._limits)
        if failure is not None:
            await raw.close()
            raise failure
        return raw

    async def _response(
        self, request: Request, times: dict[str, float | None]
    ) -> httpx2.Response:
        sending = self._client.send(
            _library_request(request, async_chunks(request.body), times),
            stream=True,
            follow_redirects=False,
            auth=None if request.foreign else httpx2.USE_CLIENT_DEFAULT,
        )
        if self._timely or request.deadline is None:
            return await sending
        with anyio.move_on_after(max(request.deadline - time.monotonic(), 0.0)):
            return await sending
        raise time_over(sent=True)

    async def close(self) -> None:
        await self._client.aclose()


def open_client(kind: type[C], connections: int) -> C:
    size = httpx2.Limits(
        max_connections=connections,
        max_keepalive_connections=connections,
        keepalive_expiry=KEEP_ALIVE,
    )
    context = tls_context()
    try:
        return kind(verify=context, limits=size, timeout=None)
    except (ImportError, ValueError, httpx2.InvalidURL) as error:
        raise proxy_failure(error) from None


def keep_deadlines(client: httpx2.Client | httpx2.AsyncClient) -> bool:
    mounts: dict[object, object] = getattr(client, "_mounts", {})
    everywhere = True
    for transport in (getattr(client, "_transport", None), *mounts.values()):
        pool = getattr(transport, "_pool", None)
        backend = getattr(pool, "_network_backend", None)
        match backend:
            case Network() | AsyncNetwork():
                pass
            case httpcore2.NetworkBackend():
                vars(pool)["_network_backend"] = Network(backend)
            case httpcore2.AsyncNetworkBackend():
                vars(pool)["_network_backend"] = AsyncNetwork(backend)
            case _:
                everywhere = everywhere and transport is None
    return everywhere


def _library_request(
    request: Request,
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None,
    times: dict[str, float | None],
) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url,
        headers=request.raw_headers(),
        content=content,
        extensions={"timeout": times},
    )


def _chunks(response: httpx2.Response) -> object:
    if response.is_stream_consumed:
        try:
            return _Content(response.content)
        except httpx2.ResponseNotRead:
            pass
    elif not response.is_closed:
        return response.stream
    raise TransportFailure(
        "a hook or the auth of the http_client has taken the body of the response, or "
        "closed it; let it call read() or aread(), which keep the body",
        kind="configuration",
        transient=False,
    )


class _Content:
    """A body that is in memory and unpacked, for clients of both kinds."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __iter__(self) -> Iterator[bytes]:
        return iter((self._data,))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._data


def _check(client: object, kind: type[httpx2.Client | httpx2.AsyncClient]) -> None:
    if not isinstance(client, kind):
        raise wrong_client(client, kind)
    if client.is_closed:
        raise closed()
