"""Types: Done."""

from typing import Literal

from .._core.models.model import Field, Model


class Done(Model):
    """The `Done` object."""

    type: Literal["done"]
    token_count: int | None = Field(
        default=None, validation_alias="tokenCount", serialization_alias="tokenCount"
    )
