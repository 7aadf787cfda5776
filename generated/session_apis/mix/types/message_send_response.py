"""Types: MessageSendResponse."""

from ..._core.models.model import Field, Model


class MessageSendResponse(Model):
    """The receipt for a message."""

    status: str
    """What becomes of the message."""
    session_id: str = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session that it went to."""
