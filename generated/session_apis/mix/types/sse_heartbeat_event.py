"""Types: SSEHeartbeatEventData, SSEHeartbeatEvent."""

from typing import Literal

from ..._core.models.model import Model


class SSEHeartbeatEventData(Model):
    """A sign of life."""

    type: str
    """The kind of sign."""


class SSEHeartbeatEvent(Model):
    """Nothing happened, but the connection is alive."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["heartbeat"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEHeartbeatEventData
    """A sign of life."""
