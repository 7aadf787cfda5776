"""Types: SessionRecordingResponse."""

from ..._core.models.model import Model


class SessionRecordingResponse(Model):
    """Where the recordings of a session are."""

    session_id: str | None = None
    """The session's id."""
    recordings: list[str] | None = None
    """The signed URLs."""
    expiration: str | None = None
    """Until when they can be used."""
