"""Types: Message."""

from .._core.models.model import Model
from .part import Part


class Message(Model):
    """The `Message` object."""

    id: str
    parts: list[Part]
