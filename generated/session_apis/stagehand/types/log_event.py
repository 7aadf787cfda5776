"""Types: LogEventMessage, LogEvent."""

from typing import Literal

from ..._core.models.model import Model


class LogEventMessage(Model):
    """The line."""

    category: str
    """The part of the program that speaks."""
    message: str
    """The text."""
    level: int
    """How important it is; 0 is an error, 1 information, 2 debugging."""


class LogEvent(Model):
    """A line from the log while the request runs."""

    status: Literal["running"]
    """Always `running`.

    Values:

    - `running`: Always `running`.
    """
    message: LogEventMessage
    """The line."""
