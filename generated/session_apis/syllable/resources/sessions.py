"""Conversations between people and agents."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final, Unpack

from ..._core import (
    AsyncBinaryResponse,
    AsyncPager,
    AsyncResource,
    AsyncView,
    BinaryResponse,
    Omit,
    Operation,
    Page,
    PagedOperation,
    PageNumber,
    PrepareView,
    RequestOptions,
    Resource,
    View,
    async_raw,
    async_streaming,
    omit,
    prepared,
    raw,
    streaming,
)
from .. import resources, types

_GENERATE_RECORDING_URLS: Operation[types.SessionRecordingResponse] = Operation(
    "POST",
    "/api/v1/sessions/recording/{session_id}",
    lambda: types.SessionRecordingResponse,
    path="session_id",
    auth="APIKeyHeader",
)
_GET_BY_ID: Operation[types.Session] = Operation(
    "GET",
    "/api/v1/sessions/{session_id}",
    lambda: types.Session,
    path="session_id",
    auth="APIKeyHeader",
)
_LIST: PagedOperation[types.Session, types.ListResponseSession] = PagedOperation(
    "GET",
    "/api/v1/sessions/",
    lambda: types.ListResponseSession,
    query=(
        "page limit search_fields* search_field_values* order_by order_by_direction "
        "fields* start_datetime end_datetime"
    ),
    auth="APIKeyHeader",
    items=lambda body: body.items,
    paging=PageNumber(
        "page",
        size="limit",
        start=0,
        total_pages="total_pages",
        total_items="total_count",
    ),
)
_STREAM_RECORDING: Operation[bytes] = Operation(
    "GET",
    "/api/v1/sessions/recording/stream",
    lambda: bytes,
    query="token!",
    accept="application/octet-stream",
    auth="APIKeyHeader",
)


class Sessions(Resource):
    """Conversations between people and agents.

    Example:
        client.sessions.list()
    """

    @cached_property
    def full_summary(self) -> resources.SessionsFullSummary:
        """The `sessions.full_summary` resource."""
        return resources.SessionsFullSummary(self._client)

    @cached_property
    def latency(self) -> resources.SessionsLatency:
        """The `sessions.latency` resource."""
        return resources.SessionsLatency(self._client)

    @cached_property
    def timeline(self) -> resources.SessionsTimeline:
        """The `sessions.timeline` resource."""
        return resources.SessionsTimeline(self._client)

    @cached_property
    def transcript(self) -> resources.SessionsTranscript:
        """The `sessions.transcript` resource."""
        return resources.SessionsTranscript(self._client)

    @cached_property
    def with_raw_response(self) -> SessionsWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsPrepare:
        """The same methods, giving the request without sending it."""
        return SessionsPrepare(self)

    def generate_recording_urls(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionRecordingResponse:
        """Make URLs for recordings.

        Makes signed URLs under which the recordings of a session can be fetched for a
        while. There is no body.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_GENERATE_RECORDING_URLS, locals())

    def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.Session:
        """Get a session.

        Reads one session.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_GET_BY_ID, locals())

    def list(
        self,
        *,
        page: int | None | Omit = omit,
        limit: int | Omit = omit,
        search_fields: Iterable[types.SessionProperties] | Omit = omit,
        search_field_values: Iterable[str] | Omit = omit,
        order_by: types.SessionProperties | Omit = omit,
        order_by_direction: types.OrderByDirection | Omit = omit,
        fields: Iterable[types.SessionProperties] | None | Omit = omit,
        start_datetime: str | None | Omit = omit,
        end_datetime: str | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> Page[types.Session, types.ListResponseSession]:
        """List sessions.

        Pages through sessions, with search, order and a choice of fields.

        Args:
            page: The page to start at; the first one is 0. The server's default is `0`.
            limit: How many entries a page has. The server's default is `25`.
            search_fields: The fields to search. The first of `search_field_values` is
                looked for in the first of these, the second in the second, and so on.
            search_field_values: The values to look for, one for each of
                `search_fields`.
            order_by: The field to sort by.
            order_by_direction: Which way to sort.
            fields: The fields to answer with; all of them where nothing is given.
            start_datetime: Nothing that is older than this.
            end_datetime: Nothing that is newer than this.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return Page.of(self._client, _LIST, locals())

    def stream_recording(
        self, *, token: str, **request_options: Unpack[RequestOptions]
    ) -> BinaryResponse:
        """Fetch a recording.

        Gives the bytes of a recording, piece by piece.

        Args:
            token: The token in the recording's URL.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return BinaryResponse.of(self._client, _STREAM_RECORDING, locals())


class AsyncSessions(AsyncResource):
    """Conversations between people and agents."""

    @cached_property
    def full_summary(self) -> resources.AsyncSessionsFullSummary:
        """The `sessions.full_summary` resource."""
        return resources.AsyncSessionsFullSummary(self._client)

    @cached_property
    def latency(self) -> resources.AsyncSessionsLatency:
        """The `sessions.latency` resource."""
        return resources.AsyncSessionsLatency(self._client)

    @cached_property
    def timeline(self) -> resources.AsyncSessionsTimeline:
        """The `sessions.timeline` resource."""
        return resources.AsyncSessionsTimeline(self._client)

    @cached_property
    def transcript(self) -> resources.AsyncSessionsTranscript:
        """The `sessions.transcript` resource."""
        return resources.AsyncSessionsTranscript(self._client)

    @cached_property
    def with_raw_response(self) -> AsyncSessionsWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsPrepare(self)

    async def generate_recording_urls(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionRecordingResponse:
        """Make URLs for recordings (see `Sessions.generate_recording_urls`)."""
        return await self._client.request(_GENERATE_RECORDING_URLS, locals())

    async def get_by_id(
        self, session_id: str, **request_options: Unpack[RequestOptions]
    ) -> types.Session:
        """Get a session (see `Sessions.get_by_id`)."""
        return await self._client.request(_GET_BY_ID, locals())

    def list(
        self,
        *,
        page: int | None | Omit = omit,
        limit: int | Omit = omit,
        search_fields: Iterable[types.SessionProperties] | Omit = omit,
        search_field_values: Iterable[str] | Omit = omit,
        order_by: types.SessionProperties | Omit = omit,
        order_by_direction: types.OrderByDirection | Omit = omit,
        fields: Iterable[types.SessionProperties] | None | Omit = omit,
        start_datetime: str | None | Omit = omit,
        end_datetime: str | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> AsyncPager[types.Session, types.ListResponseSession]:
        """List sessions (see `Sessions.list`)."""
        return AsyncPager.of(self._client, _LIST, locals())

    async def stream_recording(
        self, *, token: str, **request_options: Unpack[RequestOptions]
    ) -> AsyncBinaryResponse:
        """Fetch a recording (see `Sessions.stream_recording`)."""
        return await AsyncBinaryResponse.of(self._client, _STREAM_RECORDING, locals())


class SessionsWithRawResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the whole response."""

    generate_recording_urls: Final = raw(Sessions.generate_recording_urls)
    get_by_id: Final = raw(Sessions.get_by_id)
    list: Final = raw(Sessions.list)
    stream_recording: Final = raw(Sessions.stream_recording)


class SessionsWithStreamingResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the response before its body is read."""

    generate_recording_urls: Final = streaming(Sessions.generate_recording_urls)
    get_by_id: Final = streaming(Sessions.get_by_id)
    list: Final = streaming(Sessions.list)
    stream_recording: Final = streaming(Sessions.stream_recording)


class SessionsPrepare(PrepareView[Sessions]):
    """`Sessions`: the same methods, giving the request without sending it."""

    generate_recording_urls: Final = prepared(Sessions.generate_recording_urls)
    get_by_id: Final = prepared(Sessions.get_by_id)
    list: Final = prepared(Sessions.list)
    stream_recording: Final = prepared(Sessions.stream_recording)


class AsyncSessionsWithRawResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the whole response."""

    generate_recording_urls: Final = async_raw(AsyncSessions.generate_recording_urls)
    get_by_id: Final = async_raw(AsyncSessions.get_by_id)
    list: Final = async_raw(AsyncSessions.list)
    stream_recording: Final = async_raw(AsyncSessions.stream_recording)


class AsyncSessionsWithStreamingResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the response before its body is read."""

    generate_recording_urls: Final = async_streaming(
        AsyncSessions.generate_recording_urls
    )
    get_by_id: Final = async_streaming(AsyncSessions.get_by_id)
    list: Final = async_streaming(AsyncSessions.list)
    stream_recording: Final = async_streaming(AsyncSessions.stream_recording)


class AsyncSessionsPrepare(SessionsPrepare):
    """`AsyncSessions`: the same methods, giving the request without sending it."""
