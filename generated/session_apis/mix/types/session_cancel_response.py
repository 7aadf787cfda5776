"""Types: SessionCancelResponse."""

from ..._core.models.model import Model


class SessionCancelResponse(Model):
    """What became of the wish to stop."""

    cancelled: bool | None = None
    """Whether work was stopped."""
