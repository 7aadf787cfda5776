"""Types: HTTPValidationError."""

from ..._core.models.model import Model
from .validation_error import ValidationError


class HTTPValidationError(Model):
    """Why a request is not valid."""

    detail: list[ValidationError] | None = None
    """What was found, one entry for each fault."""
