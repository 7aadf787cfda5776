"""'''\\."""

from __future__ import annotations

from functools import cached_property

from .. import resources
from .._core import AsyncResource, AsyncView, PrepareView, Resource, View


class Etc(Resource):
    """'''\\."""

    @cached_property
    def import_(self) -> resources.EtcImport:
        """The `etc.import_` resource."""
        return resources.EtcImport(self._client)

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


class AsyncEtc(AsyncResource):
    """'''\\."""

    @cached_property
    def import_(self) -> resources.AsyncEtcImport:
        """The `etc.import_` resource."""
        return resources.AsyncEtcImport(self._client)

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


class EtcWithRawResponse(View[Etc]):
    """`Etc`: the same methods, giving the whole response."""


class EtcWithStreamingResponse(View[Etc]):
    """`Etc`: the same methods, giving the response before its body is read."""


class EtcPrepare(PrepareView[Etc]):
    """`Etc`: the same methods, giving the request without sending it."""


class AsyncEtcWithRawResponse(AsyncView[AsyncEtc]):
    """`AsyncEtc`: the same methods, giving the whole response."""


class AsyncEtcWithStreamingResponse(AsyncView[AsyncEtc]):
    """`AsyncEtc`: the same methods, giving the response before its body is read."""


class AsyncEtcPrepare(EtcPrepare):
    """`AsyncEtc`: the same methods, giving the request without sending it."""
