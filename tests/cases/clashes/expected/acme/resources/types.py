"""The `types_` resource."""

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

_RETRIEVE: Operation[types.Con] = Operation(
    "GET", "/types/{id}", lambda: types.Con, path="id", query="query_id=id"
)


class Types(Resource):
    """The `types_` resource.

    Example:
        client.types_.retrieve("id-1")
    """

    @cached_property
    def with_raw_response(self) -> TypesWithRawResponse:
        """The same methods, giving the whole response."""
        return TypesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> TypesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return TypesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> TypesPrepare:
        """The same methods, giving the request without sending it."""
        return TypesPrepare(self)

    def retrieve(
        self,
        id: str,
        *,
        query_id: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Con:
        """Call `GET /types/{id}`."""
        return self._client.request(_RETRIEVE, locals())


class AsyncTypes(AsyncResource):
    """The `types_` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncTypesWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncTypesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncTypesWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncTypesWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncTypesPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncTypesPrepare(self)

    async def retrieve(
        self,
        id: str,
        *,
        query_id: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Con:
        """Call `GET /types/{id}` (see `Types.retrieve`)."""
        return await self._client.request(_RETRIEVE, locals())


class TypesWithRawResponse(View[Types]):
    """`Types`: the same methods, giving the whole response."""

    retrieve: Final = raw(Types.retrieve)


class TypesWithStreamingResponse(View[Types]):
    """`Types`: the same methods, giving the response before its body is read."""

    retrieve: Final = streaming(Types.retrieve)


class TypesPrepare(PrepareView[Types]):
    """`Types`: the same methods, giving the request without sending it."""

    retrieve: Final = prepared(Types.retrieve)


class AsyncTypesWithRawResponse(AsyncView[AsyncTypes]):
    """`AsyncTypes`: the same methods, giving the whole response."""

    retrieve: Final = async_raw(AsyncTypes.retrieve)


class AsyncTypesWithStreamingResponse(AsyncView[AsyncTypes]):
    """`AsyncTypes`: the same methods, giving the response before its body is read."""

    retrieve: Final = async_streaming(AsyncTypes.retrieve)


class AsyncTypesPrepare(TypesPrepare):
    """`AsyncTypes`: the same methods, giving the request without sending it."""
