"""Types of fake clients, as both type checkers infer them."""

from typing import assert_type

from sdkwright.runtime.testing.fake import fake
from sdkwright.runtime.testing.fake_api import AsyncFakeAPI, FakeAPI
from sdkwright.runtime.testing.fake_fixture import fixture

from tests.runtime.support.acme import Acme, AsyncAcme, errors, types


def blocking(pet: types.Pet, box: types.Box, event: types.PetEvent) -> None:
    """Responses of a synchronous client."""
    with fake(Acme, max_retries=2) as (client, api):
        assert_type(client, Acme)
        assert_type(api, FakeAPI)
        tricks: list[types.Trick] = ["sit"]
        api.on(client.pets.retrieve).answers(pet, {"id": 1}).raises(404)
        api.on(client.pets.retrieve).raises(errors.NotFoundError, body={"message": "x"})
        api.on(client.pets.create).answers(pet, box)
        api.on(client.pets.delete).answers(None)
        api.on(client.pets.tricks).answers(tricks)
        api.on(client.pets.list).pages([[pet], types.PetList(items=[])])
        api.on(client.pets.act).answers(pet).streams([event])
        api.on(client.boxes.photo).answers(b"png")
        api.on(client.boxes.label).answers("text")

        def retrieve(pet_id: int | str, **_: object) -> types.Pet:
            return pet

        api.on(client.pets.retrieve).calls(retrieve)
        api.assert_called_with(client.pets.retrieve, 5, timeout=3)
        api.assert_called_once(client.pets.act).json()


async def waiting(pet: types.Pet, box: types.Box, event: types.PetEvent) -> None:
    """Responses of an asynchronous client."""
    with fake(AsyncAcme) as (client, api):
        assert_type(client, AsyncAcme)
        assert_type(api, AsyncFakeAPI)
        api.on(client.pets.retrieve).answers(pet, {"id": 1}).raises(404)
        api.on(client.pets.create).answers(pet, box)
        api.on(client.pets.list).pages([[pet], types.PetList(items=[])])
        api.on(client.pets.act).answers(pet).streams([event])
        api.on(client.boxes.photo).answers(b"png")

        async def retrieve(pet_id: int | str, **_: object) -> types.Pet:
            return pet

        api.on(client.pets.retrieve).calls(retrieve)
        api.assert_called_with(client.pets.retrieve, 5, timeout=3)


acme = fixture(Acme, max_retries=1)
async_acme = fixture(AsyncAcme)
