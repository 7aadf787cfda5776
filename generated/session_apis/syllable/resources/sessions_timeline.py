"""What happened in a session, in order."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

from ..._core import (
    AsyncResource,
    AsyncView,
    Operation,
    PrepareView,
    RequestOptions,
    Resource,
    View,
    async_raw,
    async_streaming,
    prepared,
    raw,
    streaming,
)
from .. import types

_GET_BY_ID: Operation[types.SessionTimelineResponse] = Operation(
    "GET",
    "/api/v1/sessions/timeline/{session_id}",
    lambda: types.SessionTimelineResponse,
    path="session_id",
    auth="APIKeyHeader",
)


class SessionsTimeline(Resource):
    """What happened in a session, in order.

    Example:
        client.sessions.timeline.get_by_id("1024")
    """

    @cached_property
    def with_raw_response(self) -> SessionsTimelineWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsTimelineWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsTimelineWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsTimelineWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsTimelinePrepare:
        """The same methods, giving the request without sending it."""
        return SessionsTimelinePrepare(self)

    def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionTimelineResponse:
        """Get the timeline of a session.

        Reads everything that happened, in order.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_GET_BY_ID, locals())


class AsyncSessionsTimeline(AsyncResource):
    """What happened in a session, in order."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionsTimelineWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsTimelineWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsTimelineWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsTimelineWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsTimelinePrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsTimelinePrepare(self)

    async def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionTimelineResponse:
        """Get the timeline of a session (see `SessionsTimeline.get_by_id`)."""
        return await self._client.request(_GET_BY_ID, locals())


class SessionsTimelineWithRawResponse(View[SessionsTimeline]):
    """`SessionsTimeline`: the same methods, giving the whole response."""

    get_by_id: Final = raw(SessionsTimeline.get_by_id)


class SessionsTimelineWithStreamingResponse(View[SessionsTimeline]):
    """`SessionsTimeline`: the same methods, giving the response before its body is read."""

    get_by_id: Final = streaming(SessionsTimeline.get_by_id)


class SessionsTimelinePrepare(PrepareView[SessionsTimeline]):
    """`SessionsTimeline`: the same methods, giving the request without sending it."""

    get_by_id: Final = prepared(SessionsTimeline.get_by_id)


class AsyncSessionsTimelineWithRawResponse(AsyncView[AsyncSessionsTimeline]):
    """`AsyncSessionsTimeline`: the same methods, giving the whole response."""

    get_by_id: Final = async_raw(AsyncSessionsTimeline.get_by_id)


class AsyncSessionsTimelineWithStreamingResponse(AsyncView[AsyncSessionsTimeline]):
    """`AsyncSessionsTimeline`: the same methods, giving the response before its body is read."""

    get_by_id: Final = async_streaming(AsyncSessionsTimeline.get_by_id)


class AsyncSessionsTimelinePrepare(SessionsTimelinePrepare):
    """`AsyncSessionsTimeline`: the same methods, giving the request without sending it."""
