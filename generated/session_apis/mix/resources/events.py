"""The `events` resource."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

from ..._core import (
    AsyncResource,
    AsyncStream,
    AsyncView,
    Omit,
    Operation,
    PrepareView,
    RequestOptions,
    Resource,
    Stream,
    StreamOperation,
    View,
    async_raw,
    async_streaming,
    omit,
    prepared,
    raw,
    streaming,
)
from .. import types

_STREAM: Operation[None] = Operation(
    "GET",
    "/stream",
    lambda: None,
    query="session_id!=sessionId",
    header="last_event_id=Last-Event-ID",
    accept="*/*",
)
_STREAM_STREAM: StreamOperation[types.SSEEventStream] = StreamOperation(
    _STREAM, lambda: types.SSEEventStream, kind="sse", envelope=True
)


class Events(Resource):
    """The `events` resource.

    Example:
        client.events.stream(session_id="sess-1")
    """

    @cached_property
    def with_raw_response(self) -> EventsWithRawResponse:
        """The same methods, giving the whole response."""
        return EventsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> EventsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return EventsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> EventsPrepare:
        """The same methods, giving the request without sending it."""
        return EventsPrepare(self)

    def stream(
        self,
        *,
        session_id: str,
        last_event_id: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.SSEEventStream]:
        """Follow a session.

        Reports what happens in a session until the connection is closed. After a break,
        the id of the last event received makes the server go on from there.

        Args:
            session_id: The session to follow.
            last_event_id: The id of the last event that was received.

        Raises:
            NotFoundError: There is no such thing.
            InternalServerError: The backend failed.
        """
        return Stream.of(self._client, _STREAM_STREAM, locals())


class AsyncEvents(AsyncResource):
    """The `events` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncEventsWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncEventsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncEventsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncEventsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncEventsPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncEventsPrepare(self)

    async def stream(
        self,
        *,
        session_id: str,
        last_event_id: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.SSEEventStream]:
        """Follow a session (see `Events.stream`)."""
        return await AsyncStream.of(self._client, _STREAM_STREAM, locals())


class EventsWithRawResponse(View[Events]):
    """`Events`: the same methods, giving the whole response."""

    stream: Final = raw(Events.stream)


class EventsWithStreamingResponse(View[Events]):
    """`Events`: the same methods, giving the response before its body is read."""

    stream: Final = streaming(Events.stream)


class EventsPrepare(PrepareView[Events]):
    """`Events`: the same methods, giving the request without sending it."""

    stream: Final = prepared(Events.stream)


class AsyncEventsWithRawResponse(AsyncView[AsyncEvents]):
    """`AsyncEvents`: the same methods, giving the whole response."""

    stream: Final = async_raw(AsyncEvents.stream)


class AsyncEventsWithStreamingResponse(AsyncView[AsyncEvents]):
    """`AsyncEvents`: the same methods, giving the response before its body is read."""

    stream: Final = async_streaming(AsyncEvents.stream)


class AsyncEventsPrepare(EventsPrepare):
    """`AsyncEvents`: the same methods, giving the request without sending it."""
