"""The `sessions.full_summary` resource."""

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

_GET_BY_ID: Operation[types.SessionSummaryResponse] = Operation(
    "GET",
    "/api/v1/sessions/full-summary/{session_id}",
    lambda: types.SessionSummaryResponse,
    path="session_id",
    auth="APIKeyHeader",
)


class SessionsFullSummary(Resource):
    """The `sessions.full_summary` resource.

    Example:
        client.sessions.full_summary.get_by_id("1024")
    """

    @cached_property
    def with_raw_response(self) -> SessionsFullSummaryWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsFullSummaryWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsFullSummaryWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsFullSummaryWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsFullSummaryPrepare:
        """The same methods, giving the request without sending it."""
        return SessionsFullSummaryPrepare(self)

    def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionSummaryResponse:
        """Get the summary of a session.

        Reads what a session was about and how it was rated.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_GET_BY_ID, locals())


class AsyncSessionsFullSummary(AsyncResource):
    """The `sessions.full_summary` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionsFullSummaryWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsFullSummaryWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsFullSummaryWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsFullSummaryWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsFullSummaryPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsFullSummaryPrepare(self)

    async def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionSummaryResponse:
        """Get the summary of a session (see `SessionsFullSummary.get_by_id`)."""
        return await self._client.request(_GET_BY_ID, locals())


class SessionsFullSummaryWithRawResponse(View[SessionsFullSummary]):
    """`SessionsFullSummary`: the same methods, giving the whole response."""

    get_by_id: Final = raw(SessionsFullSummary.get_by_id)


class SessionsFullSummaryWithStreamingResponse(View[SessionsFullSummary]):
    """`SessionsFullSummary`: the same methods, giving the response before its body is read."""

    get_by_id: Final = streaming(SessionsFullSummary.get_by_id)


class SessionsFullSummaryPrepare(PrepareView[SessionsFullSummary]):
    """`SessionsFullSummary`: the same methods, giving the request without sending it."""

    get_by_id: Final = prepared(SessionsFullSummary.get_by_id)


class AsyncSessionsFullSummaryWithRawResponse(AsyncView[AsyncSessionsFullSummary]):
    """`AsyncSessionsFullSummary`: the same methods, giving the whole response."""

    get_by_id: Final = async_raw(AsyncSessionsFullSummary.get_by_id)


class AsyncSessionsFullSummaryWithStreamingResponse(
    AsyncView[AsyncSessionsFullSummary]
):
    """`AsyncSessionsFullSummary`: the same methods, giving the response before its body is read."""

    get_by_id: Final = async_streaming(AsyncSessionsFullSummary.get_by_id)


class AsyncSessionsFullSummaryPrepare(SessionsFullSummaryPrepare):
    """`AsyncSessionsFullSummary`: the same methods, giving the request without sending it."""
