"""Types: SessionLabel."""

from ..._core.models.model import Model


class SessionLabel(Model):
    """A rating of a session."""

    session_id: int
    """The session that is rated."""
    type: str
    """Who rates."""
    code: str
    """The rating."""
    user_email: str
    """The address of who rates."""
    comments: str | None = None
    """What else there is to say."""
    issue_categories: list[str] | None = None
    """What was wrong."""
    id: int
    """The label's id."""
    timestamp: str
    """When it was given."""
