"""The files that belong to a session."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final, Unpack

from ..._core import (
    AsyncBinaryResponse,
    AsyncResource,
    AsyncView,
    BinaryResponse,
    FileTypes,
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

_DELETE: Operation[None] = Operation(
    "DELETE",
    "/api/sessions/{id}/files/{filename}",
    lambda: None,
    path="filename id",
    accept="*/*",
)
_LIST: Operation[list[types.FileInfo]] = Operation(
    "GET", "/api/sessions/{id}/files", lambda: list[types.FileInfo], path="id"
)
_RETRIEVE_CONTENT: Operation[bytes] = Operation(
    "GET",
    "/api/sessions/{id}/files/{filename}",
    lambda: bytes,
    path="filename id",
    query="thumb time",
    accept="*/*",
)
_UPLOAD: Operation[types.FileInfo] = Operation(
    "POST",
    "/api/sessions/{id}/files/upload",
    lambda: types.FileInfo,
    path="id",
    body="file!:file",
    media="multipart/form-data",
)


class SessionsFiles(Resource):
    """The files that belong to a session.

    Example:
        client.sessions.files.list("sess-1")
    """

    @cached_property
    def with_raw_response(self) -> SessionsFilesWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsFilesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsFilesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsFilesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsFilesPrepare:
        """The same methods, giving the request without sending it."""
        return SessionsFilesPrepare(self)

    def delete(
        self, filename: str, *, id: str, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Delete a file.

        Removes a file from the session's folder.

        Args:
            filename: The file's name.
            id: The session's id.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such thing.
        """
        return self._client.request(_DELETE, locals())

    def list(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> builtins.list[types.FileInfo]:
        """List the files of a session.

        Lists what is in the session's folder.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._client.request(_LIST, locals())

    def retrieve_content(
        self,
        filename: str,
        *,
        id: str,
        thumb: str | Omit = omit,
        time: float | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> BinaryResponse:
        """Download a file.

        Gives a file's content, or a small picture made of it.

        Args:
            filename: The file's name.
            id: The session's id.
            thumb: Give a small picture instead, at most this many pixels large: `100`
                for both sides, `w100` for the width, `h100` for the height.
            time: Take the picture from this second of a video.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such thing.
        """
        return BinaryResponse.of(self._client, _RETRIEVE_CONTENT, locals())

    def upload(
        self, id: str, *, file: FileTypes, **request_options: Unpack[RequestOptions]
    ) -> types.FileInfo:
        """Upload a file.

        Puts a file of up to 32 MB into the session's folder.

        Args:
            id: The session's id.
            file: The file itself.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such thing.
            APIStatusError: The file is too large.
        """
        return self._client.request(_UPLOAD, locals())


class AsyncSessionsFiles(AsyncResource):
    """The files that belong to a session."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionsFilesWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsFilesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsFilesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsFilesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsFilesPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsFilesPrepare(self)

    async def delete(
        self, filename: str, *, id: str, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Delete a file (see `SessionsFiles.delete`)."""
        return await self._client.request(_DELETE, locals())

    async def list(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> builtins.list[types.FileInfo]:
        """List the files of a session (see `SessionsFiles.list`)."""
        return await self._client.request(_LIST, locals())

    async def retrieve_content(
        self,
        filename: str,
        *,
        id: str,
        thumb: str | Omit = omit,
        time: float | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> AsyncBinaryResponse:
        """Download a file (see `SessionsFiles.retrieve_content`)."""
        return await AsyncBinaryResponse.of(self._client, _RETRIEVE_CONTENT, locals())

    async def upload(
        self, id: str, *, file: FileTypes, **request_options: Unpack[RequestOptions]
    ) -> types.FileInfo:
        """Upload a file (see `SessionsFiles.upload`)."""
        return await self._client.request(_UPLOAD, locals())


class SessionsFilesWithRawResponse(View[SessionsFiles]):
    """`SessionsFiles`: the same methods, giving the whole response."""

    delete: Final = raw(SessionsFiles.delete)
    list: Final = raw(SessionsFiles.list)
    retrieve_content: Final = raw(SessionsFiles.retrieve_content)
    upload: Final = raw(SessionsFiles.upload)


class SessionsFilesWithStreamingResponse(View[SessionsFiles]):
    """`SessionsFiles`: the same methods, giving the response before its body is read."""

    delete: Final = streaming(SessionsFiles.delete)
    list: Final = streaming(SessionsFiles.list)
    retrieve_content: Final = streaming(SessionsFiles.retrieve_content)
    upload: Final = streaming(SessionsFiles.upload)


class SessionsFilesPrepare(PrepareView[SessionsFiles]):
    """`SessionsFiles`: the same methods, giving the request without sending it."""

    delete: Final = prepared(SessionsFiles.delete)
    list: Final = prepared(SessionsFiles.list)
    retrieve_content: Final = prepared(SessionsFiles.retrieve_content)
    upload: Final = prepared(SessionsFiles.upload)


class AsyncSessionsFilesWithRawResponse(AsyncView[AsyncSessionsFiles]):
    """`AsyncSessionsFiles`: the same methods, giving the whole response."""

    delete: Final = async_raw(AsyncSessionsFiles.delete)
    list: Final = async_raw(AsyncSessionsFiles.list)
    retrieve_content: Final = async_raw(AsyncSessionsFiles.retrieve_content)
    upload: Final = async_raw(AsyncSessionsFiles.upload)


class AsyncSessionsFilesWithStreamingResponse(AsyncView[AsyncSessionsFiles]):
    """`AsyncSessionsFiles`: the same methods, giving the response before its body is read."""

    delete: Final = async_streaming(AsyncSessionsFiles.delete)
    list: Final = async_streaming(AsyncSessionsFiles.list)
    retrieve_content: Final = async_streaming(AsyncSessionsFiles.retrieve_content)
    upload: Final = async_streaming(AsyncSessionsFiles.upload)


class AsyncSessionsFilesPrepare(SessionsFilesPrepare):
    """`AsyncSessionsFiles`: the same methods, giving the request without sending it."""
