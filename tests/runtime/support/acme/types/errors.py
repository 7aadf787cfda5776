"""The body of errors."""

from sdkwright.runtime.models.model import Model


class ErrorResponse(Model):
    """What went wrong."""

    message: str
    """For people."""
    code: int | None = None
    """For programs."""
