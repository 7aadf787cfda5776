"""The `etc.import_` resource."""

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


class EtcImport(Resource):
    """The `etc.import_` resource.

    Example:
        client.etc.import_.os()
    """

    @cached_property
    def with_raw_response(self) -> EtcImportWithRawResponse:
        """The same methods, giving the whole response."""
        return EtcImportWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> EtcImportWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return EtcImportWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> EtcImportPrepare:
        """The same methods, giving the request without sending it."""
        return EtcImportPrepare(self)

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


class AsyncEtcImport(AsyncResource):
    """The `etc.import_` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncEtcImportWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncEtcImportWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncEtcImportWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncEtcImportWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncEtcImportPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncEtcImportPrepare(self)

    async def os(
        self,
        *,
        a_import_os: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Import:
        """\\ (see `EtcImport.os`)."""
        return await self._client.request(_OS, locals())


class EtcImportWithRawResponse(View[EtcImport]):
    """`EtcImport`: the same methods, giving the whole response."""

    os: Final = raw(EtcImport.os)


class EtcImportWithStreamingResponse(View[EtcImport]):
    """`EtcImport`: the same methods, giving the response before its body is read."""

    os: Final = streaming(EtcImport.os)


class EtcImportPrepare(PrepareView[EtcImport]):
    """`EtcImport`: the same methods, giving the request without sending it."""

    os: Final = prepared(EtcImport.os)


class AsyncEtcImportWithRawResponse(AsyncView[AsyncEtcImport]):
    """`AsyncEtcImport`: the same methods, giving the whole response."""

    os: Final = async_raw(AsyncEtcImport.os)


class AsyncEtcImportWithStreamingResponse(AsyncView[AsyncEtcImport]):
    """`AsyncEtcImport`: the same methods, giving the response before its body is read."""

    os: Final = async_streaming(AsyncEtcImport.os)


class AsyncEtcImportPrepare(EtcImportPrepare):
    """`AsyncEtcImport`: the same methods, giving the request without sending it."""
