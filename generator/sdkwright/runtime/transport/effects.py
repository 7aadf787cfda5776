"""The steps of a call that touch the world, and the two ways to take them.

What has to happen (send, wait, try again, follow) is written once, as a generator that
yields steps and is handed their results. A blocking client takes each step with ``run``,
an asynchronous one with ``arun``; neither contains any decision.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Sequence
from inspect import isawaitable
from typing import Any, Generic, TypeAlias, TypeVar

from ..errors.failure import TransportFailure
from ..request.request import Request
from ..response.raw_response import AsyncRawResponse, RawResponse, ResponseHead
from .middleware import AsyncMiddleware, AsyncSend, Middleware, Send

T = TypeVar("T")

Effects: TypeAlias = "Generator[Effect[Any], Any, T]"
"""A generator that yields effects and returns a result."""


class Effect(ABC, Generic[T]):
    """One thing to do; ``result = yield from step`` in a flow."""

    __slots__ = ()

    @abstractmethod
    def run(self, host: SyncHost, /) -> T:
        """Do it, blocking."""

    @abstractmethod
    async def arun(self, host: AsyncHost, /) -> T:
        """Do it, giving way to other tasks."""

    def __iter__(self) -> Effects[T]:
        """Let the driver do it."""
        result: T = yield self
        return result


class SyncHost:
    """What blocking steps work with.

    Attributes:
        send: Sends a request, through the middleware.
        response: The last response; there is none before the first step that sends.
    """

    __slots__ = ("response", "send")

    response: RawResponse

    def __init__(self, send: Send, middleware: Sequence[Middleware]) -> None:
        """Put the middleware around the transport, the first outermost."""
        for layer in reversed(middleware):
            send = _around(layer, send)
        self.send = send

    def drive(self, flow: Effects[T]) -> T:
        """Take a flow's steps until it ends."""
        try:
            step = next(flow)
            while True:
                try:
                    result = step.run(self)
                except BaseException as error:  # noqa: BLE001 - the flow decides
                    step = flow.throw(error)
                else:
                    step = flow.send(result)
        except StopIteration as end:
            value: T = end.value
            return value
        except BaseException:
            result = None  # a token, maybe: crash reports show local variables
            raise


class AsyncHost:
    """What asynchronous steps work with; see :class:`SyncHost`."""

    __slots__ = ("response", "send")

    response: AsyncRawResponse

    def __init__(self, send: AsyncSend, middleware: Sequence[AsyncMiddleware]) -> None:
        """Put the middleware around the transport, the first outermost."""
        for layer in reversed(middleware):
            send = _async_around(layer, send)
        self.send = send

    async def drive(self, flow: Effects[T]) -> T:
        """Take a flow's steps until it ends."""
        try:
            step = next(flow)
            while True:
                try:
                    result = await step.arun(self)
                except BaseException as error:  # noqa: BLE001 - the flow decides
                    step = flow.throw(error)
                else:
                    step = flow.send(result)
        except StopIteration as end:
            value: T = end.value
            return value
        except BaseException:
            result = None  # as above
            raise


def _around(layer: Middleware, send: Send) -> Send:
    return lambda request: layer(request, send)


def _async_around(layer: AsyncMiddleware, send: AsyncSend) -> AsyncSend:
    return lambda request: layer(request, send)


class Transmit(Effect[ResponseHead]):
    """Send a request and wait for the head of its response."""

    __slots__ = ("_request",)

    def __init__(self, request: Request) -> None:
        """Keep the request."""
        self._request = request

    def run(self, host: SyncHost, /) -> ResponseHead:
        """Send it."""
        try:
            response = host.response = host.send(self._request)
        except TransportFailure as failure:
            failure.host = failure.host or self._request.address.origin.host_and_port
            raise
        return response

    async def arun(self, host: AsyncHost, /) -> ResponseHead:
        """Send it."""
        try:
            response = host.response = await host.send(self._request)
        except TransportFailure as failure:
            failure.host = failure.host or self._request.address.origin.host_and_port
            raise
        return response


class ReadBody(Effect[bytes]):
    """Read the body of the last response."""

    __slots__ = ("_deadline", "_limit", "_partial")

    def __init__(
        self, limit: int, deadline: float | None, *, partial: bool = False
    ) -> None:
        """Keep the limits; ``partial`` takes what there is instead of failing."""
        self._limit = limit
        self._deadline = deadline
        self._partial = partial

    def run(self, host: SyncHost, /) -> bytes:
        """Read it."""
        host.response.deadline = self._deadline
        return host.response.read(self._limit, partial=self._partial)

    async def arun(self, host: AsyncHost, /) -> bytes:
        """Read it."""
        host.response.deadline = self._deadline
        return await host.response.read(self._limit, partial=self._partial)


class Sleep(Effect[None]):
    """Wait."""

    __slots__ = ("_seconds",)

    def __init__(self, seconds: float) -> None:
        """Keep the time."""
        self._seconds = seconds

    def run(self, _: SyncHost, /) -> None:
        """Wait."""
        time.sleep(self._seconds)

    async def arun(self, _: AsyncHost, /) -> None:
        """Wait."""
        import anyio

        await anyio.sleep(self._seconds)


class Sealed(Generic[T]):
    """A value that is not shown, even where a crash report shows local variables."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """Keep the value."""
        self.value = value


class Ask(Effect[Sealed[object]]):
    """Call the caller's own function, which may be asynchronous."""

    __slots__ = ("_function",)

    def __init__(self, function: Callable[[], object]) -> None:
        """Keep the function."""
        self._function = function

    def run(self, _: SyncHost, /) -> Sealed[object]:
        """Call it."""
        return Sealed(self._function())

    async def arun(self, _: AsyncHost, /) -> Sealed[object]:
        """Call it, and wait for what it promises."""
        answer = Sealed(self._function())
        return Sealed(await answer.value) if isawaitable(answer.value) else answer
