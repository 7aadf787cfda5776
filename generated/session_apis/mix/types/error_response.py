"""Types: ErrorResponse."""

from ..._core.models.model import Model
from .rest_error import RESTError


class ErrorResponse(Model):
    """Why a request failed."""

    error: RESTError
