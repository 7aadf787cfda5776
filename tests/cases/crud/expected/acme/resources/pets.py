"""The animals on sale."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from functools import cached_property
from typing import Final, Unpack

from .. import types
from .._core import (
    AsyncPager,
    AsyncResource,
    AsyncView,
    Cursor,
    Omit,
    Operation,
    Page,
    PagedOperation,
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

_CREATE: Operation[types.Pet] = Operation(
    "POST", "/pets", lambda: types.Pet, body="name status photo_urls*=photoUrls"
)
_DELETE: Operation[None] = Operation(
    "DELETE", "/pets/{petId}", lambda: None, path="pet_id=petId", accept="*/*"
)
_LIST: PagedOperation[types.Pet, types.PetPage] = PagedOperation(
    "GET",
    "/pets",
    lambda: types.PetPage,
    query="cursor limit status",
    items=lambda body: body.items,
    paging=Cursor("cursor", next="next_cursor"),
)
_RETRIEVE: Operation[types.Pet] = Operation(
    "GET", "/pets/{petId}", lambda: types.Pet, path="pet_id=petId"
)
_UPDATE: Operation[types.Pet] = Operation(
    "PATCH",
    "/pets/{petId}",
    lambda: types.Pet,
    path="pet_id=petId",
    body="name status",
    payload="body",
)


class Pets(Resource):
    """The animals on sale.

    Example:
        client.pets.list()
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
        self,
        *,
        name: str,
        status: types.Status | Omit = omit,
        photo_urls: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet:
        """Add a pet.

        Args:
            name: What to call it.

        Raises:
            UnprocessableEntityError: Not a pet.
        """
        return self._client.request(_CREATE, locals())

    def delete(
        self, pet_id: str | uuid.UUID, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Take a pet away."""
        return self._client.request(_DELETE, locals())

    def list(
        self,
        *,
        cursor: str | Omit = omit,
        limit: int | Omit = omit,
        status: types.Status | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> Page[types.Pet, types.PetPage]:
        """List the pets.

        Args:
            limit: How many on a page. The server's default is `20`.
        """
        return Page.of(self._client, _LIST, locals())

    def retrieve(
        self, pet_id: str | uuid.UUID, **request_options: Unpack[RequestOptions]
    ) -> types.Pet:
        """Look at a pet.

        Raises:
            NotFoundError: No such pet.
        """
        return self._client.request(_RETRIEVE, locals())

    def update(
        self,
        pet_id: str | uuid.UUID,
        *,
        name: str | None | Omit = omit,
        status: types.Status | Omit = omit,
        body: types.Pet | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet:
        """Change a pet.

        Args:
            body: The object as the API gave it; fields that are given win.

        Raises:
            NotFoundError: No such pet.
        """
        return self._client.request(_UPDATE, locals())


class AsyncPets(AsyncResource):
    """The animals on sale."""

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
        self,
        *,
        name: str,
        status: types.Status | Omit = omit,
        photo_urls: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet:
        """Add a pet (see `Pets.create`)."""
        return await self._client.request(_CREATE, locals())

    async def delete(
        self, pet_id: str | uuid.UUID, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Take a pet away (see `Pets.delete`)."""
        return await self._client.request(_DELETE, locals())

    def list(
        self,
        *,
        cursor: str | Omit = omit,
        limit: int | Omit = omit,
        status: types.Status | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> AsyncPager[types.Pet, types.PetPage]:
        """List the pets (see `Pets.list`)."""
        return AsyncPager.of(self._client, _LIST, locals())

    async def retrieve(
        self, pet_id: str | uuid.UUID, **request_options: Unpack[RequestOptions]
    ) -> types.Pet:
        """Look at a pet (see `Pets.retrieve`)."""
        return await self._client.request(_RETRIEVE, locals())

    async def update(
        self,
        pet_id: str | uuid.UUID,
        *,
        name: str | None | Omit = omit,
        status: types.Status | Omit = omit,
        body: types.Pet | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet:
        """Change a pet (see `Pets.update`)."""
        return await self._client.request(_UPDATE, locals())


class PetsWithRawResponse(View[Pets]):
    """`Pets`: the same methods, giving the whole response."""

    create: Final = raw(Pets.create)
    delete: Final = raw(Pets.delete)
    list: Final = raw(Pets.list)
    retrieve: Final = raw(Pets.retrieve)
    update: Final = raw(Pets.update)


class PetsWithStreamingResponse(View[Pets]):
    """`Pets`: the same methods, giving the response before its body is read."""

    create: Final = streaming(Pets.create)
    delete: Final = streaming(Pets.delete)
    list: Final = streaming(Pets.list)
    retrieve: Final = streaming(Pets.retrieve)
    update: Final = streaming(Pets.update)


class PetsPrepare(PrepareView[Pets]):
    """`Pets`: the same methods, giving the request without sending it."""

    create: Final = prepared(Pets.create)
    delete: Final = prepared(Pets.delete)
    list: Final = prepared(Pets.list)
    retrieve: Final = prepared(Pets.retrieve)
    update: Final = prepared(Pets.update)


class AsyncPetsWithRawResponse(AsyncView[AsyncPets]):
    """`AsyncPets`: the same methods, giving the whole response."""

    create: Final = async_raw(AsyncPets.create)
    delete: Final = async_raw(AsyncPets.delete)
    list: Final = async_raw(AsyncPets.list)
    retrieve: Final = async_raw(AsyncPets.retrieve)
    update: Final = async_raw(AsyncPets.update)


class AsyncPetsWithStreamingResponse(AsyncView[AsyncPets]):
    """`AsyncPets`: the same methods, giving the response before its body is read."""

    create: Final = async_streaming(AsyncPets.create)
    delete: Final = async_streaming(AsyncPets.delete)
    list: Final = async_streaming(AsyncPets.list)
    retrieve: Final = async_streaming(AsyncPets.retrieve)
    update: Final = async_streaming(AsyncPets.update)


class AsyncPetsPrepare(PetsPrepare):
    """`AsyncPets`: the same methods, giving the request without sending it."""
