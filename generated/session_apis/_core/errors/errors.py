"""The exceptions of every generated package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from .headers import Headers
from .info import RequestInfo, ResponseInfo

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    B = TypeVar("B", covariant=True, default=object)  # noqa: PLC0105 - for packages
else:  # the default matters to type checkers only; typing has none before 3.13
    from typing import TypeVar

    B = TypeVar("B", covariant=True)  # noqa: PLC0105 - see above


class SDKError(Exception):
    """The base class of all exceptions that a generated client raises."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.__dict__)


class APIError(SDKError):
    """A call to the API failed.

    Attributes:
        message: What happened, in one sentence.
        request: The request, if it was built before the failure; credentials are
            masked.
    """

    def __init__(self, message: str, *, request: RequestInfo | None = None) -> None:
        super().__init__(message)
        self.request = request


class APIConnectionError(APIError):
    """No complete response arrived.

    Attributes:
        sent: Whether the server may have received the request or a part of it.
        retries_taken: How many attempts had failed before the last one.
    """

    def __init__(
        self,
        message: str,
        *,
        request: RequestInfo | None = None,
        sent: bool = False,
        retries_taken: int = 0,
    ) -> None:
        super().__init__(message, request=request)
        self.sent = sent
        self.retries_taken = retries_taken


class APITimeoutError(APIConnectionError):
    """A time limit was exceeded.

    Attributes:
        phase: The limit: ``connect``, ``write``, ``read``, ``pool`` or ``total``.
    """

    def __init__(
        self,
        message: str,
        *,
        request: RequestInfo | None = None,
        sent: bool = False,
        retries_taken: int = 0,
        phase: str = "total",
    ) -> None:
        super().__init__(
            message, request=request, sent=sent, retries_taken=retries_taken
        )
        self.phase = phase


class APIStatusError(APIError, Generic[B]):
    """The server responded with an error status.

    Attributes:
        response: Status and headers.
        body: The declared error model, or JSON data where the API declares none. None
            where the answer does not fit the model, or is not JSON.
        text: The answer's text, shortened if very long; credentials are masked.
        retry_after: The pause the server asked for, in seconds, if it named one.
    """

    def __init__(
        self,
        message: str,
        *,
        response: ResponseInfo,
        body: B,
        text: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, request=response.request)
        self.response = response
        self.body = body
        self.text = text
        self.retry_after = retry_after

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def headers(self) -> Headers:
        """The response's headers."""
        return self.response.headers

    @property
    def request_id(self) -> str | None:
        """The server's id of this request, for a support ticket."""
        return self.response.request_id

    @property
    def retries_taken(self) -> int:
        """How many attempts had failed before this one."""
        return self.response.retries_taken

    def json(self) -> object:
        """Return the body as plain JSON data, or None if it is not JSON."""
        import json

        try:
            document: object = json.loads(self.text)
        except (ValueError, RecursionError):
            return None
        return document


class BadRequestError(APIStatusError[B]):
    """400: the server did not understand the request."""


class AuthenticationError(APIStatusError[B]):
    """401: the credential is missing or wrong."""


class PermissionDeniedError(APIStatusError[B]):
    """403: the credential does not allow this."""


class NotFoundError(APIStatusError[B]):
    """404: the resource does not exist."""


class ConflictError(APIStatusError[B]):
    """409: the request conflicts with the state of the resource."""


class UnprocessableEntityError(APIStatusError[B]):
    """422: the request is well-formed but invalid."""


class RateLimitError(APIStatusError[B]):
    """429: too many requests."""


class InternalServerError(APIStatusError[B]):
    """500 and above: the server failed."""


class APIResponseValidationError(APIError):
    """The response does not match the API description.

    Attributes:
        response: Status and headers.
        text: The beginning of the body; credentials are masked.
    """

    def __init__(self, message: str, *, response: ResponseInfo, text: str = "") -> None:
        super().__init__(message, request=response.request)
        self.response = response
        self.text = text

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The server's id of this request, for a support ticket."""
        return self.response.request_id

    @property
    def retries_taken(self) -> int:
        """How many attempts had failed before this one."""
        return self.response.retries_taken


class StreamError(APIError):
    """A stream of events was interrupted, or contains invalid data.

    Attributes:
        torn: Whether it was interrupted; all earlier events were delivered.
    """

    torn: bool = False


class WebhookVerificationError(APIError):
    """A webhook message is not authentic, not recent, or has an invalid payload.

    Attributes:
        reason: What is invalid: ``headers``, ``timestamp``, ``signature`` or
            ``payload``.
    """

    def __init__(self, message: str, *, reason: str = "signature") -> None:
        super().__init__(message)
        self.reason = reason


class ConfigurationError(APIError):
    """The client's configuration is incomplete or invalid."""


class InvalidArgumentError(APIError, ValueError):
    """An argument cannot be sent; nothing was sent."""


def _rebuild(cls: type[SDKError], message: str, state: dict[str, object]) -> SDKError:
    error = cls.__new__(cls, message)
    error.__dict__.update(state)
    return error
