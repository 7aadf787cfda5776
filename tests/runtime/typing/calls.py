"""Types of calls and of views, as both type checkers infer them."""

from typing import assert_type

from sdkwright.runtime import (
    APIResponse,
    AsyncBinaryResponse,
    AsyncPage,
    AsyncPager,
    AsyncStream,
    AsyncStreamedCall,
    BinaryResponse,
    Page,
    PreparedRequest,
    Stream,
    StreamedCall,
    Timeout,
    omit,
)

from tests.runtime.support.acme import Acme, AsyncAcme, errors, types


def plain(client: Acme, flag: bool) -> None:
    """Synchronous calls."""
    assert_type(client.pets.retrieve(5), types.Pet)
    assert_type(client.pets.retrieve(5, timeout=Timeout(read=5)), types.Pet)
    assert_type(client.pets.create(name="a"), types.Pet | types.Box)
    client.pets.delete(5, max_retries=0, extra_headers={"a": "b"})
    assert_type(client.pets.act(1, trick="x"), types.Pet)
    assert_type(client.pets.act(1, trick="x", stream=False), types.Pet)
    assert_type(client.pets.act(1, trick="x", stream=True), Stream[types.PetEvent])
    both = client.pets.act(1, trick="x", stream=flag)
    assert_type(both, types.Pet | Stream[types.PetEvent])
    assert_type(client.pets.list(limit=5), Page[types.Pet, types.PetList])
    for pet in client.pets.list(tags=["a"] if flag else omit):
        assert_type(pet, types.Pet)
    assert_type(client.boxes.photo("b"), BinaryResponse)
    assert_type(client.with_options(max_retries=0), Acme)
    assert_type(client.call("GET", "/x", result=types.Pet), types.Pet)
    assert_type(client.call("GET", "/x", result=dict[str, int]), dict[str, int])
    assert_type(client.call("GET", "/x", result=types.Pet | None), types.Pet | None)
    with client as same:
        assert_type(same, Acme)


def views(client: Acme) -> None:
    """The same methods in other views: arguments and overloads are kept."""
    raw = client.pets.with_raw_response
    assert_type(raw.retrieve(5, timeout=3), APIResponse[types.Pet])
    assert_type(raw.retrieve(5).parse(), types.Pet)
    assert_type(raw.act(1, trick="x"), APIResponse[types.Pet])
    streams = raw.act(1, trick="x", stream=True)
    assert_type(streams, APIResponse[Stream[types.PetEvent]])
    assert_type(raw.list().parse(), Page[types.Pet, types.PetList])
    streaming = client.pets.with_streaming_response
    assert_type(streaming.retrieve(5), StreamedCall[types.Pet])
    with streaming.act(1, trick="x", stream=True) as response:
        assert_type(response.parse(), Stream[types.PetEvent])
    assert_type(client.pets.prepare.act(1, trick="x"), PreparedRequest)


async def async_plain(client: AsyncAcme, flag: bool) -> None:
    """Asynchronous calls."""
    assert_type(await client.pets.retrieve(5), types.Pet)
    assert_type(await client.pets.act(1, trick="x"), types.Pet)
    events = await client.pets.act(1, trick="x", stream=True)
    assert_type(events, AsyncStream[types.PetEvent])
    both = await client.pets.act(1, trick="x", stream=flag)
    assert_type(both, types.Pet | AsyncStream[types.PetEvent])
    assert_type(client.pets.list(), AsyncPager[types.Pet, types.PetList])
    assert_type(await client.pets.list(), AsyncPage[types.Pet, types.PetList])
    async for pet in client.pets.list():
        assert_type(pet, types.Pet)
    assert_type(await client.boxes.photo("b"), AsyncBinaryResponse)
    assert_type(await client.call("GET", "/x", result=types.Pet), types.Pet)
    async with client as same:
        assert_type(same, AsyncAcme)


async def async_views(client: AsyncAcme) -> None:
    """The same methods in other views."""
    raw = client.pets.with_raw_response
    assert_type(await raw.retrieve(5, timeout=3), APIResponse[types.Pet])
    assert_type(await raw.act(1, trick="x"), APIResponse[types.Pet])
    streams = await raw.act(1, trick="x", stream=True)
    assert_type(streams, APIResponse[AsyncStream[types.PetEvent]])
    page = (await raw.list()).parse()
    assert_type(page, AsyncPage[types.Pet, types.PetList])
    streaming = client.pets.with_streaming_response
    assert_type(streaming.retrieve(5), AsyncStreamedCall[types.Pet])
    async with streaming.act(1, trick="x") as response:
        assert_type(await response.parse(), types.Pet)
    assert_type(client.pets.prepare.act(1, trick="x"), PreparedRequest)


def failures(client: Acme) -> None:
    """Errors know their bodies."""
    try:
        client.pets.retrieve(5)
    except errors.NotFoundError as error:
        assert_type(error.body, types.ErrorResponse | None)
        assert_type(error.status_code, int)
        assert_type(error.request_id, str | None)
    except errors.APIStatusError as error:
        assert_type(error.response.status_code, int)
    except errors.APITimeoutError as error:
        assert_type(error.phase, str)
