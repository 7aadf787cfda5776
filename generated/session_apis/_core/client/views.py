"""Response views: methods that return raw responses, unread bodies or requests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Final,
    Generic,
    ParamSpec,
    Protocol,
    TypeVar,
)

from ..results.responses import APIResponse
from .client import AsyncResource, Resource

if TYPE_CHECKING:
    from ..exchange.execution import PendingRequest
    from ..exchange.prepare import PreparedRequest
    from ..results.streamed import AsyncSender, AsyncStreamedCall, StreamedCall
    from .client import AsyncClient, SyncClient

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound=Resource)
A = TypeVar("A", bound=AsyncResource)
V_contra = TypeVar("V_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)


class View(Generic[S]):
    """A view of a resource of a synchronous client."""

    def __init__(self, resource: S) -> None:
        self.__resource__ = resource


class AsyncView(Generic[A]):
    """A view of a resource of an asynchronous client."""

    def __init__(self, resource: A) -> None:
        self.__resource__ = resource


class PrepareView(View[S]):
    """A view that gives requests, for a resource of a client of either kind."""

    def __init__(self, resource: S | AsyncResource) -> None:
        either: Any = resource
        super().__init__(either)


class ViewMethod(Protocol[V_contra, P, R_co]):
    """A function that a view has for a method."""

    def __get__(
        self, view: V_contra, owner: type[object] | None = None, /
    ) -> Callable[P, R_co]:
        """Return the method of one view."""
        ...

    def __call__(self, view: V_contra, /, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Call the method of a view."""
        ...


class _Raw:
    def __call__(
        self, method: Callable[Concatenate[S, P], T]
    ) -> ViewMethod[View[S], P, APIResponse[T]]:
        def call(view: View[S], /, *args: P.args, **kwargs: P.kwargs) -> APIResponse[T]:
            delivered: Any = method(_derived(view, deliver_raw), *args, **kwargs)
            response: APIResponse[T] = delivered
            return response

        return _documented(call, method)

    def forms(
        self, method: Callable[Concatenate[S, P], T]
    ) -> Callable[Concatenate[View[S], P], APIResponse[T]]:
        return self(method)


raw: Final = _Raw()


class _Streaming:
    def __call__(
        self, method: Callable[Concatenate[S, P], T]
    ) -> ViewMethod[View[S], P, StreamedCall[T]]:
        def call(
            view: View[S], /, *args: P.args, **kwargs: P.kwargs
        ) -> StreamedCall[T]:
            delivered: Any = method(_derived(view, deliver_streamed), *args, **kwargs)
            unsent: StreamedCall[T] = delivered
            return unsent

        return _documented(call, method)

    def forms(
        self, method: Callable[Concatenate[S, P], T]
    ) -> Callable[Concatenate[View[S], P], StreamedCall[T]]:
        return self(method)


streaming: Final = _Streaming()


class _Prepared:
    def __call__(
        self, method: Callable[Concatenate[S, P], object]
    ) -> ViewMethod[View[S], P, PreparedRequest]:
        def call(
            view: View[S], /, *args: P.args, **kwargs: P.kwargs
        ) -> PreparedRequest:
            other = _asynchronous(view.__resource__)
            if other is not None:
                derived = other.__client__.__view__(async_deliver_prepared)
                own: Any = getattr(other.__rebind__(derived), call.__name__)
                return run_to_end(own(*args, **kwargs))
            delivered: Any = method(_derived(view, deliver_prepared), *args, **kwargs)
            request: PreparedRequest = delivered
            return request

        return _documented(call, method)

    def forms(
        self, method: Callable[Concatenate[S, P], object]
    ) -> Callable[Concatenate[View[S], P], PreparedRequest]:
        return self(method)


prepared: Final = _Prepared()


class _AsyncRaw:
    def __call__(
        self, method: Callable[Concatenate[A, P], Awaitable[T]]
    ) -> ViewMethod[AsyncView[A], P, Coroutine[Any, Any, APIResponse[T]]]:
        async def call(
            view: AsyncView[A], /, *args: P.args, **kwargs: P.kwargs
        ) -> APIResponse[T]:
            delivered: Any = await method(
                _async_derived(view, async_deliver_raw), *args, **kwargs
            )
            response: APIResponse[T] = delivered
            return response

        return _documented(call, method)

    def forms(
        self, method: Callable[Concatenate[A, P], Awaitable[T]]
    ) -> Callable[Concatenate[AsyncView[A], P], Coroutine[Any, Any, APIResponse[T]]]:
        return self(method)


async_raw: Final = _AsyncRaw()


class _AsyncStreaming:
    def __call__(
        self, method: Callable[Concatenate[A, P], Awaitable[T]]
    ) -> ViewMethod[AsyncView[A], P, AsyncStreamedCall[T]]:
        def call(
            view: AsyncView[A], /, *args: P.args, **kwargs: P.kwargs
        ) -> AsyncStreamedCall[T]:
            from ..results.streamed import AsyncStreamedCall

            def unsent() -> Any:  # noqa: ANN401 - not what the method's annotation says
                return method(
                    _async_derived(view, async_deliver_unsent), *args, **kwargs
                )

            return AsyncStreamedCall(unsent)

        return _documented(call, method)

    def forms(
        self, method: Callable[Concatenate[A, P], Awaitable[T]]
    ) -> Callable[Concatenate[AsyncView[A], P], AsyncStreamedCall[T]]:
        return self(method)


async_streaming: Final = _AsyncStreaming()


C = TypeVar("C", bound=Callable[..., object])


def _documented(call: C, method: Callable[..., object]) -> C:
    call.__doc__ = method.__doc__
    name: object = getattr(method, "__name__", "call")
    setattr(call, "__name__", name)  # noqa: B010 - not every callable has it
    return call


def _asynchronous(resource: object) -> AsyncResource | None:
    return resource if isinstance(resource, AsyncResource) else None


def run_to_end(awaitable: Awaitable[object]) -> PreparedRequest:
    try:
        awaitable.__await__().send(None)
    except StopIteration as end:
        request: PreparedRequest = end.value
        return request
    raise RuntimeError("a request cannot be prepared while it waits")


def _derived(
    view: View[S], delivery: Callable[[SyncClient, PendingRequest[Any]], Any]
) -> S:
    resource = view.__resource__
    return resource.__rebind__(resource.__client__.__view__(delivery))


def _async_derived(
    view: AsyncView[A], delivery: Callable[[AsyncClient, PendingRequest[Any]], Any]
) -> A:
    resource = view.__resource__
    return resource.__rebind__(resource.__client__.__view__(delivery))


def deliver_raw(client: SyncClient, pending: PendingRequest[T]) -> APIResponse[T]:
    reply, response = client.__send__(pending.execution)
    return APIResponse(reply, lambda: pending.finish(reply, response))


def deliver_streamed(client: SyncClient, pending: PendingRequest[T]) -> StreamedCall[T]:
    from ..results.streamed import StreamedCall

    return StreamedCall(client.__open__, pending)


def deliver_prepared(_: SyncClient, pending: PendingRequest[T]) -> PreparedRequest:
    from ..exchange.prepare import PreparedRequest

    return PreparedRequest.of(pending.execution)


async def async_deliver_raw(
    client: AsyncClient, pending: PendingRequest[T]
) -> APIResponse[T]:
    reply, response = await client.__send__(pending.execution)
    return APIResponse(reply, lambda: pending.finish(reply, response))


async def async_deliver_unsent(
    client: AsyncClient, pending: PendingRequest[T]
) -> AsyncSender[T]:
    return partial(client.__open__, pending)


async def async_deliver_prepared(
    _: AsyncClient, pending: PendingRequest[T]
) -> PreparedRequest:
    from ..exchange.prepare import PreparedRequest

    return PreparedRequest.of(pending.execution)
