"""Types: Pet."""

import datetime as dt
import uuid

from .._core.models.model import Field, Model
from .status import Status


class Pet(Model):
    """The `Pet` object."""

    name: str
    """What to call it."""
    status: Status | None = None
    photo_urls: list[str] | None = Field(
        default=None, validation_alias="photoUrls", serialization_alias="photoUrls"
    )
    id: uuid.UUID
    born_at: dt.date | None = Field(
        default=None, validation_alias="bornAt", serialization_alias="bornAt"
    )
