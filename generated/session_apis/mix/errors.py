"""What can go wrong in calls to the Mix API."""

from __future__ import annotations

from .._core.errors import errors
from .._core.errors.errors import B, ErrorTable
from . import types


class MixError(errors.APIError):
    """Any failure of a call to the Mix API."""


class APIConnectionError(errors.APIConnectionError, MixError):
    """The server was not reached, or the connection broke."""


class APITimeoutError(errors.APITimeoutError, APIConnectionError):
    """A time limit passed."""


class APIResponseValidationError(errors.APIResponseValidationError, MixError):
    """The response is not what the API describes."""


class StreamError(errors.StreamError, MixError):
    """A stream broke off, or holds what it must not."""


class ConfigurationError(errors.ConfigurationError, MixError):
    """The client lacks something, such as a key."""


class InvalidArgumentError(errors.InvalidArgumentError, MixError):
    """An argument cannot be sent."""


class APIStatusError(errors.APIStatusError[B], MixError):
    """The server responded with an error status."""


class BadRequestError(
    errors.BadRequestError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """The request was not understood (400)."""


class AuthenticationError(
    errors.AuthenticationError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """The credential is missing or wrong (401)."""


class PermissionDeniedError(
    errors.PermissionDeniedError[object], APIStatusError[object]
):
    """The credential does not allow this (403)."""


class NotFoundError(
    errors.NotFoundError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """There is no such thing (404)."""


class ConflictError(errors.ConflictError[object], APIStatusError[object]):
    """It contradicts the present state (409)."""


class UnprocessableEntityError(
    errors.UnprocessableEntityError[object], APIStatusError[object]
):
    """The request was understood but is not valid (422)."""


class RateLimitError(errors.RateLimitError[object], APIStatusError[object]):
    """There were too many requests (429)."""


class InternalServerError(
    errors.InternalServerError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """The server failed (500 and above)."""


ERRORS = ErrorTable(
    base=MixError,
    connection=APIConnectionError,
    timeout=APITimeoutError,
    validation=APIResponseValidationError,
    stream=StreamError,
    configuration=ConfigurationError,
    argument=InvalidArgumentError,
    status=APIStatusError,
    statuses={
        400: BadRequestError,
        401: AuthenticationError,
        403: PermissionDeniedError,
        404: NotFoundError,
        409: ConflictError,
        422: UnprocessableEntityError,
        429: RateLimitError,
        500: InternalServerError,
    },
    bodies={
        400: lambda: types.ErrorResponse,
        401: lambda: types.ErrorResponse,
        404: lambda: types.ErrorResponse,
        413: lambda: types.ErrorResponse,
        500: lambda: types.ErrorResponse,
    },
)
