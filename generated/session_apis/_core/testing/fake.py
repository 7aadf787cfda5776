"""Clients that answer as a test says, without a network.

A fake is a client of the real class. Its requests are built and encoded, and its answers
decoded, by the same code as in production; only the way to the server is another. Pauses
between attempts take no time.
"""

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

from ..client.async_client import AsyncClient
from ..client.client import SyncClient
from ..client.core import Core
from ..client.shared import Shared
from ..config.credentials import Credentials, sources
from ..config.schemes import OAuth2
from ..errors.failure import closed
from ..errors.headers import Headers
from ..request.request import StreamedBody
from ..response.raw_response import AsyncRawResponse, RawResponse
from ..transport.connection import AsyncServerConnection, ServerConnection
from ..transport.effects import AsyncHost, Effects, Sleep, SyncHost
from .fake_api import AsyncFakeAPI, FakeAPI, FakeBase, finish
from .fake_calls import FakeCall, FakeError, FakeRequest
from .fake_replies import Wire
from .fake_stub import Fails

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from ..config.config import ClientConfig
    from ..exchange.execution import Execution, Reply
    from ..operation.operation import Operation, StreamOperation
    from ..request.request import Request
    from ..request.settings import Settings
    from ..transport.middleware import AsyncMiddleware, AsyncSend, Middleware, Send

P = ParamSpec("P")
S = TypeVar("S", bound=SyncClient)
A = TypeVar("A", bound=AsyncClient)
C = TypeVar("C")
F = TypeVar("F", bound=FakeBase)
T = TypeVar("T")

# The only requests that are no calls of operations ask for access tokens.
_TOKEN: Final = Wire.of(
    200, (b'{"access_token":"fake-token","expires_in":3600}',), "application/json"
)


class Fake(NamedTuple, Generic[C, F]):
    """A fake client, and the API behind it; a context manager.

    Leaving it fails if a call had no answer, even if the program has gone on after that.

    Attributes:
        client: The client, of the real class.
        api: Says how it answers, and tells what was called.
    """

    client: C
    api: F

    def __enter__(self) -> Self:
        """Return the client and the API."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Check that every call had an answer."""
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
    """Make a client that answers as the test says.

    Used as in ``with fake(Acme) as (client, api):``.

    Args:
        client: The class of the client.
        *args: None; it is there for type checkers.
        **kwargs: Arguments of the class. Credentials and the base URL are made up where
            they are not given, and are never taken from the environment. An attempt that
            fails is repeated only if ``max_retries`` says so.
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
    """Return what puts credentials of a fake's own in the place of real ones."""
    own: dict[str, str | Callable[[], object]] = {}
    for scheme in config.schemes:
        names = [argument for argument, _ in sources(scheme)]
        own.update({name: given[name] for name in names if given.get(name)})
        # Who gives what tokens are fetched with wants no token that is there already.
        if not (isinstance(scheme, OAuth2) and any(name in own for name in names)):
            own.update({name: f"fake-{name}" for name in names if name not in own})
    credentials = Credentials(own)
    # No server is asked: none has to be agreed to.
    return lambda settings: replace(
        settings, credentials=credentials, base_given=False, others=None
    )


class FakeShared(Shared):
    """Makes cores that know what they call."""

    def __init__(self, config: ClientConfig, api: FakeBase) -> None:
        """Keep the API."""
        super().__init__(config)
        self._api = api

    def core(self, settings: Settings) -> Core:
        """Make what makes calls."""
        return FakeCore(settings, self, self._api)


class FakeCore(Core):
    """Makes calls that know what they call, and does not wait."""

    def __init__(self, settings: Settings, shared: Shared, api: FakeBase) -> None:
        """Keep the API."""
        super().__init__(settings, tokens=shared.tokens, log=shared.log)
        self._api = api

    def execution(
        self,
        operation: Operation[object],
        arguments: Mapping[str, object],
        *,
        stream: StreamOperation[Any] | None = None,
        unread: bool = False,
        url: str | None = None,
    ) -> Execution:
        """Make a call; see :meth:`Core.course`."""
        execution = super().execution(
            operation, arguments, stream=stream, unread=unread, url=url
        )
        call = FakeCall.of(operation, stream, arguments, self._api.where)
        execution.call.request = call.tagged(execution.call.request)
        return execution

    def send(
        self, execution: Execution, send: Send, middleware: tuple[Middleware, ...]
    ) -> tuple[Reply, RawResponse]:
        """Make a call without pauses."""
        host = SyncHost(send, middleware)
        reply = host.drive(_unhurried(execution.run()))
        return reply, host.response

    async def asend(
        self,
        execution: Execution,
        send: AsyncSend,
        middleware: tuple[AsyncMiddleware, ...],
    ) -> tuple[Reply, AsyncRawResponse]:
        """Make a call without pauses."""
        host = AsyncHost(send, middleware)
        reply = await host.drive(_unhurried(execution.run()))
        return reply, host.response


def _unhurried(flow: Effects[T]) -> Effects[T]:
    """Take all steps of a flow but the pauses."""
    try:
        step = next(flow)
        while True:
            if isinstance(step, Sleep):
                step = flow.send(None)
                continue
            try:
                result = yield step
            except BaseException as error:  # noqa: BLE001 - the flow decides
                step = flow.throw(error)
            else:
                step = flow.send(result)
    except StopIteration as end:
        value: T = end.value
        return value


class FakeConnection(ServerConnection):
    """The way to a server that is not there."""

    def __init__(self, config: ClientConfig, api: FakeBase) -> None:
        """Keep the API."""
        super().__init__(config, None)
        self._api = api

    def send(self, request: Request) -> RawResponse:
        """Answer a request."""
        if self._closed:
            raise closed()
        if not isinstance(request, FakeRequest):
            return _response(_TOKEN)
        call = request.call
        call.content = _drained(request.body)
        stub, value = self._api.begin(call)
        if isawaitable(value):
            getattr(value, "close", lambda: None)()
            raise FakeError(
                f"{call.name} is blocking: the function given to .calls() may not be "
                "asynchronous."
            )
        return _response(finish(call, stub, value))


class AsyncFakeConnection(AsyncServerConnection):
    """The way to a server that is not there."""

    def __init__(self, config: ClientConfig, api: FakeBase) -> None:
        """Keep the API."""
        super().__init__(config, None)
        self._api = api

    async def send(self, request: Request) -> AsyncRawResponse:
        """Answer a request."""
        import anyio.to_thread

        if self._closed:
            raise closed()
        if not isinstance(request, FakeRequest):
            return _async_response(_TOKEN)
        call, body = request.call, request.body
        if isinstance(body, StreamedBody):
            # As in production: files are read by a thread.
            call.content = await anyio.to_thread.run_sync(_drained, body)
        else:
            call.content = body
        stub, value = self._api.begin(call)
        if isawaitable(value):
            try:
                value = await value
            except Fails as fails:
                value = stub.failed(fails)
        return _async_response(finish(call, stub, value))


def _drained(body: bytes | StreamedBody | None) -> bytes | None:
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
