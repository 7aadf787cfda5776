"""Types: ErrorResponseError, ErrorResponse."""

from typing import Literal

from ..._core.models.model import Model


class ErrorResponseError(Model):
    """The reason."""

    code: str
    """A name for the reason, for programs."""
    message: str
    """The reason in words."""
    details: object = None
    """More about it.

    A list of findings where the request is not valid, an object elsewhere, and often
    missing.
    """


class ErrorResponse(Model):
    """Why a request failed."""

    success: Literal[False]
    """Always false."""
    error: ErrorResponseError
    """The reason."""
