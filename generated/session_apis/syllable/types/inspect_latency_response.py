"""Types: InspectLatencyResponse."""

from ..._core.models.model import Model
from .latency_entry import LatencyEntry
from .summary_entry import SummaryEntry


class InspectLatencyResponse(Model):
    """How long the parts of an agent took."""

    session_id: str
    """The session's id."""
    timeline: list[LatencyEntry]
    """The measurements, in order."""
    summary: list[SummaryEntry] | None = None
    """The measurements of each part together."""
