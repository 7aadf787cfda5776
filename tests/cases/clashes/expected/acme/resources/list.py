"""The `list` resource."""

from __future__ import annotations

import builtins
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

_IMPORT_: Operation[types.Literal_] = Operation(
    "POST",
    "/list",
    lambda: types.Literal_,
    body="body_user_id=userId user_id empty_name=",
)
_LIST: Operation[list[types.Model_]] = Operation(
    "GET", "/list", lambda: list[types.Model_], query="timeout_=timeout locals_=locals"
)


class List(Resource):
    """The `list` resource.

    Example:
        client.list.list()
    """

    @cached_property
    def with_raw_response(self) -> ListWithRawResponse:
        """The same methods, giving the whole response."""
        return ListWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ListWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return ListWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> ListPrepare:
        """The same methods, giving the request without sending it."""
        return ListPrepare(self)

    def import_(
        self,
        *,
        body_user_id: str | Omit = omit,
        user_id: str | Omit = omit,
        empty_name: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Literal_:
        """Call `POST /list`."""
        return self._client.request(_IMPORT_, locals())

    def list(
        self,
        *,
        timeout_: int | Omit = omit,
        locals_: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> builtins.list[types.Model_]:
        """Call `GET /list`."""
        return self._client.request(_LIST, locals())


class AsyncList(AsyncResource):
    """The `list` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncListWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncListWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncListWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncListWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncListPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncListPrepare(self)

    async def import_(
        self,
        *,
        body_user_id: str | Omit = omit,
        user_id: str | Omit = omit,
        empty_name: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Literal_:
        """Call `POST /list` (see `List.import_`)."""
        return await self._client.request(_IMPORT_, locals())

    async def list(
        self,
        *,
        timeout_: int | Omit = omit,
        locals_: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> builtins.list[types.Model_]:
        """Call `GET /list` (see `List.list`)."""
        return await self._client.request(_LIST, locals())


class ListWithRawResponse(View[List]):
    """`List`: the same methods, giving the whole response."""

    import_: Final = raw(List.import_)
    list: Final = raw(List.list)


class ListWithStreamingResponse(View[List]):
    """`List`: the same methods, giving the response before its body is read."""

    import_: Final = streaming(List.import_)
    list: Final = streaming(List.list)


class ListPrepare(PrepareView[List]):
    """`List`: the same methods, giving the request without sending it."""

    import_: Final = prepared(List.import_)
    list: Final = prepared(List.list)


class AsyncListWithRawResponse(AsyncView[AsyncList]):
    """`AsyncList`: the same methods, giving the whole response."""

    import_: Final = async_raw(AsyncList.import_)
    list: Final = async_raw(AsyncList.list)


class AsyncListWithStreamingResponse(AsyncView[AsyncList]):
    """`AsyncList`: the same methods, giving the response before its body is read."""

    import_: Final = async_streaming(AsyncList.import_)
    list: Final = async_streaming(AsyncList.list)


class AsyncListPrepare(ListPrepare):
    """`AsyncList`: the same methods, giving the request without sending it."""
