"""Types: SummaryEntry."""

from ..._core.models.model import Model
from .latency_category import LatencyCategory


class SummaryEntry(Model):
    """The measurements of one part together."""

    category: LatencyCategory
    """The part that was measured."""
    sub_category: str | None = None
    """The part within the part."""
    event_count: int
    """How often it was measured."""
    sum_ms: float
    """How long it took in all, in milliseconds."""
    sum_str: str
    """The same, for people."""
    average_ms: float
    """How long it took on average, in milliseconds."""
    average_str: str
    """The same, for people."""
