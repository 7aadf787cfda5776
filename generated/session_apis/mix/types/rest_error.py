"""Types: RESTError."""

from typing import Literal

from ..._core.models.model import Model, UnknownStr


class RESTError(Model):
    """The reason of a failure."""

    code: int
    """The HTTP status once more."""
    message: str
    """The reason in words."""
    type: (
        Literal[
            "bad_request",
            "not_found",
            "internal_error",
            "unauthorized",
            "validation_error",
        ]
        | UnknownStr
    )
    """The kind of reason, for programs."""
