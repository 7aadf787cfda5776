"""Network connections that respect a deadline."""

from __future__ import annotations

import select
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from .deadlines import shorten
from .framing import Framing


class Network(httpcore2.NetworkBackend):
    """Opens connections that respect a deadline."""

    def __init__(self, backend: httpcore2.NetworkBackend | None = None) -> None:
        self._backend = backend or httpcore2.SyncBackend()
        self._framed = backend is None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        # Waiting for the pool may have used up most of the time.
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = self._backend.connect_tcp(
            host, port, timeout, local_address, socket_options
        )
        return Connection(stream, framed=self._framed)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = self._backend.connect_unix_socket(path, timeout, socket_options)
        return Connection(stream, framed=self._framed)

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


class Connection(httpcore2.NetworkStream):
    """A connection whose waits end at the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, *, framed: bool = True) -> None:
        self._stream = stream
        self._framed = framed
        self._framing = Framing(plain=framed)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> object:
        if info == "is_readable" and self._framing.excess:
            return True  # the pool then closes the connection
        known: object = self._stream.get_extra_info(info)
        return known

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        timeout = _left(timeout, httpcore2.ReadTimeout)
        data = self._stream.read(max_bytes, timeout)
        self._framing.received(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        timeout = _left(timeout, httpcore2.WriteTimeout)
        self._framing.sent(buffer)
        self._stream.write(buffer, timeout)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return Connection(stream, framed=self._framed)


class AsyncNetwork(httpcore2.AsyncNetworkBackend):
    """Opens connections that respect a deadline."""

    def __init__(self, backend: httpcore2.AsyncNetworkBackend | None = None) -> None:
        self._framed = backend is None
        # The library's name may stand for a class without methods, if anyio is missing.
        usual: Any = backend or httpcore2.AnyIOBackend()
        self._backend: httpcore2.AsyncNetworkBackend = usual

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = await self._backend.connect_tcp(
            host, port, timeout, local_address, socket_options
        )
        return AsyncConnection(stream, framed=self._framed)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = await self._backend.connect_unix_socket(path, timeout, socket_options)
        return AsyncConnection(stream, framed=self._framed)

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


class AsyncConnection(httpcore2.AsyncNetworkStream):
    """A connection whose waits end at the deadline."""

    def __init__(
        self, stream: httpcore2.AsyncNetworkStream, *, framed: bool = True
    ) -> None:
        self._stream = stream
        self._framed = framed
        self._framing = Framing(plain=framed)
        self._is_readable: Callable[[], bool] | None = None

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> object:
        if info == "is_readable":
            if self._framing.excess:
                return True  # the pool then closes the connection
            if self._is_readable is None:
                self._is_readable = _readable(self._stream)
            return self._is_readable()
        known: object = self._stream.get_extra_info(info)
        return known

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        timeout = _left(timeout, httpcore2.ReadTimeout)
        data = await self._stream.read(max_bytes, timeout)
        self._framing.received(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        timeout = _left(timeout, httpcore2.WriteTimeout)
        self._framing.sent(buffer)
        await self._stream.write(buffer, timeout)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return AsyncConnection(stream, framed=self._framed)


def _left(timeout: float | None, over: type[Exception]) -> float | None:
    left = shorten(timeout)
    if left is not None and left <= 0:
        raise over
    return left


def _readable(stream: httpcore2.AsyncNetworkStream) -> Callable[[], bool]:
    known: Any = stream.get_extra_info("socket")
    if known is None or known.fileno() < 0 or not hasattr(select, "poll"):
        return lambda: bool(stream.get_extra_info("is_readable"))
    poll = select.poll()
    poll.register(known.fileno(), select.POLLIN)
    return lambda: known.fileno() < 0 or bool(poll.poll(0))
