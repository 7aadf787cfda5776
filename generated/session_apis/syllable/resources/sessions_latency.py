"""How long the parts of an agent took to answer."""

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

_GET_BY_ID: Operation[types.InspectLatencyResponse] = Operation(
    "GET",
    "/api/v1/sessions/latency/{session_id}",
    lambda: types.InspectLatencyResponse,
    path="session_id",
    auth="APIKeyHeader",
)


class SessionsLatency(Resource):
    """How long the parts of an agent took to answer.

    Example:
        client.sessions.latency.get_by_id("1024")
    """

    @cached_property
    def with_raw_response(self) -> SessionsLatencyWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsLatencyWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsLatencyWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsLatencyWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsLatencyPrepare:
        """The same methods, giving the request without sending it."""
        return SessionsLatencyPrepare(self)

    def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.InspectLatencyResponse:
        """Get the latency of a session.

        Reads how long each part of the agent took, step by step and in sum.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_GET_BY_ID, locals())


class AsyncSessionsLatency(AsyncResource):
    """How long the parts of an agent took to answer."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionsLatencyWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsLatencyWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsLatencyWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsLatencyWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsLatencyPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsLatencyPrepare(self)

    async def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.InspectLatencyResponse:
        """Get the latency of a session (see `SessionsLatency.get_by_id`)."""
        return await self._client.request(_GET_BY_ID, locals())


class SessionsLatencyWithRawResponse(View[SessionsLatency]):
    """`SessionsLatency`: the same methods, giving the whole response."""

    get_by_id: Final = raw(SessionsLatency.get_by_id)


class SessionsLatencyWithStreamingResponse(View[SessionsLatency]):
    """`SessionsLatency`: the same methods, giving the response before its body is read."""

    get_by_id: Final = streaming(SessionsLatency.get_by_id)


class SessionsLatencyPrepare(PrepareView[SessionsLatency]):
    """`SessionsLatency`: the same methods, giving the request without sending it."""

    get_by_id: Final = prepared(SessionsLatency.get_by_id)


class AsyncSessionsLatencyWithRawResponse(AsyncView[AsyncSessionsLatency]):
    """`AsyncSessionsLatency`: the same methods, giving the whole response."""

    get_by_id: Final = async_raw(AsyncSessionsLatency.get_by_id)


class AsyncSessionsLatencyWithStreamingResponse(AsyncView[AsyncSessionsLatency]):
    """`AsyncSessionsLatency`: the same methods, giving the response before its body is read."""

    get_by_id: Final = async_streaming(AsyncSessionsLatency.get_by_id)


class AsyncSessionsLatencyPrepare(SessionsLatencyPrepare):
    """`AsyncSessionsLatency`: the same methods, giving the request without sending it."""
