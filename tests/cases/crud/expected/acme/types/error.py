"""Types: Error."""

from .._core.models.model import Model


class Error(Model):
    """The `Error` object."""

    message: str
