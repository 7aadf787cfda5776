"""Types: SessionAction."""

import datetime as dt

from ..._core.models.model import Model


class SessionAction(Model):
    """One use of a tool."""

    timestamp: dt.datetime
    """When it was used."""
    tool_name: str | None = None
    """The tool."""
    tool_request: str | None = None
    """What it was given."""
    tool_result: str | None = None
    """What it answered."""
    tool_error: str | None = None
    """What went wrong."""
    duration_ms: float | None = None
    """How long it took, in milliseconds."""
