"""The exceptions of every generated package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Generic, TypeAlias

from ..frozen import dataclass, field
from .info import Headers, RequestInfo, ResponseInfo

if TYPE_CHECKING:
    from typing_extensions import TypeForm, TypeVar

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


class ResponseError(APIError):
    """A response arrived, but not one that the method can return.

    Attributes:
        response: Status and headers.
        text: The text of the body, shortened if very long; credentials are masked.
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


class APIStatusError(ResponseError, Generic[B]):
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
        super().__init__(message, response=response, text=text)
        self.body = body
        self.retry_after = retry_after

    @property
    def headers(self) -> Headers:
        """The response's headers."""
        return self.response.headers

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


class APIResponseValidationError(ResponseError):
    """The response does not match the API description.

    Attributes:
        response: Status and headers.
        text: The beginning of the body; credentials are masked.
    """


class StreamError(APIError):
    """A stream of events was interrupted, or contains invalid data.

    Attributes:
        torn: Whether it was interrupted; all earlier events were delivered.
    """

    torn: bool = False


class ConfigurationError(APIError):
    """The client's configuration is incomplete or invalid."""


class InvalidArgumentError(APIError, ValueError):
    """An argument cannot be sent; nothing was sent."""


BodyTypes: TypeAlias = "Mapping[int, Callable[[], TypeForm[object]]]"

_SERVER_ERROR: Final = 500
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorTable:
    """The exception classes of one API, and the types of its error bodies."""

    base: type[APIError] = APIError
    connection: type[APIConnectionError] = APIConnectionError
    timeout: type[APITimeoutError] = APITimeoutError
    status: type[APIStatusError[object]] = APIStatusError
    validation: type[APIResponseValidationError] = APIResponseValidationError
    stream: type[StreamError] = StreamError
    configuration: type[ConfigurationError] = ConfigurationError
    argument: type[InvalidArgumentError] = InvalidArgumentError
    webhook: Callable[..., APIError] | None = None
    statuses: Mapping[int, type[APIStatusError[object]]] = field(
        default_factory=dict[int, type[APIStatusError[object]]]
    )
    bodies: BodyTypes | None = None

    def status_class(self, status: int) -> type[APIStatusError[object]]:
        known = self.statuses.get(status)
        if known is None and status >= _SERVER_ERROR:
            known = self.statuses.get(_SERVER_ERROR)
        return known or self.status

    def body_type(self, status: int, own: BodyTypes | None) -> TypeForm[object] | None:
        for key in (status, status // _HUNDRED, 0):
            for table in (own, self.bodies):
                if table and key in table:
                    return table[key]()
        return None


def _rebuild(cls: type[SDKError], message: str, state: dict[str, object]) -> SDKError:
    error = cls.__new__(cls, message)
    error.__dict__.update(state)
    return error
