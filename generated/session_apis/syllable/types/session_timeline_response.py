"""Types: SessionTimelineResponse."""

import datetime as dt

from ..._core.models.model import Model
from .timeline_event import TimelineEvent


class SessionTimelineResponse(Model):
    """What happened in a session."""

    session_id: str
    """The session's id."""
    session_start: dt.datetime | None = None
    """When it began."""
    events: list[TimelineEvent]
    """What happened, in order."""
