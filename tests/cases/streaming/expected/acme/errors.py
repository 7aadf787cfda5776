"""What can go wrong in calls to the Acme API."""

from __future__ import annotations

from ._core.errors import errors
from ._core.errors.error_table import ErrorTable
from ._core.errors.errors import B


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


class BadRequestError(errors.BadRequestError[None], APIStatusError[None]):
    """The request was not understood (400)."""


class AuthenticationError(errors.AuthenticationError[None], APIStatusError[None]):
    """The credential is missing or wrong (401)."""


class PermissionDeniedError(errors.PermissionDeniedError[None], APIStatusError[None]):
    """The credential does not allow this (403)."""


class NotFoundError(errors.NotFoundError[None], APIStatusError[None]):
    """There is no such thing (404)."""


class ConflictError(errors.ConflictError[None], APIStatusError[None]):
    """It contradicts the present state (409)."""


class UnprocessableEntityError(
    errors.UnprocessableEntityError[None], APIStatusError[None]
):
    """The request was understood but is not valid (422)."""


class RateLimitError(errors.RateLimitError[None], APIStatusError[None]):
    """There were too many requests (429)."""


class InternalServerError(errors.InternalServerError[None], APIStatusError[None]):
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
)
