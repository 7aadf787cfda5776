"""Pets."""

import datetime as dt
from typing import Literal, Required, TypeAlias, TypedDict

from sdkwright.runtime.models.model import Field, Model, UnknownStr
from sdkwright.runtime.models.wire import wire

Trick: TypeAlias = Literal["sit", "roll"] | UnknownStr
"""What a pet can do."""


class Pet(Model):
    """A pet."""

    id: int
    """Its number."""
    name: str
    """Its name."""
    born_at: dt.datetime | None = Field(
        default=None, validation_alias="bornAt", serialization_alias="bornAt"
    )
    """When it was born."""
    tricks: list[Trick] | None = None
    """What it can do."""


class PetParam(TypedDict, total=False):
    """A pet."""

    name: Required[str]
    """Its name."""
    born_at: dt.datetime | None
    """When it was born."""


wire(PetParam, "born_at=bornAt")


class PetList(Model):
    """A page of pets."""

    items: list[Pet]
    """The pets."""
    total_pages: int | None = Field(
        default=None, validation_alias="totalPages", serialization_alias="totalPages"
    )
    """How many pages there are."""


class PetEvent(Model):
    """Something a pet does."""

    pet: int
    """Who."""
    does: str
    """What."""
