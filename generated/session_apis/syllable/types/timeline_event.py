"""Types: TimelineEvent."""

import datetime as dt

from ..._core.models.model import Model
from .timeline_event_kind import TimelineEventKind


class TimelineEvent(Model):
    """Something that happened. `kind` tells what, and so which fields have a value."""

    kind: TimelineEventKind
    """What it was."""
    timestamp: dt.datetime
    """When it was."""
    offset: str
    """How far into the session it was."""
    turn_index: int | None = None
    """Whose turn it was, counted through."""
    source: str | None = None
    """Who said it."""
    text: str | None = None
    """What was said."""
    lang: str | None = None
    """In which language."""
    category: str | None = None
    """The part of the agent."""
    label: str | None = None
    """What it did."""
    metadata: list[str] | None = None
    """What else is known, such as the model."""
    duration_ms: float | None = None
    """How long it took, in milliseconds."""
    tool_request: str | None = None
    """What the tool was given."""
    tool_result: str | None = None
    """What it answered."""
    tool_error: str | None = None
    """What went wrong."""
