"""Types: Error."""

from .._core.model import Model


class Error(Model):
    """The `Error` object."""

    message: str
