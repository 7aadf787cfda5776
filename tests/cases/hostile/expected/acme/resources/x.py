"""The `x` resource."""

from __future__ import annotations

from functools import cached_property

from .. import resources
from .._core import AsyncResource, AsyncView, PrepareView, Resource, View


class X(Resource):
    """The `x` resource."""

    @cached_property
    def import_(self) -> resources.XImport:
        """The `x.import_` resource."""
        return resources.XImport(self._client)

    @cached_property
    def with_raw_response(self) -> XWithRawResponse:
        """The same methods, giving the whole response."""
        return XWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> XWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return XWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> XPrepare:
        """The same methods, giving the request without sending it."""
        return XPrepare(self)


class AsyncX(AsyncResource):
    """The `x` resource."""

    @cached_property
    def import_(self) -> resources.AsyncXImport:
        """The `x.import_` resource."""
        return resources.AsyncXImport(self._client)

    @cached_property
    def with_raw_response(self) -> AsyncXWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncXWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncXWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncXWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncXPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncXPrepare(self)


class XWithRawResponse(View[X]):
    """`X`: the same methods, giving the whole response."""


class XWithStreamingResponse(View[X]):
    """`X`: the same methods, giving the response before its body is read."""


class XPrepare(PrepareView[X]):
    """`X`: the same methods, giving the request without sending it."""


class AsyncXWithRawResponse(AsyncView[AsyncX]):
    """`AsyncX`: the same methods, giving the whole response."""


class AsyncXWithStreamingResponse(AsyncView[AsyncX]):
    """`AsyncX`: the same methods, giving the response before its body is read."""


class AsyncXPrepare(XPrepare):
    """`AsyncX`: the same methods, giving the request without sending it."""
