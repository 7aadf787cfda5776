"""Types: SessionRetrieveResponseData, SessionRetrieveResponse."""

from ..._core.models.model import Field, Model


class SessionRetrieveResponseData(Model):
    """The session."""

    session_id: str | None = Field(
        default=None, validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session's id."""
    defaults: dict[str, object] | None = None
    """The stored defaults."""
    created_at: int | None = Field(
        default=None, validation_alias="createdAt", serialization_alias="createdAt"
    )
    """When it was created, in milliseconds of Unix time."""
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


class SessionRetrieveResponse(Model):
    """A session as it is stored."""

    success: bool | None = None
    """Whether the call worked."""
    data: SessionRetrieveResponseData | None = None
    """The session."""
