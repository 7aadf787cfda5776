"""Types: Delta."""

from typing import Literal

from .._core.models.model import Model


class Delta(Model):
    """The `Delta` object."""

    type: Literal["delta"]
    text: str
