"""Types: TimelineEventKind."""

from typing import Literal, TypeAlias

from ..._core.models.model import UnknownStr

TimelineEventKind: TypeAlias = Literal["transcript", "tool", "latency"] | UnknownStr
"""What kind of event it is."""
