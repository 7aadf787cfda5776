"""Boxes, which contain boxes."""

from __future__ import annotations

import datetime as dt
from typing import Required, TypedDict

from sdkwright.runtime.models.model import Field, Model
from sdkwright.runtime.models.wire import wire


class Box(Model):
    """A box."""

    label: str
    """Its label."""
    max_weight: float | None = Field(
        default=None,
        validation_alias="maxWeight",
        serialization_alias="maxWeight",
    )
    """What it can carry."""


class BoxParam(TypedDict, total=False):
    """A box."""

    label: Required[str]
    """Its label."""
    max_weight: float | None
    """What it can carry."""
    inner_boxes: list[BoxParam]
    """What is inside."""
    by_colour: dict[str, BoxParam]
    """What is inside, by colour."""
    packed_at: dt.datetime
    """When it was packed."""
    seal: bytes
    """What keeps it shut."""


wire(
    BoxParam,
    "max_weight=maxWeight inner_boxes=innerBoxes by_colour=byColour"
    " packed_at=packedAt:unix seal:b64url",
)
