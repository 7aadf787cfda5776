"""The `pets` resource."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

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

_CREATE: Operation[None] = Operation(
    "POST", "/pets", lambda: None, body="notify", optional_body=True, accept="*/*"
)


class Pets(Resource):
    """The `pets` resource.

    Example:
        client.pets.create()
    """

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, giving the whole response."""
        return PetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PetsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return PetsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> PetsPrepare:
        """The same methods, giving the request without sending it."""
        return PetsPrepare(self)

    def create(
        self, *, notify: str | Omit = omit, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Call `POST /pets`."""
        return self._client.request(_CREATE, locals())


class AsyncPets(AsyncResource):
    """The `pets` resource."""

    @cached_property
    def with_raw_response(self) -> AsyncPetsWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncPetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPetsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncPetsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncPetsPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncPetsPrepare(self)

    async def create(
        self, *, notify: str | Omit = omit, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Call `POST /pets` (see `Pets.create`)."""
        return await self._client.request(_CREATE, locals())


class PetsWithRawResponse(View[Pets]):
    """`Pets`: the same methods, giving the whole response."""

    create: Final = raw(Pets.create)


class PetsWithStreamingResponse(View[Pets]):
    """`Pets`: the same methods, giving the response before its body is read."""

    create: Final = streaming(Pets.create)


class PetsPrepare(PrepareView[Pets]):
    """`Pets`: the same methods, giving the request without sending it."""

    create: Final = prepared(Pets.create)


class AsyncPetsWithRawResponse(AsyncView[AsyncPets]):
    """`AsyncPets`: the same methods, giving the whole response."""

    create: Final = async_raw(AsyncPets.create)


class AsyncPetsWithStreamingResponse(AsyncView[AsyncPets]):
    """`AsyncPets`: the same methods, giving the response before its body is read."""

    create: Final = async_streaming(AsyncPets.create)


class AsyncPetsPrepare(PetsPrepare):
    """`AsyncPets`: the same methods, giving the request without sending it."""
