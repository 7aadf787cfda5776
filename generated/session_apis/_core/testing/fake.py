"""Fake clients for tests, without a network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from inspect import isawaitable
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Generic,
    NamedTuple,
    ParamSpec,
    Self,
    TypeVar,
    overload,
)

from ..client.client import AsyncClient, SyncClient
from ..client.client_base import Shared
from ..client.core import Core
from ..config.credentials import Credentials, sources
from ..errors.failure import closed
from ..errors.info import Headers
from ..request.request import StreamedBody
from ..response.raw_response import AsyncRawResponse, RawResponse
from ..transport.connection import AsyncServerConnection, ServerConnection
from ..transport.effects import AsyncDriver, Effects, Sleep, SyncDriver
from .fake_api import AsyncFakeAPI, FakeAPI, FakeBase, finish
from .fake_calls import FakeCall, FakeError, FakeRequest, is_stream
from .fake_replies import Wire
from .fake_stub import Fails

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from ..config.config import ClientConfig
    from ..exchange.execution import Execution, Reply
    from ..operation.operation import Operation
    from ..request.request import Request
    from ..request.settings import Settings
    from ..transport.connection import AsyncMiddleware, AsyncSend, Middleware, Send

P = ParamSpec("P")
S = TypeVar("S", bound=SyncClient)
A = TypeVar("A", bound=AsyncClient)
C = TypeVar("C")
F = TypeVar("F", bound=FakeBase)
T = TypeVar("T")

_TOKEN: Final = Wire.of(
    200, (b'{"access_token":"fake-token","expires_in":3600}',), "application/json"
)


class Fake(NamedTuple, Generic[C, F]):
    """A fake client and its fake API; a context manager.

    Leaving it raises if a call had no response configured, even if the program has
    caught that error.

    Attributes:
        client: The client, of the real class.
        api: Configures the responses, and lists the calls.
    """

    client: C
    api: F

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None and self.api.unanswered:
            raise self.api.unanswered[0]


@overload
def fake(
    client: Callable[P, S], /, *args: P.args, **kwargs: P.kwargs
) -> Fake[S, FakeAPI]: ...
@overload
def fake(
    client: Callable[P, A], /, *args: P.args, **kwargs: P.kwargs
) -> Fake[A, AsyncFakeAPI]: ...
def fake(
    client: Callable[..., SyncClient | AsyncClient], /, *args: Any, **kwargs: Any
) -> Fake[Any, Any]:
    """Make a fake client.

    Used as in ``with fake(Acme) as (client, api):``.

    Args:
        client: The class of the client.
        *args: None; it is there for type checkers.
        **kwargs: Arguments of the class. Credentials and the base URL have fake
            defaults, and are never taken from the environment. ``max_retries`` is 0 by
            default.
    """
    real = client(*args, **{"base_url": "https://api.test", "max_retries": 0, **kwargs})
    config = real.__settings__.config
    errors = config.errors()
    change = _anonymous(config, kwargs)
    if isinstance(real, SyncClient):
        api = FakeAPI(real, errors)
        real.__plug__(FakeConnection(config, api), FakeShared(config, api), change)
        return Fake(real, api)
    async_api = AsyncFakeAPI(real, errors)
    shared = FakeShared(config, async_api)
    real.__plug__(AsyncFakeConnection(config, async_api), shared, change)
    return Fake(real, async_api)


def _anonymous(
    config: ClientConfig, given: Mapping[str, Any]
) -> Callable[[Settings], Settings]:
    own: dict[str, str | Callable[[], object]] = {}
    for scheme in config.schemes:
        names = [argument for argument, _ in sources(scheme)]
        own.update({name: given[name] for name in names if given.get(name)})
        if len(scheme.ways()) <= 1 or not any(name in own for name in names):
            own.update({name: f"fake-{name}" for name in names if name not in own})
    credentials = Credentials(own)
    return lambda settings: replace(
        settings, credentials=credentials, base_given=False, others=None
    )


class FakeShared(Shared):
    """The shared state of a fake client."""

    def __init__(self, config: ClientConfig, api: FakeBase) -> None:
        super().__init__(config)
        self._api = api

    def core(self, settings: Settings) -> Core:
        return FakeCore(settings, self, self._api)


class FakeCore(Core):
    """A core that records calls and skips pauses."""

    def __init__(self, settings: Settings, shared: Shared, api: FakeBase) -> None:
        super().__init__(settings, memory=shared.memory, log=shared.log)
        self._api = api

    def execution(
        self,
        operation: Operation[object],
        arguments: Mapping[str, object],
        *,
        stream: object = None,
        unread: bool = False,
        url: str | None = None,
    ) -> Execution:
        execution = super().execution(
            operation, arguments, stream=stream, unread=unread, url=url
        )
        streamed = stream if is_stream(stream) else None
        call = FakeCall.of(operation, streamed, arguments, self._api.where)
        execution.call.request = call.tagged(execution.call.request)
        return execution

    def send(
        self, execution: Execution, send: Send, middleware: tuple[Middleware, ...]
    ) -> tuple[Reply, RawResponse]:
        driver = SyncDriver(send, middleware)
        reply = driver.drive(_without_pauses(execution.run()))
        return reply, driver.response

    async def asend(
        self,
        execution: Execution,
        send: AsyncSend,
        middleware: tuple[AsyncMiddleware, ...],
    ) -> tuple[Reply, AsyncRawResponse]:
        driver = AsyncDriver(send, middleware)
        reply = await driver.drive(_without_pauses(execution.run()))
        return reply, driver.response


def _without_pauses(effects: Effects[T]) -> Effects[T]:
    try:
        effect = next(effects)
        while True:
            if isinstance(effect, Sleep):
                effect = effects.send(None)
                continue
            try:
                result = yield effect
            except BaseException as error:  # noqa: BLE001 - it is re-raised
                effect = effects.throw(error)
            else:
                effect = effects.send(result)
    except StopIteration as end:
        value: T = end.value
        return value


class FakeConnection(ServerConnection):
    """The connection of a fake client."""

    def __init__(self, config: ClientConfig, api: FakeBase) -> None:
        super().__init__(config, None)
        self._api = api

    def send(self, request: Request) -> RawResponse:
        if self._closed:
            raise closed()
        if not isinstance(request, FakeRequest):
            return _response(_TOKEN)
        call = request.call
        call.content = _read_body(request.body)
        stub, value = self._api.begin(call)
        if isawaitable(value):
            getattr(value, "close", lambda: None)()
            raise FakeError(
                f"{call.name} is synchronous: the function given to .calls() may not be "
                "asynchronous."
            )
        return _response(finish(call, stub, value))


class AsyncFakeConnection(AsyncServerConnection):
    """The connection of a fake client."""

    def __init__(self, config: ClientConfig, api: FakeBase) -> None:
        super().__init__(config, None)
        self._api = api

    async def send(self, request: Request) -> AsyncRawResponse:
        import anyio.to_thread

        if self._closed:
            raise closed()
        if not isinstance(request, FakeRequest):
            return _async_response(_TOKEN)
        call, body = request.call, request.body
        if isinstance(body, StreamedBody):
            call.content = await anyio.to_thread.run_sync(_read_body, body)
        else:
            call.content = body
        stub, value = self._api.begin(call)
        if isawaitable(value):
            try:
                value = await value
            except Fails as fails:
                value = stub.failed(fails)
        return _async_response(finish(call, stub, value))


def _read_body(body: bytes | StreamedBody | None) -> bytes | None:
    return b"".join(body.start()) if isinstance(body, StreamedBody) else body


def _response(wire: Wire) -> RawResponse:
    return RawResponse(wire.status, Headers(wire.headers), wire.pieces(), lambda: None)


def _async_response(wire: Wire) -> AsyncRawResponse:
    return AsyncRawResponse(wire.status, Headers(wire.headers), _pieces(wire), _nothing)


async def _pieces(wire: Wire) -> AsyncIterator[bytes]:
    for chunk in wire.pieces():
        yield chunk


async def _nothing() -> None:
    """Close nothing."""
