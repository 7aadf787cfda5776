"""Types: Literal_."""

from typing import Literal

from .._core.models.model import Model


class Literal_(Model):
    """The `Literal` object."""

    raw: Literal["literal"] | None = None
    next: "Literal_ | None" = None
