"""Types: SystemEvent."""

from typing import Literal

from ..._core.models.model import Model, UnknownStr


class SystemEvent(Model):
    """How far the request has come."""

    status: (
        Literal["starting", "connected", "finished", "error"] | UnknownStr | None
    ) = None
    """The state that has been reached."""
    result: object = None
    """The answer that the call would have given. Only with `finished`."""
    error: str | None = None
    """What went wrong. Only with `error`."""
