"""Types: LatencyUnitType."""

from typing import Literal, TypeAlias

from ..._core.models.model import UnknownStr

LatencyUnitType: TypeAlias = (
    Literal["minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"]
    | UnknownStr
)
"""A unit of time."""
