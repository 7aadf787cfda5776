"""What can go wrong in calls to the Acme API."""

from __future__ import annotations

from . import types
from ._core.errors import errors
from ._core.errors.errors import B, ErrorTable


class AcmeError(errors.APIError):
    """Any failure of a call to the Acme API."""


class APIConnectionError(errors.APIConnectionError, AcmeError):
    """The server was not reached, or the connection broke."""


class APITimeoutError(errors.APITimeoutError, APIConnectionError):
    """A time limit passed."""


class APIResponseValidationError(errors.APIResponseValidationError, AcmeError):
    """The response is not what the API describes."""


class StreamError(errors.StreamError, AcmeError):
    """A stream broke off, or holds what it must not."""


class ConfigurationError(errors.ConfigurationError, AcmeError):
    """The client lacks something, such as a key."""


class InvalidArgumentError(errors.InvalidArgumentError, AcmeError):
    """An argument cannot be sent."""


class APIStatusError(errors.APIStatusError[B], AcmeError):
    """The server responded with an error status."""


class BadRequestError(errors.BadRequestError[object], APIStatusError[object]):
    """The request was not understood (400)."""


class AuthenticationError(errors.AuthenticationError[object], APIStatusError[object]):
    """The credential is missing or wrong (401)."""


class PermissionDeniedError(
    errors.PermissionDeniedError[object], APIStatusError[object]
):
    """The credential does not allow this (403)."""


class NotFoundError(
    errors.NotFoundError["types.Error | None"], APIStatusError["types.Error | None"]
):
    """There is no such thing (404)."""


class ConflictError(errors.ConflictError[object], APIStatusError[object]):
    """It contradicts the present state (409)."""


class UnprocessableEntityError(
    errors.UnprocessableEntityError["types.Error | None"],
    APIStatusError["types.Error | None"],
):
    """The request was understood but is not valid (422)."""


class RateLimitError(errors.RateLimitError[object], APIStatusError[object]):
    """There were too many requests (429)."""


class InternalServerError(errors.InternalServerError[object], APIStatusError[object]):
    """The server failed (500 and above)."""


ERRORS = ErrorTable(
    base=AcmeError,
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
    bodies={404: lambda: types.Error, 422: lambda: types.Error},
)
