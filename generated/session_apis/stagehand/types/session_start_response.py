"""Types: SessionStartResponse."""

import uuid

from ..._core.models.model import Field, Model


class SessionStartResponse(Model):
    """A session that has just been started."""

    session_id: uuid.UUID = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session's id, for all further calls."""
    available: bool
    """Whether the session can be used at once."""
