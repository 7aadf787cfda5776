"""Types: StreamEvent."""

import uuid
from typing import Literal

from ..._core.models.model import Model, UnknownStr
from .log_event import LogEvent
from .system_event import SystemEvent


class StreamEvent(Model):
    """One event of a stream.

    It comes as the data of a server-sent event without a name. The stream begins with
    `starting` and `connected`, reports with any number of log events, ends with
    `finished` or `error`, and then the connection closes.
    """

    id: uuid.UUID
    """The event's own id."""
    type: Literal["system", "log"] | UnknownStr
    """What kind of event this is, and so of which type its data are."""
    data: SystemEvent | LogEvent
    """What happened."""
