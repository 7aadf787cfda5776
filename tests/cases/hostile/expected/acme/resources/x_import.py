"""The `x.import_` resource."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

from .. import types
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

_OS: Operation[types.Import] = Operation(
    "GET",
    '/x"; import os; "',
    lambda: types.Import,
    query='a_import_os=a";%20import%20os;%20"',
)


class XImport(Resource):
    """The `x.import_` resource.

    Example:
        client.x.import_.os()
    """

    @cached_property
    def with_raw_response(self) -> XImportWithRawResponse:
        """The same methods, giving the whole response."""
        return XImportWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> XImportWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return XImportWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> XImportPrepare:
        """The same methods, giving the request without sending it."""
        return XImportPrepare(self)

    def os(
        self,
        *,
        a_import_os: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Import:
        """\\.

        Args:
            a_import_os: \"\"\". The server's default is `'\"\"\"\\n'`.
        """
        return self._client.request(_OS, locals())


class AsyncXImport(AsyncResource):
    """The `x.import_` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncXImportWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncXImportWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncXImportWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncXImportWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncXImportPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncXImportPrepare(self)

    async def os(
        self,
        *,
        a_import_os: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Import:
        """\\ (see `XImport.os`)."""
        return await self._client.request(_OS, locals())


class XImportWithRawResponse(View[XImport]):
    """`XImport`: the same methods, giving the whole response."""

    os: Final = raw(XImport.os)


class XImportWithStreamingResponse(View[XImport]):
    """`XImport`: the same methods, giving the response before its body is read."""

    os: Final = streaming(XImport.os)


class XImportPrepare(PrepareView[XImport]):
    """`XImport`: the same methods, giving the request without sending it."""

    os: Final = prepared(XImport.os)


class AsyncXImportWithRawResponse(AsyncView[AsyncXImport]):
    """`AsyncXImport`: the same methods, giving the whole response."""

    os: Final = async_raw(AsyncXImport.os)


class AsyncXImportWithStreamingResponse(AsyncView[AsyncXImport]):
    """`AsyncXImport`: the same methods, giving the response before its body is read."""

    os: Final = async_streaming(AsyncXImport.os)


class AsyncXImportPrepare(XImportPrepare):
    """`AsyncXImport`: the same methods, giving the request without sending it."""
