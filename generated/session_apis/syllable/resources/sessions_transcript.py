"""What was said in a session."""

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

_GET_BY_ID: Operation[types.SessionTranscriptionResponse] = Operation(
    "GET",
    "/api/v1/sessions/transcript/{session_id}",
    lambda: types.SessionTranscriptionResponse,
    path="session_id",
    auth="APIKeyHeader",
)


class SessionsTranscript(Resource):
    """What was said in a session.

    Example:
        client.sessions.transcript.get_by_id("1024")
    """

    @cached_property
    def with_raw_response(self) -> SessionsTranscriptWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsTranscriptWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsTranscriptWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsTranscriptWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsTranscriptPrepare:
        """The same methods, giving the request without sending it."""
        return SessionsTranscriptPrepare(self)

    def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionTranscriptionResponse:
        """Get the transcript of a session.

        Reads what was said, and which tools the agent used.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_GET_BY_ID, locals())


class AsyncSessionsTranscript(AsyncResource):
    """What was said in a session."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionsTranscriptWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsTranscriptWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsTranscriptWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsTranscriptWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsTranscriptPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsTranscriptPrepare(self)

    async def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionTranscriptionResponse:
        """Get the transcript of a session (see `SessionsTranscript.get_by_id`)."""
        return await self._client.request(_GET_BY_ID, locals())


class SessionsTranscriptWithRawResponse(View[SessionsTranscript]):
    """`SessionsTranscript`: the same methods, giving the whole response."""

    get_by_id: Final = raw(SessionsTranscript.get_by_id)


class SessionsTranscriptWithStreamingResponse(View[SessionsTranscript]):
    """`SessionsTranscript`: the same methods, giving the response before its body is read."""

    get_by_id: Final = streaming(SessionsTranscript.get_by_id)


class SessionsTranscriptPrepare(PrepareView[SessionsTranscript]):
    """`SessionsTranscript`: the same methods, giving the request without sending it."""

    get_by_id: Final = prepared(SessionsTranscript.get_by_id)


class AsyncSessionsTranscriptWithRawResponse(AsyncView[AsyncSessionsTranscript]):
    """`AsyncSessionsTranscript`: the same methods, giving the whole response."""

    get_by_id: Final = async_raw(AsyncSessionsTranscript.get_by_id)


class AsyncSessionsTranscriptWithStreamingResponse(AsyncView[AsyncSessionsTranscript]):
    """`AsyncSessionsTranscript`: the same methods, giving the response before its body is read."""

    get_by_id: Final = async_streaming(AsyncSessionsTranscript.get_by_id)


class AsyncSessionsTranscriptPrepare(SessionsTranscriptPrepare):
    """`AsyncSessionsTranscript`: the same methods, giving the request without sending it."""
