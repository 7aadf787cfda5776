"""The `sessions` resource."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final, Unpack

from .._core import (
    AsyncResource,
    AsyncView,
    Omit,
    Operation,
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

_LOGIN: Operation[None] = Operation(
    "POST",
    "/login",
    lambda: None,
    body="user! scopes*",
    media="application/x-www-form-urlencoded",
    accept="*/*",
    auth="",
)


class Sessions(Resource):
    """The `sessions` resource.

    Example:
        client.sessions.login(user="my-user")
    """

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

    def login(
        self,
        *,
        user: str,
        scopes: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> None:
        """Call `POST /login`."""
        return self._client.request(_LOGIN, locals())


class AsyncSessions(AsyncResource):
    """The `sessions` resource."""

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

    async def login(
        self,
        *,
        user: str,
        scopes: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> None:
        """Call `POST /login` (see `Sessions.login`)."""
        return await self._client.request(_LOGIN, locals())


class SessionsWithRawResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the whole response."""

    login: Final = raw(Sessions.login)


class SessionsWithStreamingResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the response before its body is read."""

    login: Final = streaming(Sessions.login)


class SessionsPrepare(PrepareView[Sessions]):
    """`Sessions`: the same methods, giving the request without sending it."""

    login: Final = prepared(Sessions.login)


class AsyncSessionsWithRawResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the whole response."""

    login: Final = async_raw(AsyncSessions.login)


class AsyncSessionsWithStreamingResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the response before its body is read."""

    login: Final = async_streaming(AsyncSessions.login)


class AsyncSessionsPrepare(SessionsPrepare):
    """`AsyncSessions`: the same methods, giving the request without sending it."""
