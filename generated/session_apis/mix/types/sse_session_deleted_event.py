"""Types: SSESessionDeletedEventData, SSESessionDeletedEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSESessionDeletedEventData(Model):
    """The session."""

    type: str
    """The kind of event once more."""
    session_id: str = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The id that it had."""


class SSESessionDeletedEvent(Model):
    """A session was deleted."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["session_deleted"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSESessionDeletedEventData
    """The session."""
