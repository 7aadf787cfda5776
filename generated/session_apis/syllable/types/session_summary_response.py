"""Types: SessionSummaryResponse."""

from ..._core.models.model import Model


class SessionSummaryResponse(Model):
    """What a session was about."""

    summary: str | None = None
    """The summary."""
    rating: str | None = None
    """How it was rated."""
