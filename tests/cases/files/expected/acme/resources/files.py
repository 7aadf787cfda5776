"""The `files` resource."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

from .. import types
from .._core import (
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

_CREATE: Operation[types.FileCreateResponse] = Operation(
    "POST",
    "/files",
    lambda: types.FileCreateResponse,
    body="file!:file meta:json@FileCreateMetaParam",
    media="multipart/form-data",
)
_RETRIEVE: Operation[bytes] = Operation(
    "GET", "/files/{id}", lambda: bytes, path="id", accept="application/octet-stream"
)
_TEXT: Operation[str] = Operation(
    "GET", "/files/{id}/text", lambda: str, path="id", accept="text/plain"
)
_UPDATE: Operation[None] = Operation(
    "PUT",
    "/files/{id}",
    lambda: None,
    path="id",
    payload="body",
    media="application/octet-stream",
    accept="*/*",
)


class Files(Resource):
    """The `files` resource.

    Example:
        client.files.create(file=("example.txt", b"data"))
    """

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

    def create(
        self,
        *,
        file: FileTypes,
        meta: types.FileCreateMetaParam | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.FileCreateResponse:
        """Call `POST /files`."""
        return self._client.request(_CREATE, locals())

    def retrieve(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> BinaryResponse:
        """Call `GET /files/{id}`."""
        return BinaryResponse.of(self._client, _RETRIEVE, locals())

    def text(self, id: str, **request_options: Unpack[RequestOptions]) -> str:
        """Call `GET /files/{id}/text`."""
        return self._client.request(_TEXT, locals())

    def update(
        self, id: str, *, body: FileTypes, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Call `PUT /files/{id}`."""
        return self._client.request(_UPDATE, locals())


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

    async def create(
        self,
        *,
        file: FileTypes,
        meta: types.FileCreateMetaParam | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.FileCreateResponse:
        """Call `POST /files` (see `Files.create`)."""
        return await self._client.request(_CREATE, locals())

    async def retrieve(
        self, id: str, **request_options: Unpack[RequestOptions]
    ) -> AsyncBinaryResponse:
        """Call `GET /files/{id}` (see `Files.retrieve`)."""
        return await AsyncBinaryResponse.of(self._client, _RETRIEVE, locals())

    async def text(self, id: str, **request_options: Unpack[RequestOptions]) -> str:
        """Call `GET /files/{id}/text` (see `Files.text`)."""
        return await self._client.request(_TEXT, locals())

    async def update(
        self, id: str, *, body: FileTypes, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Call `PUT /files/{id}` (see `Files.update`)."""
        return await self._client.request(_UPDATE, locals())


class FilesWithRawResponse(View[Files]):
    """`Files`: the same methods, giving the whole response."""

    create: Final = raw(Files.create)
    retrieve: Final = raw(Files.retrieve)
    text: Final = raw(Files.text)
    update: Final = raw(Files.update)


class FilesWithStreamingResponse(View[Files]):
    """`Files`: the same methods, giving the response before its body is read."""

    create: Final = streaming(Files.create)
    retrieve: Final = streaming(Files.retrieve)
    text: Final = streaming(Files.text)
    update: Final = streaming(Files.update)


class FilesPrepare(PrepareView[Files]):
    """`Files`: the same methods, giving the request without sending it."""

    create: Final = prepared(Files.create)
    retrieve: Final = prepared(Files.retrieve)
    text: Final = prepared(Files.text)
    update: Final = prepared(Files.update)


class AsyncFilesWithRawResponse(AsyncView[AsyncFiles]):
    """`AsyncFiles`: the same methods, giving the whole response."""

    create: Final = async_raw(AsyncFiles.create)
    retrieve: Final = async_raw(AsyncFiles.retrieve)
    text: Final = async_raw(AsyncFiles.text)
    update: Final = async_raw(AsyncFiles.update)


class AsyncFilesWithStreamingResponse(AsyncView[AsyncFiles]):
    """`AsyncFiles`: the same methods, giving the response before its body is read."""

    create: Final = async_streaming(AsyncFiles.create)
    retrieve: Final = async_streaming(AsyncFiles.retrieve)
    text: Final = async_streaming(AsyncFiles.text)
    update: Final = async_streaming(AsyncFiles.update)


class AsyncFilesPrepare(FilesPrepare):
    """`AsyncFiles`: the same methods, giving the request without sending it."""
