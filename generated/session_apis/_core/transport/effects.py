"""Effects: the I/O of a call, with a sync and an async driver."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Sequence
from inspect import isawaitable, iscoroutine
from typing import Any, Generic, TypeAlias, TypeVar

from ..errors.failure import TransportFailure, misconfigured
from ..request.request import Request
from ..response.raw_response import AsyncRawResponse, RawResponse, ResponseHead
from .connection import AsyncMiddleware, AsyncSend, Middleware, Send

T = TypeVar("T")

Effects: TypeAlias = "Generator[Effect[Any], Any, T]"


class Effect(ABC, Generic[T]):
    """One I/O operation; used as ``result = yield from effect``."""

    __slots__ = ()

    @abstractmethod
    def run(self, driver: SyncDriver, /) -> T:
        """Perform it synchronously."""

    @abstractmethod
    async def arun(self, driver: AsyncDriver, /) -> T:
        """Perform it asynchronously."""

    def __iter__(self) -> Effects[T]:
        result: T = yield self
        return result


class SyncDriver:
    """The synchronous driver of effects."""

    __slots__ = ("response", "send")

    response: RawResponse

    def __init__(self, send: Send, middleware: Sequence[Middleware]) -> None:
        for layer in reversed(middleware):
            send = _around(layer, send)
        self.send = send

    def drive(self, effects: Effects[T]) -> T:
        try:
            effect = next(effects)
            while True:
                try:
                    result = effect.run(self)
                except BaseException as error:  # noqa: BLE001 - it is re-raised
                    effect = effects.throw(error)
                else:
                    effect = effects.send(result)
        except StopIteration as end:
            value: T = end.value
            return value
        except BaseException:
            result = None  # may be a token, which a crash report would show
            raise


class AsyncDriver:
    """The asynchronous driver of effects."""

    __slots__ = ("response", "send")

    response: AsyncRawResponse

    def __init__(self, send: AsyncSend, middleware: Sequence[AsyncMiddleware]) -> None:
        for layer in reversed(middleware):
            send = _async_around(layer, send)
        self.send = send

    async def drive(self, effects: Effects[T]) -> T:
        try:
            effect = next(effects)
            while True:
                try:
                    result = await effect.arun(self)
                except BaseException as error:  # noqa: BLE001 - it is re-raised
                    effect = effects.throw(error)
                else:
                    effect = effects.send(result)
        except StopIteration as end:
            value: T = end.value
            return value
        except BaseException:
            result = None  # may be a token, which a crash report would show
            raise


def _around(layer: Middleware, send: Send) -> Send:
    def around(request: Request) -> RawResponse:
        found: Any = layer(request, send)
        if isinstance(found, RawResponse):
            return found
        if iscoroutine(found):
            found.close()
        raise _no_response(layer, found)

    return around


def _async_around(layer: AsyncMiddleware, send: AsyncSend) -> AsyncSend:
    async def around(request: Request) -> AsyncRawResponse:
        found: Any = layer(request, send)
        found = await found if isawaitable(found) else found
        if isinstance(found, AsyncRawResponse):
            return found
        raise _no_response(layer, found)

    return around


def _no_response(layer: object, found: object) -> TransportFailure:
    name = getattr(layer, "__qualname__", type(layer).__qualname__)
    what = None if found is None else f"a value of type {type(found).__name__}"
    return misconfigured(f"the middleware {name} returned {what}, which is no response")


class Transmit(Effect[ResponseHead]):
    """Send a request and wait for the head of its response."""

    __slots__ = ("_request",)

    def __init__(self, request: Request) -> None:
        self._request = request

    def run(self, driver: SyncDriver, /) -> ResponseHead:
        try:
            response = driver.response = driver.send(self._request)
        except TransportFailure as failure:
            failure.host = failure.host or self._request.address.origin.host_and_port
            raise
        return response

    async def arun(self, driver: AsyncDriver, /) -> ResponseHead:
        try:
            response = driver.response = await driver.send(self._request)
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
        self._limit = limit
        self._deadline = deadline
        self._partial = partial

    def run(self, driver: SyncDriver, /) -> bytes:
        driver.response.deadline = self._deadline
        return driver.response.read(self._limit, partial=self._partial)

    async def arun(self, driver: AsyncDriver, /) -> bytes:
        driver.response.deadline = self._deadline
        return await driver.response.read(self._limit, partial=self._partial)


class Sleep(Effect[None]):
    """Wait."""

    __slots__ = ("_seconds",)

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def run(self, _: SyncDriver, /) -> None:
        time.sleep(self._seconds)

    async def arun(self, _: AsyncDriver, /) -> None:
        import anyio

        await anyio.sleep(self._seconds)


class Sealed(Generic[T]):
    """A wrapper that hides a value from crash reports that show local variables."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value


class CallFunction(Effect[Sealed[object]]):
    """Call a function of the caller, which may be asynchronous."""

    __slots__ = ("_function",)

    def __init__(self, function: Callable[[], object]) -> None:
        self._function = function

    def run(self, _: SyncDriver, /) -> Sealed[object]:
        return Sealed(self._function())

    async def arun(self, _: AsyncDriver, /) -> Sealed[object]:
        result = Sealed(self._function())
        return Sealed(await result.value) if isawaitable(result.value) else result
