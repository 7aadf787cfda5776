"""The `health` resource."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

from .._core import (
    AsyncResource,
    AsyncView,
    Operation,
    PrepareView,
    RequestOptions,
    Resource,
    View,
    async_raw,
    async_streaming,
    prepared,
    raw,
    streaming,
)

_CHECK: Operation[None] = Operation("GET", "/health", lambda: None, accept="*/*")


class Health(Resource):
    """The `health` resource.

    Example:
        client.health.check()
    """

    @cached_property
    def with_raw_response(self) -> HealthWithRawResponse:
        """The same methods, giving the whole response."""
        return HealthWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> HealthWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return HealthWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> HealthPrepare:
        """The same methods, giving the request without sending it."""
        return HealthPrepare(self)

    def check(self, **request_options: Unpack[RequestOptions]) -> None:
        """Say whether the service is up."""
        return self._client.request(_CHECK, locals())


class AsyncHealth(AsyncResource):
    """The `health` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncHealthWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncHealthWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncHealthWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncHealthWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncHealthPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncHealthPrepare(self)

    async def check(self, **request_options: Unpack[RequestOptions]) -> None:
        """Say whether the service is up (see `Health.check`)."""
        return await self._client.request(_CHECK, locals())


class HealthWithRawResponse(View[Health]):
    """`Health`: the same methods, giving the whole response."""

    check: Final = raw(Health.check)


class HealthWithStreamingResponse(View[Health]):
    """`Health`: the same methods, giving the response before its body is read."""

    check: Final = streaming(Health.check)


class HealthPrepare(PrepareView[Health]):
    """`Health`: the same methods, giving the request without sending it."""

    check: Final = prepared(Health.check)


class AsyncHealthWithRawResponse(AsyncView[AsyncHealth]):
    """`AsyncHealth`: the same methods, giving the whole response."""

    check: Final = async_raw(AsyncHealth.check)


class AsyncHealthWithStreamingResponse(AsyncView[AsyncHealth]):
    """`AsyncHealth`: the same methods, giving the response before its body is read."""

    check: Final = async_streaming(AsyncHealth.check)


class AsyncHealthPrepare(HealthPrepare):
    """`AsyncHealth`: the same methods, giving the request without sending it."""
