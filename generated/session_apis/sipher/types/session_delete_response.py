"""Types: SessionDeleteResponseData, SessionDeleteResponse."""

from ..._core.models.model import Field, Model


class SessionDeleteResponseData(Model):
    """What was deleted."""

    session_id: str | None = Field(
        default=None, validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The id that the session had."""
    deleted: bool | None = None
    """Whether it was deleted."""


class SessionDeleteResponse(Model):
    """The proof that a session was deleted."""

    success: bool | None = None
    """Whether the call worked."""
    data: SessionDeleteResponseData | None = None
    """What was deleted."""
