"""Network connections that respect a deadline."""

from __future__ import annotations

import math
import select
import ssl
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import httpcore2

from ..request.request import Request
from .framing import Framing

Seconds: TypeAlias = float | None


class Until(float):
    """A time limit for one wait that also respects a deadline."""

    __slots__ = ("deadline", "seconds")

    seconds: Seconds
    deadline: float

    def left(self) -> Seconds:
        if self.deadline == math.inf:
            return self.seconds
        left = self.deadline - time.monotonic()
        return left if self.seconds is None else min(left, self.seconds)


def until(seconds: Seconds, deadline: Seconds, *, firm: bool = True) -> Seconds:
    if deadline is None:
        return seconds
    left = max(deadline - time.monotonic(), 0.0)
    if seconds is not None:
        left = min(left, seconds) if firm else seconds
    limit = Until(left)
    limit.seconds, limit.deadline = seconds, deadline
    return limit


def shorten(seconds: Seconds) -> Seconds:
    return seconds.left() if isinstance(seconds, Until) else seconds


def phases(request: Request) -> dict[str, Seconds]:
    timeout, deadline = request.timeout, request.deadline
    return {
        "connect": until(timeout.connect, deadline),
        "read": until(timeout.read, deadline, firm=not request.streaming),
        "write": until(timeout.write, deadline),
        "pool": until(timeout.pool, deadline),
    }


def release(limits: dict[str, Seconds]) -> Callable[[], None]:
    def forget() -> None:
        for limit in limits.values():
            if isinstance(limit, Until):
                limit.deadline = math.inf

    return forget


class Network(httpcore2.NetworkBackend):
    """Opens connections that respect a deadline."""

    def __init__(self, backend: httpcore2.NetworkBackend | None = None) -> None:
        self._backend = backend or httpcore2.SyncBackend()
        self._framed = backend is None

    def connect_tcp(
        self, host: str, port: int, timeout: Seconds = None, *args: Any, **more: Any
    ) -> httpcore2.NetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = self._backend.connect_tcp(host, port, timeout, *args, **more)
        return Connection(stream, framed=self._framed)

    def connect_unix_socket(
        self, path: str, timeout: Seconds = None, *args: Any, **more: Any
    ) -> httpcore2.NetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = self._backend.connect_unix_socket(path, timeout, *args, **more)
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

    def read(self, max_bytes: int, timeout: Seconds = None) -> bytes:
        timeout = _left(timeout, httpcore2.ReadTimeout)
        data = self._stream.read(max_bytes, timeout)
        self._framing.received(data)
        return data

    def write(self, buffer: bytes, timeout: Seconds = None) -> None:
        timeout = _left(timeout, httpcore2.WriteTimeout)
        self._framing.sent(buffer)
        self._stream.write(buffer, timeout)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: Seconds = None,
    ) -> httpcore2.NetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return Connection(stream, framed=self._framed)


class AsyncNetwork(httpcore2.AsyncNetworkBackend):
    """Opens connections that respect a deadline."""

    def __init__(self, backend: httpcore2.AsyncNetworkBackend | None = None) -> None:
        self._framed = backend is None
        usual: Any = backend or httpcore2.AnyIOBackend()
        self._backend: httpcore2.AsyncNetworkBackend = usual

    async def connect_tcp(
        self, host: str, port: int, timeout: Seconds = None, *args: Any, **more: Any
    ) -> httpcore2.AsyncNetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = await self._backend.connect_tcp(host, port, timeout, *args, **more)
        return AsyncConnection(stream, framed=self._framed)

    async def connect_unix_socket(
        self, path: str, timeout: Seconds = None, *args: Any, **more: Any
    ) -> httpcore2.AsyncNetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = await self._backend.connect_unix_socket(path, timeout, *args, **more)
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

    async def read(self, max_bytes: int, timeout: Seconds = None) -> bytes:
        timeout = _left(timeout, httpcore2.ReadTimeout)
        data = await self._stream.read(max_bytes, timeout)
        self._framing.received(data)
        return data

    async def write(self, buffer: bytes, timeout: Seconds = None) -> None:
        timeout = _left(timeout, httpcore2.WriteTimeout)
        self._framing.sent(buffer)
        await self._stream.write(buffer, timeout)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: Seconds = None,
    ) -> httpcore2.AsyncNetworkStream:
        timeout = _left(timeout, httpcore2.ConnectTimeout)
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return AsyncConnection(stream, framed=self._framed)


def _left(timeout: Seconds, over: type[Exception]) -> Seconds:
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
