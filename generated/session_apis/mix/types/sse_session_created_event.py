"""Types: SSESessionCreatedEventData, SSESessionCreatedEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSESessionCreatedEventData(Model):
    """The session."""

    type: str
    """The kind of event once more."""
    session_id: str = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session's id."""
    title: str
    """What it is called."""
    created_at: int = Field(
        validation_alias="createdAt", serialization_alias="createdAt"
    )
    """When it was created, in seconds of Unix time."""


class SSESessionCreatedEvent(Model):
    """A session was created."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["session_created"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSESessionCreatedEventData
    """The session."""
