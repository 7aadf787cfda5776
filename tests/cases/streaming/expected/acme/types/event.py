"""Types: Event."""

from typing import Annotated, TypeAlias

from .._core.models.model import Field
from .._core.variants import UnknownVariant
from .delta import Delta
from .done import Done


class UnknownEvent(UnknownVariant):
    """A variant of `Event` that this version does not know."""

    type: None = None


Event: TypeAlias = Annotated[
    Annotated[Delta | Done, Field(discriminator="type")] | UnknownEvent,
    Field(union_mode="left_to_right"),
]
