"""Conversations with the agent."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal, Unpack, overload

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
from .. import resources, types

_CANCEL: Operation[types.SessionCancelResponse] = Operation(
    "POST", "/api/sessions/{id}/cancel", lambda: types.SessionCancelResponse, path="id"
)
_CREATE: Operation[types.SessionData] = Operation(
    "POST",
    "/api/sessions",
    lambda: types.SessionData,
    body=(
        "title callbacks*@CallbackParam custom_system_prompt=customSystemPrompt "
        "prompt_mode=promptMode session_type=sessionType subagent_type=subagentType"
    ),
)
_DELETE: Operation[None] = Operation(
    "DELETE", "/api/sessions/{id}", lambda: None, path="id", accept="*/*"
)
_EXPORT: Operation[types.ExportSession] = Operation(
    "GET", "/api/sessions/{id}/export", lambda: types.ExportSession, path="id"
)
_LIST: Operation[list[types.SessionData]] = Operation(
    "GET",
    "/api/sessions",
    lambda: list[types.SessionData],
    query="include_subagents=includeSubagents",
)
_RETRIEVE: Operation[types.SessionData] = Operation(
    "GET", "/api/sessions/{id}", lambda: types.SessionData, path="id"
)
_REWIND: Operation[types.SessionData] = Operation(
    "POST",
    "/api/sessions/{id}/rewind",
    lambda: types.SessionData,
    path="id",
    body="message_id=messageId cleanup_media=cleanupMedia",
)
_UPDATE_CALLBACKS: Operation[types.SessionData] = Operation(
    "PATCH",
    "/api/sessions/{id}/callbacks",
    lambda: types.SessionData,
    path="id",
    body="callbacks*@CallbackParam",
    payload="body",
    required_fields="callbacks",
)


class Sessions(Resource):
    """Conversations with the agent.

    Example:
        client.sessions.list()
    """

    @cached_property
    def files(self) -> resources.SessionsFiles:
        """The `sessions.files` resource."""
        return resources.SessionsFiles(self._client)

    @cached_property
    def messages(self) -> resources.SessionsMessages:
        """The `sessions.messages` resource."""
        return resources.SessionsMessages(self._client)

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

    def cancel(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionCancelResponse:
        """Stop the agent's work in a session.

        Interrupts what the agent is doing. There is no body.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._client.request(_CANCEL, locals())

    def create(
        self,
        *,
        title: str,
        callbacks: Iterable[types.Callback | types.CallbackParam] | Omit = omit,
        custom_system_prompt: str | Omit = omit,
        prompt_mode: (
            Literal["default", "append", "replace"] | types.UnknownStr | Omit
        ) = omit,
        session_type: Literal["main"] | types.UnknownStr | Omit = omit,
        subagent_type: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData:
        """Create a session.

        Opens a conversation with a folder of its own. A system prompt and callbacks can
        be given now; callbacks can also be changed later.

        Args:
            title: What to call the session.
            callbacks: What to run after tools. It finds what happened in the
                environment variables `CALLBACK_TOOL_RESULT`, `CALLBACK_TOOL_NAME`,
                `CALLBACK_TOOL_ID` and `CALLBACK_SESSION_ID`.
            custom_system_prompt: A system prompt of your own: up to 100 KB where it
                replaces the standard one, up to 50 KB where it is appended to it.
                `$<name>` is replaced by the environment variable of that name.
            prompt_mode: How your own prompt goes together with the standard one. With
                `default` your own is not used.
            session_type: Only main sessions can be created from outside. The server's
                default is `"main"`.
            subagent_type: Reserved for the server; leave it out.

        Raises:
            BadRequestError: Something about the new session is not allowed.
        """
        return self._client.request(_CREATE, locals())

    def delete(self, id: str, **request_options: Unpack[RequestOptions]) -> None:
        """Delete a session.

        Removes the session and everything in it, for good.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._client.request(_DELETE, locals())

    def export(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.ExportSession:
        """Export a session.

        Gives the whole conversation with all tool calls. A header proposes a name for
        the file to save it in.

        Raises:
            NotFoundError: There is no such thing.
            InternalServerError: The backend failed.
        """
        return self._client.request(_EXPORT, locals())

    def list(
        self,
        *,
        include_subagents: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> builtins.list[types.SessionData]:
        """List all sessions.

        Lists every session with its counters, in one answer.

        Args:
            include_subagents: Whether to list the sessions of subagents as well. The
                server's default is `False`.

        Raises:
            AuthenticationError: The backend wants to know who asks.
            InternalServerError: The backend failed.
        """
        return self._client.request(_LIST, locals())

    def retrieve(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionData:
        """Get a session.

        Reads one session with its counters.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._client.request(_RETRIEVE, locals())

    def rewind(
        self,
        id: str,
        *,
        message_id: str,
        cleanup_media: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData:
        """Go back to an earlier message.

        Drops everything in the conversation after the given message.

        Args:
            id: The session's id.
            message_id: The last message to keep.
            cleanup_media: Whether to remove newer media files, by their time, as well.
                The server's default is `True`.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such thing.
        """
        return self._client.request(_REWIND, locals())

    @overload
    def update_callbacks(
        self,
        id: str,
        *,
        callbacks: Iterable[types.Callback | types.CallbackParam],
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData: ...
    @overload
    def update_callbacks(
        self,
        id: str,
        *,
        body: types.SessionData,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData: ...
    def update_callbacks(
        self,
        id: str,
        *,
        callbacks: Iterable[types.Callback | types.CallbackParam] | Omit = omit,
        body: types.SessionData | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData:
        """Replace a session's callbacks.

        Sets the callbacks to exactly those given. An empty list removes them all.

        Args:
            id: The session's id.
            callbacks: All callbacks that the session shall have.
            body: The object as the API gave it; fields that are given win.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such thing.
        """
        return self._client.request(_UPDATE_CALLBACKS, locals())


class AsyncSessions(AsyncResource):
    """Conversations with the agent."""

    @cached_property
    def files(self) -> resources.AsyncSessionsFiles:
        """The `sessions.files` resource."""
        return resources.AsyncSessionsFiles(self._client)

    @cached_property
    def messages(self) -> resources.AsyncSessionsMessages:
        """The `sessions.messages` resource."""
        return resources.AsyncSessionsMessages(self._client)

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

    async def cancel(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionCancelResponse:
        """Stop the agent's work in a session (see `Sessions.cancel`)."""
        return await self._client.request(_CANCEL, locals())

    async def create(
        self,
        *,
        title: str,
        callbacks: Iterable[types.Callback | types.CallbackParam] | Omit = omit,
        custom_system_prompt: str | Omit = omit,
        prompt_mode: (
            Literal["default", "append", "replace"] | types.UnknownStr | Omit
        ) = omit,
        session_type: Literal["main"] | types.UnknownStr | Omit = omit,
        subagent_type: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData:
        """Create a session (see `Sessions.create`)."""
        return await self._client.request(_CREATE, locals())

    async def delete(self, id: str, **request_options: Unpack[RequestOptions]) -> None:
        """Delete a session (see `Sessions.delete`)."""
        return await self._client.request(_DELETE, locals())

    async def export(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.ExportSession:
        """Export a session (see `Sessions.export`)."""
        return await self._client.request(_EXPORT, locals())

    async def list(
        self,
        *,
        include_subagents: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> builtins.list[types.SessionData]:
        """List all sessions (see `Sessions.list`)."""
        return await self._client.request(_LIST, locals())

    async def retrieve(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> types.SessionData:
        """Get a session (see `Sessions.retrieve`)."""
        return await self._client.request(_RETRIEVE, locals())

    async def rewind(
        self,
        id: str,
        *,
        message_id: str,
        cleanup_media: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData:
        """Go back to an earlier message (see `Sessions.rewind`)."""
        return await self._client.request(_REWIND, locals())

    @overload
    async def update_callbacks(
        self,
        id: str,
        *,
        callbacks: Iterable[types.Callback | types.CallbackParam],
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData: ...
    @overload
    async def update_callbacks(
        self,
        id: str,
        *,
        body: types.SessionData,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData: ...
    async def update_callbacks(
        self,
        id: str,
        *,
        callbacks: Iterable[types.Callback | types.CallbackParam] | Omit = omit,
        body: types.SessionData | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionData:
        """Replace a session's callbacks (see `Sessions.update_callbacks`)."""
        return await self._client.request(_UPDATE_CALLBACKS, locals())


class SessionsWithRawResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the whole response."""

    cancel: Final = raw(Sessions.cancel)
    create: Final = raw(Sessions.create)
    delete: Final = raw(Sessions.delete)
    export: Final = raw(Sessions.export)
    list: Final = raw(Sessions.list)
    retrieve: Final = raw(Sessions.retrieve)
    rewind: Final = raw(Sessions.rewind)
    update_callbacks: Final = raw.forms(Sessions.update_callbacks)


class SessionsWithStreamingResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the response before its body is read."""

    cancel: Final = streaming(Sessions.cancel)
    create: Final = streaming(Sessions.create)
    delete: Final = streaming(Sessions.delete)
    export: Final = streaming(Sessions.export)
    list: Final = streaming(Sessions.list)
    retrieve: Final = streaming(Sessions.retrieve)
    rewind: Final = streaming(Sessions.rewind)
    update_callbacks: Final = streaming.forms(Sessions.update_callbacks)


class SessionsPrepare(PrepareView[Sessions]):
    """`Sessions`: the same methods, giving the request without sending it."""

    cancel: Final = prepared(Sessions.cancel)
    create: Final = prepared(Sessions.create)
    delete: Final = prepared(Sessions.delete)
    export: Final = prepared(Sessions.export)
    list: Final = prepared(Sessions.list)
    retrieve: Final = prepared(Sessions.retrieve)
    rewind: Final = prepared(Sessions.rewind)
    update_callbacks: Final = prepared.forms(Sessions.update_callbacks)


class AsyncSessionsWithRawResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the whole response."""

    cancel: Final = async_raw(AsyncSessions.cancel)
    create: Final = async_raw(AsyncSessions.create)
    delete: Final = async_raw(AsyncSessions.delete)
    export: Final = async_raw(AsyncSessions.export)
    list: Final = async_raw(AsyncSessions.list)
    retrieve: Final = async_raw(AsyncSessions.retrieve)
    rewind: Final = async_raw(AsyncSessions.rewind)
    update_callbacks: Final = async_raw.forms(AsyncSessions.update_callbacks)


class AsyncSessionsWithStreamingResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the response before its body is read."""

    cancel: Final = async_streaming(AsyncSessions.cancel)
    create: Final = async_streaming(AsyncSessions.create)
    delete: Final = async_streaming(AsyncSessions.delete)
    export: Final = async_streaming(AsyncSessions.export)
    list: Final = async_streaming(AsyncSessions.list)
    retrieve: Final = async_streaming(AsyncSessions.retrieve)
    rewind: Final = async_streaming(AsyncSessions.rewind)
    update_callbacks: Final = async_streaming.forms(AsyncSessions.update_callbacks)


class AsyncSessionsPrepare(SessionsPrepare):
    """`AsyncSessions`: the same methods, giving the request without sending it."""
