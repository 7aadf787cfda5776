"""The `chats` resource."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal, Unpack, overload

from .. import types
from .._core import (
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

_SEND: Operation[types.Message] = Operation(
    "POST",
    "/chats/{chat_id}/messages",
    lambda: types.Message,
    path="chat_id",
    body="parts*",
)
_SEND_STREAM: StreamOperation[types.Event] = StreamOperation(
    _SEND, lambda: types.Event, kind="sse", select="body:stream=true"
)


class Chats(Resource):
    """The `chats` resource.

    Example:
        client.chats.send("chat-id-1", parts=[{"type": "text", "text": "text"}])
    """

    @cached_property
    def with_raw_response(self) -> ChatsWithRawResponse:
        """The same methods, giving the whole response."""
        return ChatsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ChatsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return ChatsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> ChatsPrepare:
        """The same methods, giving the request without sending it."""
        return ChatsPrepare(self)

    @overload
    def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Message: ...
    @overload
    def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.Event]: ...
    @overload
    def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.Message | Stream[types.Event]: ...
    def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Message | Stream[types.Event]:
        """Say something."""
        if stream is True:
            return Stream.of(self._client, _SEND_STREAM, locals())
        return self._client.request(_SEND, locals())


class AsyncChats(AsyncResource):
    """The `chats` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncChatsWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncChatsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncChatsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncChatsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncChatsPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncChatsPrepare(self)

    @overload
    async def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Message: ...
    @overload
    async def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.Event]: ...
    @overload
    async def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.Message | AsyncStream[types.Event]: ...
    async def send(
        self,
        chat_id: str,
        *,
        parts: Iterable[types.PartParam],
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Message | AsyncStream[types.Event]:
        """Say something (see `Chats.send`)."""
        if stream is True:
            return await AsyncStream.of(self._client, _SEND_STREAM, locals())
        return await self._client.request(_SEND, locals())


class ChatsWithRawResponse(View[Chats]):
    """`Chats`: the same methods, giving the whole response."""

    send: Final = raw.forms(Chats.send)


class ChatsWithStreamingResponse(View[Chats]):
    """`Chats`: the same methods, giving the response before its body is read."""

    send: Final = streaming.forms(Chats.send)


class ChatsPrepare(PrepareView[Chats]):
    """`Chats`: the same methods, giving the request without sending it."""

    send: Final = prepared.forms(Chats.send)


class AsyncChatsWithRawResponse(AsyncView[AsyncChats]):
    """`AsyncChats`: the same methods, giving the whole response."""

    send: Final = async_raw.forms(AsyncChats.send)


class AsyncChatsWithStreamingResponse(AsyncView[AsyncChats]):
    """`AsyncChats`: the same methods, giving the response before its body is read."""

    send: Final = async_streaming.forms(AsyncChats.send)


class AsyncChatsPrepare(ChatsPrepare):
    """`AsyncChats`: the same methods, giving the request without sending it."""
