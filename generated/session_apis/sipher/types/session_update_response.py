"""Types: SessionUpdateResponseData, SessionUpdateResponse."""

from ..._core.models.model import Field, Model


class SessionUpdateResponseData(Model):
    """The session."""

    session_id: str | None = Field(
        default=None, validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session's id."""
    defaults: dict[str, object] | None = None
    """All defaults, old and new."""
    expires_at: int | None = Field(
        default=None, validation_alias="expiresAt", serialization_alias="expiresAt"
    )
    """When it will expire, in milliseconds of Unix time."""
    last_accessed_at: int | None = Field(
        default=None,
        validation_alias="lastAccessedAt",
        serialization_alias="lastAccessedAt",
    )
    """When it was last used, in milliseconds of Unix time."""


class SessionUpdateResponse(Model):
    """A session after a change."""

    success: bool | None = None
    """Whether the call worked."""
    data: SessionUpdateResponseData | None = None
    """The session."""
