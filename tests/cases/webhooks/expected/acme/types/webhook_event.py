"""Types: PetBornEvent, WebhookEvent."""

from typing import Annotated, Literal, TypeAlias

from .._core.models.model import Field, Model
from .._core.variants import UnknownVariant
from .died import Died


class PetBornEvent(Model):
    """A pet was born."""

    type: Literal["born"]
    name: str


class UnknownWebhookEvent(UnknownVariant):
    """A variant of `WebhookEvent` that this version does not know."""

    type: None = None


WebhookEvent: TypeAlias = Annotated[
    Annotated[PetBornEvent | Died, Field(discriminator="type")] | UnknownWebhookEvent,
    Field(union_mode="left_to_right"),
]
"""What the API sends to webhooks."""
