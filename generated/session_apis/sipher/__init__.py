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
    "APIResponseValidationError": ".errors",
    "APIStatusError": ".errors",
    "APITimeoutError": ".errors",
    "AsyncMiddleware": ".._core",
    "AsyncOpenTelemetry": ".._core",
    "AsyncRawResponse": ".._core",
    "AsyncSend": ".._core",
    "AsyncSipher": ".client",
    "AuthenticationError": ".errors",
    "BadRequestError": ".errors",
    "BulkError": ".._core",
    "ConfigurationError": ".errors",
    "ConflictError": ".errors",
    "InternalServerError": ".errors",
    "InvalidArgumentError": ".errors",
    "Middleware": ".._core",
    "NotFoundError": ".errors",
    "Omit": ".._core",
    "OpenTelemetry": ".._core",
    "PermissionDeniedError": ".errors",
    "PollTimeoutError": ".._core",
    "RateLimitError": ".errors",
    "RawResponse": ".._core",
    "Request": ".._core",
    "RequestOptions": ".._core",
    "Send": ".._core",
    "Sipher": ".client",
    "SipherError": ".errors",
    "StreamError": ".errors",
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
