"""Types: SSEConnectedEventData, SSEConnectedEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSEConnectedEventData(Model):
    """Where it comes from."""

    session_id: str = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session that is followed."""


class SSEConnectedEvent(Model):
    """The stream has begun."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["connected"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEConnectedEventData
    """Where it comes from."""
