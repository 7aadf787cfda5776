"""'''\\."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import types
from .._core import (
    AsyncResource,
    AsyncView,
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

_PASSWD: Operation[types.Import] = Operation(
    "GET",
    '/x"; import os; "',
    lambda: types.Import,
    query='a_import_os=a";%20import%20os;%20"',
)


class Etc(Resource):
    """'''\\."""

    @cached_property
    def with_raw_response(self) -> EtcWithRawResponse:
        """The same methods, giving the whole response."""
        return EtcWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> EtcWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return EtcWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> EtcPrepare:
        """The same methods, giving the request without sending it."""
        return EtcPrepare(self)

    def passwd(
        self,
        *,
        a_import_os: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Import:
        """\\.

        Args:
            a_import_os: \"\"\". The server's default is `'\"\"\"\\n'`.
        """
        return self._client.request(_PASSWD, locals())


class AsyncEtc(AsyncResource):
    """'''\\."""

    @cached_property
    def with_raw_response(self) -> AsyncEtcWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncEtcWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncEtcWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncEtcWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncEtcPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncEtcPrepare(self)

    async def passwd(
        self,
        *,
        a_import_os: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Import:
        """\\ (see `Etc.passwd`)."""
        return await self._client.request(_PASSWD, locals())


class EtcWithRawResponse(View[Etc]):
    """`Etc`: the same methods, giving the whole response."""

    passwd = raw(Etc.passwd)


class EtcWithStreamingResponse(View[Etc]):
    """`Etc`: the same methods, giving the response before its body is read."""

    passwd = streaming(Etc.passwd)


class EtcPrepare(View[Etc]):
    """`Etc`: the same methods, giving the request without sending it."""

    passwd = prepared(Etc.passwd)


class AsyncEtcWithRawResponse(AsyncView[AsyncEtc]):
    """`AsyncEtc`: the same methods, giving the whole response."""

    passwd = async_raw(AsyncEtc.passwd)


class AsyncEtcWithStreamingResponse(AsyncView[AsyncEtc]):
    """`AsyncEtc`: the same methods, giving the response before its body is read."""

    passwd = async_streaming(AsyncEtc.passwd)


class AsyncEtcPrepare(AsyncView[AsyncEtc]):
    """`AsyncEtc`: the same methods, giving the request without sending it."""

    passwd = async_prepared(AsyncEtc.passwd)
