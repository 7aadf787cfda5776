"""Methods of views that are written out in full: deprecated ones, and those with earlier names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from .client import AsyncResource, Resource
from .views import (
    async_deliver_prepared,
    async_deliver_raw,
    async_deliver_unsent,
    deliver_prepared,
    deliver_raw,
    deliver_streamed,
    run_to_end,
)

if TYPE_CHECKING:
    from ..exchange.prepare import PreparedRequest
    from ..results.responses import APIResponse
    from ..results.streamed import AsyncStreamedCall, StreamedCall
    from .client import AsyncClient, SyncClient
    from .views import AsyncView, View

T = TypeVar("T")
S = TypeVar("S", bound=Resource)
A = TypeVar("A", bound=AsyncResource)


def raw_call(view: View[S], call: Callable[[SyncClient], T]) -> APIResponse[T]:
    """Call a method that the view writes out in full; see :func:`raw`."""
    delivered: Any = call(view.__resource__.__client__.__view__(deliver_raw))
    response: APIResponse[T] = delivered
    return response


def streaming_call(view: View[S], call: Callable[[SyncClient], T]) -> StreamedCall[T]:
    """Call a method that the view writes out in full; see :func:`streaming`."""
    delivered: Any = call(view.__resource__.__client__.__view__(deliver_streamed))
    unsent: StreamedCall[T] = delivered
    return unsent


def prepared_call(
    view: View[S], call: Callable[[SyncClient], object]
) -> PreparedRequest:
    """Prepare the request of a method that the view writes out in full."""
    delivered: Any = call(view.__resource__.__client__.__view__(deliver_prepared))
    request: PreparedRequest = delivered
    return request


async def async_raw_call(
    view: AsyncView[A], call: Callable[[AsyncClient], Awaitable[T]]
) -> APIResponse[T]:
    """Call a method that the view writes out in full; see :func:`raw`."""
    delivered: Any = await call(
        view.__resource__.__client__.__view__(async_deliver_raw)
    )
    response: APIResponse[T] = delivered
    return response


def async_streaming_call(
    view: AsyncView[A], call: Callable[[AsyncClient], Awaitable[T]]
) -> AsyncStreamedCall[T]:
    """Call a method that the view writes out in full; see :func:`streaming`."""
    from ..results.streamed import AsyncStreamedCall

    def unsent() -> Any:  # noqa: ANN401 - not what the method's annotation says
        return call(view.__resource__.__client__.__view__(async_deliver_unsent))

    return AsyncStreamedCall(unsent)


def async_prepared_call(
    view: View[S], call: Callable[[AsyncClient], Awaitable[object]]
) -> PreparedRequest:
    """Prepare the request of a method that the view writes out in full."""
    resource: Any = view.__resource__
    client: AsyncClient = resource.__client__.__view__(async_deliver_prepared)
    return run_to_end(call(client))
