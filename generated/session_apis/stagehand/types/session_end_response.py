"""Types: SessionEndResponse."""

from ..._core.models.model import Model


class SessionEndResponse(Model):
    """How ending a session went."""

    success: bool | None = None
    """Whether the session was ended."""
