"""Pets: plain calls, pages, streams."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal, Unpack, overload

from sdkwright.runtime import (
    AsyncPager,
    AsyncResource,
    AsyncStream,
    AsyncView,
    Omit,
    Operation,
    Page,
    PagedOperation,
    PageNumber,
    PrepareView,
    RequestOptions,
    Resource,
    Stream,
    StreamOperation,
    View,
    async_raw,
    async_streaming,
    omit,
    prepared,
    raw,
    streaming,
)

from .. import types

_GET: Operation[types.Pet] = Operation(
    "GET", "/pets/{petId}", lambda: types.Pet, path="pet_id=petId"
)
_CREATE: Operation[types.Pet | types.Box] = Operation(
    "POST",
    "/pets",
    lambda: types.Pet,
    body="name born_at=bornAt tricks",
    results={202: lambda: types.Box},
    idempotency="Idempotency-Key",
)
_DELETE: Operation[None] = Operation(
    "DELETE", "/pets/{petId}", lambda: None, path="pet_id=petId"
)
_RENAME: Operation[types.Pet] = Operation(
    "PATCH",
    "/pets/{petId}",
    lambda: types.Pet,
    path="pet_id=petId",
    query="dry_run=dryRun",
    header="x_reason=X-Reason",
    cookie="trace",
    body="name",
)
_TRICKS: Operation[builtins.list[types.Trick]] = Operation(
    "GET", "/tricks", lambda: builtins.list[types.Trick], auth=""
)
_LIST: PagedOperation[types.Pet, types.PetList] = PagedOperation(
    "GET",
    "/pets/",
    lambda: types.PetList,
    query="page limit tags born_after=bornAfter",
    items=lambda body: body.items,
    paging=PageNumber("page", start=1, total_pages="total_pages"),
)
_ACT: Operation[types.Pet] = Operation(
    "POST", "/pets/{petId}/act", lambda: types.Pet, path="pet_id=petId", body="trick"
)
_ACT_STREAM: StreamOperation[types.PetEvent] = StreamOperation(
    _ACT, lambda: types.PetEvent, kind="sse", select="body:stream=true", end="[DONE]"
)


class Pets(Resource):
    """Pets."""

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, returning the raw response."""
        return PetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PetsWithStreamingResponse:
        """The same methods, with the body unread."""
        return PetsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> PetsPrepare:
        """The same methods, sending nothing."""
        return PetsPrepare(self)

    def retrieve(
        self, pet_id: int | str, **request_options: Unpack[RequestOptions]
    ) -> types.Pet:
        """Fetch a pet."""
        return self._client.request(_GET, locals())

    def create(
        self,
        *,
        name: str,
        born_at: str | None | Omit = omit,
        tricks: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet | types.Box:
        """Create a pet."""
        return self._client.request(_CREATE, locals())

    def delete(
        self, pet_id: int | str, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Delete a pet."""
        return self._client.request(_DELETE, locals())

    def rename(
        self,
        pet_id: int | str,
        *,
        name: str,
        dry_run: bool | None | Omit = omit,
        x_reason: str | None | Omit = omit,
        trace: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet:
        """Rename a pet."""
        return self._client.request(_RENAME, locals())

    def tricks(
        self, **request_options: Unpack[RequestOptions]
    ) -> builtins.list[types.Trick]:
        """Say what pets can do."""
        return self._client.request(_TRICKS, locals())

    def list(
        self,
        *,
        page: int | None | Omit = omit,
        limit: int | None | Omit = omit,
        tags: Iterable[str] | Omit = omit,
        born_after: str | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> Page[types.Pet, types.PetList]:
        """Walk through all pets."""
        return Page.of(self._client, _LIST, locals())

    @overload
    def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet: ...
    @overload
    def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.PetEvent]: ...
    @overload
    def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet | Stream[types.PetEvent]: ...
    def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet | Stream[types.PetEvent]:
        """Let a pet do something."""
        if stream is True:
            return Stream.of(self._client, _ACT_STREAM, locals())
        return self._client.request(_ACT, locals())


class PetsWithRawResponse(View[Pets]):
    """Pets, with raw responses."""

    retrieve: Final = raw(Pets.retrieve)
    create: Final = raw(Pets.create)
    delete: Final = raw(Pets.delete)
    rename: Final = raw(Pets.rename)
    list: Final = raw(Pets.list)
    act: Final = raw.forms(Pets.act)


class PetsWithStreamingResponse(View[Pets]):
    """Pets, with unread bodies."""

    retrieve: Final = streaming(Pets.retrieve)
    delete: Final = streaming(Pets.delete)
    list: Final = streaming(Pets.list)
    act: Final = streaming.forms(Pets.act)


class PetsPrepare(PrepareView[Pets]):
    """Pets, with unsent requests."""

    retrieve: Final = prepared(Pets.retrieve)
    rename: Final = prepared(Pets.rename)
    list: Final = prepared(Pets.list)
    act: Final = prepared.forms(Pets.act)


class AsyncPets(AsyncResource):
    """Pets."""

    @cached_property
    def with_raw_response(self) -> AsyncPetsWithRawResponse:
        """The same methods, returning the raw response."""
        return AsyncPetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPetsWithStreamingResponse:
        """The same methods, with the body unread."""
        return AsyncPetsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncPetsPrepare:
        """The same methods, sending nothing."""
        return AsyncPetsPrepare(self)

    async def retrieve(
        self, pet_id: int | str, **request_options: Unpack[RequestOptions]
    ) -> types.Pet:
        """Fetch a pet."""
        return await self._client.request(_GET, locals())

    async def create(
        self,
        *,
        name: str,
        born_at: str | None | Omit = omit,
        tricks: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet | types.Box:
        """Create a pet."""
        return await self._client.request(_CREATE, locals())

    async def delete(
        self, pet_id: int | str, **request_options: Unpack[RequestOptions]
    ) -> None:
        """Delete a pet."""
        return await self._client.request(_DELETE, locals())

    async def rename(
        self,
        pet_id: int | str,
        *,
        name: str,
        dry_run: bool | None | Omit = omit,
        x_reason: str | None | Omit = omit,
        trace: str | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet:
        """Rename a pet."""
        return await self._client.request(_RENAME, locals())

    async def tricks(
        self, **request_options: Unpack[RequestOptions]
    ) -> builtins.list[types.Trick]:
        """Say what pets can do."""
        return await self._client.request(_TRICKS, locals())

    def list(
        self,
        *,
        page: int | None | Omit = omit,
        limit: int | None | Omit = omit,
        tags: Iterable[str] | Omit = omit,
        born_after: str | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> AsyncPager[types.Pet, types.PetList]:
        """Walk through all pets."""
        return AsyncPager.of(self._client, _LIST, locals())

    @overload
    async def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet: ...
    @overload
    async def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.PetEvent]: ...
    @overload
    async def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet | AsyncStream[types.PetEvent]: ...
    async def act(
        self,
        pet_id: int,
        *,
        trick: str,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Pet | AsyncStream[types.PetEvent]:
        """Let a pet do something."""
        if stream is True:
            return await AsyncStream.of(self._client, _ACT_STREAM, locals())
        return await self._client.request(_ACT, locals())


class AsyncPetsWithRawResponse(AsyncView[AsyncPets]):
    """Pets, with raw responses."""

    retrieve: Final = async_raw(AsyncPets.retrieve)
    create: Final = async_raw(AsyncPets.create)
    delete: Final = async_raw(AsyncPets.delete)
    rename: Final = async_raw(AsyncPets.rename)
    list: Final = async_raw(AsyncPets.list)
    act: Final = async_raw.forms(AsyncPets.act)


class AsyncPetsWithStreamingResponse(AsyncView[AsyncPets]):
    """Pets, with unread bodies."""

    retrieve: Final = async_streaming(AsyncPets.retrieve)
    delete: Final = async_streaming(AsyncPets.delete)
    list: Final = async_streaming(AsyncPets.list)
    act: Final = async_streaming.forms(AsyncPets.act)


class AsyncPetsPrepare(PetsPrepare):
    """Pets, with unsent requests."""
