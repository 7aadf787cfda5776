"""The errors of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.runtime.errors import errors as core, webhook_error
from sdkwright.runtime.errors.errors import ErrorTable

from . import types

if TYPE_CHECKING:
    from sdkwright.runtime.errors.errors import B
else:
    from sdkwright.runtime.errors.errors import B


class AcmeError(core.APIError):
    """The base class of the API's exceptions."""


class APIConnectionError(core.APIConnectionError, AcmeError):
    """No complete response arrived."""


class APITimeoutError(core.APITimeoutError, APIConnectionError):
    """A time limit ran out."""


class APIStatusError(core.APIStatusError[B], AcmeError):
    """The server responded with an error status."""


class BadRequestError(
    core.BadRequestError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """400."""


class AuthenticationError(
    core.AuthenticationError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """401."""


class NotFoundError(
    core.NotFoundError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """404."""


class RateLimitError(
    core.RateLimitError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """429."""


class InternalServerError(
    core.InternalServerError["types.ErrorResponse | None"],
    APIStatusError["types.ErrorResponse | None"],
):
    """500 and above."""


class APIResponseValidationError(core.APIResponseValidationError, AcmeError):
    """The response does not match its description."""


class StreamError(core.StreamError, AcmeError):
    """A stream broke off."""


class WebhookVerificationError(webhook_error.WebhookVerificationError, AcmeError):
    """A message cannot be trusted."""


class ConfigurationError(core.ConfigurationError, AcmeError):
    """Something is missing."""


class InvalidArgumentError(core.InvalidArgumentError, AcmeError):
    """An argument cannot be sent."""


ERRORS = ErrorTable(
    base=AcmeError,
    connection=APIConnectionError,
    timeout=APITimeoutError,
    status=APIStatusError,
    validation=APIResponseValidationError,
    stream=StreamError,
    configuration=ConfigurationError,
    webhook=WebhookVerificationError,
    argument=InvalidArgumentError,
    statuses={
        400: BadRequestError,
        401: AuthenticationError,
        404: NotFoundError,
        429: RateLimitError,
        500: InternalServerError,
    },
    bodies={404: lambda: types.ErrorResponse, 0: lambda: types.ErrorResponse},
)
