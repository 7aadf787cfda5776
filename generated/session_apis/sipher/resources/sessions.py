"""Default parameters of an agent, kept for a limited time."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

from ..._core import (
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
from .. import types

_CREATE: Operation[types.SessionCreateResponse] = Operation(
    "POST",
    "/v1/sessions",
    lambda: types.SessionCreateResponse,
    body="defaults@SessionDefaultsParam ttl_seconds=ttlSeconds",
)
_DELETE: Operation[types.SessionDeleteResponse] = Operation(
    "DELETE", "/v1/sessions/{id}", lambda: types.SessionDeleteResponse, path="id"
)
_RETRIEVE: Operation[types.SessionRetrieveResponse] = Operation(
    "GET", "/v1/sessions/{id}", lambda: types.SessionRetrieveResponse, path="id"
)
_UPDATE: Operation[types.SessionUpdateResponse] = Operation(
    "PATCH",
    "/v1/sessions/{id}",
    lambda: types.SessionUpdateResponse,
    path="id",
    body="defaults@SessionDefaultsParam",
)


class Sessions(Resource):
    """Default parameters of an agent, kept for a limited time.

    Example:
        client.sessions.retrieve(
            "sess_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        )
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

    def create(
        self,
        *,
        defaults: types.SessionDefaultsParam,
        ttl_seconds: int | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionCreateResponse:
        """Create a session.

        Stores a set of defaults and hands out the id under which other calls find them.
        Needs the pro tier or higher.

        Args:
            defaults: Parameters that hold for calls which do not give them.
            ttl_seconds: How long the session lives, in seconds. The server takes 3600
                where nothing is given.

        Raises:
            BadRequestError: The request is malformed or breaks a rule.
            AuthenticationError: The API key is missing or unknown.
            PermissionDeniedError: The key's tier does not include sessions.
            APIStatusError: The server gave up after 30 seconds.
            RateLimitError: The key has used up its requests for now.
            InternalServerError: The server failed.
        """
        return self._client.request(_CREATE, locals())

    def delete(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionDeleteResponse:
        """Delete a session.

        Ends the session at once and forgets its defaults. The answer has a body. Needs
        the pro tier or higher.

        Args:
            id: The session, by the id that creating it gave.

        Raises:
            BadRequestError: The request is malformed or breaks a rule.
            AuthenticationError: The API key is missing or unknown.
            PermissionDeniedError: The key's tier does not include sessions.
            NotFoundError: There is no such session for this key.
            APIStatusError: The server gave up after 30 seconds.
            RateLimitError: The key has used up its requests for now.
            InternalServerError: The server failed.
        """
        return self._client.request(_DELETE, locals())

    def retrieve(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionRetrieveResponse:
        """Get a session.

        Reads the stored defaults and how long they still hold. A session of another key
        is as unknown as one that never was. Needs the pro tier or higher.

        Args:
            id: The session, by the id that creating it gave.

        Raises:
            BadRequestError: The request is malformed or breaks a rule.
            AuthenticationError: The API key is missing or unknown.
            PermissionDeniedError: The key's tier does not include sessions.
            NotFoundError: There is no such session for this key.
            APIStatusError: The server gave up after 30 seconds.
            RateLimitError: The key has used up its requests for now.
            InternalServerError: The server failed.
        """
        return self._client.request(_RETRIEVE, locals())

    def update(
        self,
        id: str,
        *,
        defaults: types.SessionDefaultsParam,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionUpdateResponse:
        """Change a session's defaults.

        Overwrites the defaults that are given and leaves the others as they are. Needs
        the pro tier or higher.

        Args:
            id: The session, by the id that creating it gave.
            defaults: Parameters that hold for calls which do not give them.

        Raises:
            BadRequestError: The request is malformed or breaks a rule.
            AuthenticationError: The API key is missing or unknown.
            PermissionDeniedError: The key's tier does not include sessions.
            NotFoundError: There is no such session for this key.
            APIStatusError: The server gave up after 30 seconds.
            RateLimitError: The key has used up its requests for now.
            InternalServerError: The server failed.
        """
        return self._client.request(_UPDATE, locals())


class AsyncSessions(AsyncResource):
    """Default parameters of an agent, kept for a limited time."""

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

    async def create(
        self,
        *,
        defaults: types.SessionDefaultsParam,
        ttl_seconds: int | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionCreateResponse:
        """Create a session (see `Sessions.create`)."""
        return await self._client.request(_CREATE, locals())

    async def delete(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionDeleteResponse:
        """Delete a session (see `Sessions.delete`)."""
        return await self._client.request(_DELETE, locals())

    async def retrieve(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionRetrieveResponse:
        """Get a session (see `Sessions.retrieve`)."""
        return await self._client.request(_RETRIEVE, locals())

    async def update(
        self,
        id: str,
        *,
        defaults: types.SessionDefaultsParam,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionUpdateResponse:
        """Change a session's defaults (see `Sessions.update`)."""
        return await self._client.request(_UPDATE, locals())


class SessionsWithRawResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the whole response."""

    create: Final = raw(Sessions.create)
    delete: Final = raw(Sessions.delete)
    retrieve: Final = raw(Sessions.retrieve)
    update: Final = raw(Sessions.update)


class SessionsWithStreamingResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the response before its body is read."""

    create: Final = streaming(Sessions.create)
    delete: Final = streaming(Sessions.delete)
    retrieve: Final = streaming(Sessions.retrieve)
    update: Final = streaming(Sessions.update)


class SessionsPrepare(PrepareView[Sessions]):
    """`Sessions`: the same methods, giving the request without sending it."""

    create: Final = prepared(Sessions.create)
    delete: Final = prepared(Sessions.delete)
    retrieve: Final = prepared(Sessions.retrieve)
    update: Final = prepared(Sessions.update)


class AsyncSessionsWithRawResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the whole response."""

    create: Final = async_raw(AsyncSessions.create)
    delete: Final = async_raw(AsyncSessions.delete)
    retrieve: Final = async_raw(AsyncSessions.retrieve)
    update: Final = async_raw(AsyncSessions.update)


class AsyncSessionsWithStreamingResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the response before its body is read."""

    create: Final = async_streaming(AsyncSessions.create)
    delete: Final = async_streaming(AsyncSessions.delete)
    retrieve: Final = async_streaming(AsyncSessions.retrieve)
    update: Final = async_streaming(AsyncSessions.update)


class AsyncSessionsPrepare(SessionsPrepare):
    """`AsyncSessions`: the same methods, giving the request without sending it."""
