"""Types: LatencyEntry."""

import datetime as dt

from ..._core.models.model import Model
from .latency_category import LatencyCategory
from .latency_unit_type import LatencyUnitType


class LatencyEntry(Model):
    """One measurement."""

    timestamp: dt.datetime
    """When it ended."""
    measurement_start: dt.datetime
    """When it began."""
    category: LatencyCategory
    """The part that was measured."""
    label: str
    """What it did."""
    metadata: list[str] | None = None
    """What else is known, such as the model."""
    unit_type: LatencyUnitType
    """The unit of `value`."""
    value: float
    """How long it took."""
    value_str: str
    """The same, for people."""
    time_delta: str
    """How far into the session it was."""
