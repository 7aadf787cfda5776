"""Types: ErrorResponse."""

from ..._core.models.model import Model


class ErrorResponse(Model):
    """Why a request failed."""

    error: str
    """The reason, in words."""
    details: object = None
    """Whatever else is known about it, in any form."""
