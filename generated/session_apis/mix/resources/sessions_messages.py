"""What is said in a session."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final, Literal, Unpack

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

_LIST: Operation[list[types.BackendMessage]] = Operation(
    "GET", "/api/sessions/{id}/messages", lambda: list[types.BackendMessage], path="id"
)
_SEND: Operation[types.MessageSendResponse] = Operation(
    "POST",
    "/api/sessions/{id}/messages",
    lambda: types.MessageSendResponse,
    path="id",
    body="text plan_mode thinking_level max_steps",
)


class SessionsMessages(Resource):
    """What is said in a session.

    Example:
        client.sessions.messages.list("sess-1")
    """

    @cached_property
    def with_raw_response(self) -> SessionsMessagesWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsMessagesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsMessagesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsMessagesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsMessagesPrepare:
        """The same methods, giving the request without sending it."""
        return SessionsMessagesPrepare(self)

    def list(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> builtins.list[types.BackendMessage]:
        """List the messages of a session.

        Lists what was said so far, each question together with its answer.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._client.request(_LIST, locals())

    def send(
        self,
        id: str,
        *,
        text: str,
        plan_mode: bool | Omit = omit,
        thinking_level: (
            Literal["off", "basic", "medium", "maximum"]
            | types.UnknownStr
            | None
            | Omit
        ) = omit,
        max_steps: int | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.MessageSendResponse:
        """Send a message.

        Hands a message to the agent, which answers in the background: follow it with
        the event stream.

        Args:
            id: The session's id.
            text: The message.
            plan_mode: Whether the agent only makes a plan. The server's default is
                `False`.
            thinking_level: How much to think before answering; null for the usual.
            max_steps: How many steps the agent may take.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such thing.
        """
        return self._client.request(_SEND, locals())


class AsyncSessionsMessages(AsyncResource):
    """What is said in a session."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionsMessagesWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsMessagesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsMessagesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsMessagesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsMessagesPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsMessagesPrepare(self)

    async def list(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> builtins.list[types.BackendMessage]:
        """List the messages of a session (see `SessionsMessages.list`)."""
        return await self._client.request(_LIST, locals())

    async def send(
        self,
        id: str,
        *,
        text: str,
        plan_mode: bool | Omit = omit,
        thinking_level: (
            Literal["off", "basic", "medium", "maximum"]
            | types.UnknownStr
            | None
            | Omit
        ) = omit,
        max_steps: int | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.MessageSendResponse:
        """Send a message (see `SessionsMessages.send`)."""
        return await self._client.request(_SEND, locals())


class SessionsMessagesWithRawResponse(View[SessionsMessages]):
    """`SessionsMessages`: the same methods, giving the whole response."""

    list: Final = raw(SessionsMessages.list)
    send: Final = raw(SessionsMessages.send)


class SessionsMessagesWithStreamingResponse(View[SessionsMessages]):
    """`SessionsMessages`: the same methods, giving the response before its body is read."""

    list: Final = streaming(SessionsMessages.list)
    send: Final = streaming(SessionsMessages.send)


class SessionsMessagesPrepare(PrepareView[SessionsMessages]):
    """`SessionsMessages`: the same methods, giving the request without sending it."""

    list: Final = prepared(SessionsMessages.list)
    send: Final = prepared(SessionsMessages.send)


class AsyncSessionsMessagesWithRawResponse(AsyncView[AsyncSessionsMessages]):
    """`AsyncSessionsMessages`: the same methods, giving the whole response."""

    list: Final = async_raw(AsyncSessionsMessages.list)
    send: Final = async_raw(AsyncSessionsMessages.send)


class AsyncSessionsMessagesWithStreamingResponse(AsyncView[AsyncSessionsMessages]):
    """`AsyncSessionsMessages`: the same methods, giving the response before its body is read."""

    list: Final = async_streaming(AsyncSessionsMessages.list)
    send: Final = async_streaming(AsyncSessionsMessages.send)


class AsyncSessionsMessagesPrepare(SessionsMessagesPrepare):
    """`AsyncSessionsMessages`: the same methods, giving the request without sending it."""
