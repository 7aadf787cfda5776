"""Types: SessionText."""

import datetime as dt

from ..._core.models.model import Model


class SessionText(Model):
    """Something that was said."""

    timestamp: dt.datetime
    """When it was said."""
    source: str | None = None
    """Who said it."""
    text: str | None = None
    """What was said."""
    lang: str | None = None
    """In which language."""
