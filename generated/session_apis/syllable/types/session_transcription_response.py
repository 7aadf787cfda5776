"""Types: SessionTranscriptionResponse."""

from ..._core.models.model import Model
from .session_action import SessionAction
from .session_text import SessionText


class SessionTranscriptionResponse(Model):
    """What was said and done in a session."""

    session_id: str
    """The session's id."""
    transcription: list[SessionText]
    """What was said."""
    actions: list[SessionAction]
    """Which tools were used."""
