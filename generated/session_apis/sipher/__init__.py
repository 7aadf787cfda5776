"""Keep an agent's default parameters on the server for a while.

Sipher offers a privacy protocol to software agents. A session holds the parameters that
an agent would otherwise repeat in each call (chain, backend, privacy level, RPC
provider, viewing key) on the server until it expires.

Sessions need an API key of the pro or enterprise tier. Success answers look like
`{"success": true, "data": {…}}`, failures like `{"success": false, "error": {…}}`.
"""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "APIConnectionError": ".errors",
    "APIResponse": ".._core",
    "APIResponseValidationError": ".errors",
    "APIStatusError": ".errors",
    "APITimeoutError": ".errors",
    "AsyncBinaryResponse": ".._core",
    "AsyncMiddleware": ".._core",
    "AsyncOpenTelemetry": ".._core",
    "AsyncPage": ".._core",
    "AsyncPager": ".._core",
    "AsyncRawResponse": ".._core",
    "AsyncSecret": ".._core",
    "AsyncSend": ".._core",
    "AsyncSipher": ".client",
    "AsyncStream": ".._core",
    "AsyncStreamedResponse": ".._core",
    "AuthenticationError": ".errors",
    "BadRequestError": ".errors",
    "BinaryResponse": ".._core",
    "BulkError": ".._core",
    "ClientOptions": ".._core",
    "ConfigurationError": ".errors",
    "ConflictError": ".errors",
    "FileTypes": ".._core",
    "Headers": ".._core",
    "InternalServerError": ".errors",
    "InvalidArgumentError": ".errors",
    "Middleware": ".._core",
    "NotFoundError": ".errors",
    "Omit": ".._core",
    "OpenTelemetry": ".._core",
    "Outcomes": ".._core",
    "Page": ".._core",
    "PermissionDeniedError": ".errors",
    "PollTimeoutError": ".._core",
    "PreparedRequest": ".._core",
    "RateLimitError": ".errors",
    "RawResponse": ".._core",
    "Request": ".._core",
    "RequestInfo": ".._core",
    "RequestOptions": ".._core",
    "ResponseInfo": ".._core",
    "SDKError": ".._core",
    "Secret": ".._core",
    "Send": ".._core",
    "Sipher": ".client",
    "SipherError": ".errors",
    "Stream": ".._core",
    "StreamError": ".errors",
    "StreamedResponse": ".._core",
    "Timeout": ".._core",
    "UnprocessableEntityError": ".errors",
    "async_bulk": ".._core",
    "async_poll": ".._core",
    "bulk": ".._core",
    "omit": ".._core",
    "poll": ".._core",
    "types": ".types",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
