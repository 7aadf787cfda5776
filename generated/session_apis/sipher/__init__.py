"""Keep an agent's default parameters on the server for a while.

Sipher offers a privacy protocol to software agents. A session holds the parameters that
an agent would otherwise repeat in each call (chain, backend, privacy level, RPC
provider, viewing key) on the server until it expires.

Sessions need an API key of the pro or enterprise tier. Success answers look like
`{"success": true, "data": {…}}`, failures like `{"success": false, "error": {…}}`.
"""

from .._core.lazy import lazy

_NAMES = """
.._core APIResponse AsyncBinaryResponse AsyncMiddleware AsyncOpenTelemetry AsyncPage AsyncPager AsyncRawResponse AsyncSecret AsyncSend AsyncStream AsyncStreamedResponse BinaryResponse BulkError ClientOptions FileTypes Headers Middleware Omit OpenTelemetry Outcomes Page PollTimeoutError PreparedRequest RawResponse Request RequestInfo RequestOptions ResponseInfo SDKError Secret Send Stream StreamedResponse Timeout async_bulk async_poll bulk omit poll
.client AsyncSipher Sipher
.errors APIConnectionError APIResponseValidationError APIStatusError APITimeoutError AuthenticationError BadRequestError ConfigurationError ConflictError InternalServerError InvalidArgumentError NotFoundError PermissionDeniedError RateLimitError SipherError StreamError UnprocessableEntityError
.types types
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
