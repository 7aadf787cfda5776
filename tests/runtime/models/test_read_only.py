"""Models that came from a server are sent back without what is read-only."""

from __future__ import annotations

import json

from sdkwright.runtime.kinds.read_only import read_only
from sdkwright.runtime.models.model import Field, Model
from sdkwright.runtime.models.values import complete, plain, to_json
from sdkwright.runtime.request.body import changeable


class Owner(Model):
    name: str
    since: str | None = None


class Pet(Model):
    id: str
    kind: str = Field(validation_alias="petKind", serialization_alias="petKind")
    owner: Owner | None = None
    owners: list[Owner] | None = None
    by_name: dict[str, Owner] | None = None


read_only(Pet, "id")
read_only(Owner, "since")

OWNER = {"name": "Ada", "since": "1842"}
PET = {"id": "1", "petKind": "cat", "owner": OWNER, "owners": [OWNER], "by_name": {"a": OWNER}, "new": 1}  # fmt: skip


def test_read_only_properties_are_left_out_at_every_depth() -> None:
    pet = Pet.model_validate(PET)
    ada = {"name": "Ada"}
    sent = {"petKind": "cat", "owner": ada, "owners": [ada], "by_name": {"a": ada}, "new": 1}  # fmt: skip
    assert plain(pet) == sent
    assert json.loads(to_json({"pets": [pet]})) == {"pets": [sent]}


def test_the_model_itself_keeps_them() -> None:
    pet = Pet.model_validate(PET)
    assert complete(pet) == PET
    assert pet.to_dict() == PET
    assert json.loads(to_json(pet, complete)) == PET


def test_a_change_knows_which_properties_are_its_own() -> None:
    pet = Pet.model_validate(PET)
    assert changeable(pet, plain(pet), {"petKind"}) == {"petKind": "cat", "new": 1}
