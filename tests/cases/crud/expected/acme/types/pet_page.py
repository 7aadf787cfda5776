"""Types: PetPage."""

from .._core.models.model import Field, Model
from .pet import Pet


class PetPage(Model):
    """The `PetPage` object."""

    items: list[Pet]
    next_cursor: str | None = Field(
        default=None, validation_alias="nextCursor", serialization_alias="nextCursor"
    )
