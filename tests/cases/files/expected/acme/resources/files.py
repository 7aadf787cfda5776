"""The `files` resource."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import types
from .._core import (
    AsyncBinaryResponse,
    AsyncResource,
    AsyncView,
    BinaryResponse,
    FileTypes,
    Omit,
    Operation,
    RequestOptions,
    Resource,
    View,
    async_prepared,
    async_raw,
    async_streaming,
    omit,
    prepared,
    raw,
    streaming,
)

_DOWNLOAD: Operation[bytes] = Operation(
    "GET", "/files/{id}", lambda: bytes, path="id", accept="application/octet-stream"
)
_GET_TEXT: Operation[str] = Operation(
    "GET", "/files/{id}/text", lambda: str, path="id", accept="text/plain"
)
_REPLACE: Operation[None] = Operation(
    "PUT",
    "/files/{id}",
    lambda: None,
    path="id",
    payload="body",
    media="application/octet-stream",
    accept="*/*",
)
_UPLOAD: Operation[types.FileUploadResponse] = Operation(
    "POST",
    "/files",
    lambda: types.FileUploadResponse,
    body="file:file meta:json@FileUploadMetaParam",
    media="multipart/form-data",
)


class Files(Resource):
    """The `files` resource."""

    @cached_property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, giving the whole response."""
        return FilesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> FilesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return FilesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> FilesPrepare:
        """The same methods, giving the request without sending it."""
        return FilesPrepare(self)

    def download(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> BinaryResponse:
        """Call `GET /files/{id}`."""
        return self._client.download(_DOWNLOAD, locals())

    def get_text(self, id: str, **request_options: Unpack[RequestOptions]) -> str:
        """Call `GET /files/{id}/text`."""
        return self._client.request(_GET_TEXT, locals())

    def replace(
        self, id: str, *, body: FileTypes, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Call `PUT /files/{id}`."""
        return self._client.request(_REPLACE, locals())

    def upload(
        self,
        *,
        file: FileTypes,
        meta: types.FileUploadMetaParam | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.FileUploadResponse:
        """Call `POST /files`."""
        return self._client.request(_UPLOAD, locals())


class AsyncFiles(AsyncResource):
    """The `files` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncFilesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncFilesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncFilesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncFilesPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncFilesPrepare(self)

    async def download(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> AsyncBinaryResponse:
        """Call `GET /files/{id}` (see `Files.download`)."""
        return await self._client.download(_DOWNLOAD, locals())

    async def get_text(self, id: str, **request_options: Unpack[RequestOptions]) -> str:
        """Call `GET /files/{id}/text` (see `Files.get_text`)."""
        return await self._client.request(_GET_TEXT, locals())

    async def replace(
        self, id: str, *, body: FileTypes, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Call `PUT /files/{id}` (see `Files.replace`)."""
        return await self._client.request(_REPLACE, locals())

    async def upload(
        self,
        *,
        file: FileTypes,
        meta: types.FileUploadMetaParam | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.FileUploadResponse:
        """Call `POST /files` (see `Files.upload`)."""
        return await self._client.request(_UPLOAD, locals())


class FilesWithRawResponse(View[Files]):
    """`Files`: the same methods, giving the whole response."""

    download = raw(Files.download)
    get_text = raw(Files.get_text)
    replace = raw(Files.replace)
    upload = raw(Files.upload)


class FilesWithStreamingResponse(View[Files]):
    """`Files`: the same methods, giving the response before its body is read."""

    download = streaming(Files.download)
    get_text = streaming(Files.get_text)
    replace = streaming(Files.replace)
    upload = streaming(Files.upload)


class FilesPrepare(View[Files]):
    """`Files`: the same methods, giving the request without sending it."""

    download = prepared(Files.download)
    get_text = prepared(Files.get_text)
    replace = prepared(Files.replace)
    upload = prepared(Files.upload)


class AsyncFilesWithRawResponse(AsyncView[AsyncFiles]):
    """`AsyncFiles`: the same methods, giving the whole response."""

    download = async_raw(AsyncFiles.download)
    get_text = async_raw(AsyncFiles.get_text)
    replace = async_raw(AsyncFiles.replace)
    upload = async_raw(AsyncFiles.upload)


class AsyncFilesWithStreamingResponse(AsyncView[AsyncFiles]):
    """`AsyncFiles`: the same methods, giving the response before its body is read."""

    download = async_streaming(AsyncFiles.download)
    get_text = async_streaming(AsyncFiles.get_text)
    replace = async_streaming(AsyncFiles.replace)
    upload = async_streaming(AsyncFiles.upload)


class AsyncFilesPrepare(AsyncView[AsyncFiles]):
    """`AsyncFiles`: the same methods, giving the request without sending it."""

    download = async_prepared(AsyncFiles.download)
    get_text = async_prepared(AsyncFiles.get_text)
    replace = async_prepared(AsyncFiles.replace)
    upload = async_prepared(AsyncFiles.upload)
