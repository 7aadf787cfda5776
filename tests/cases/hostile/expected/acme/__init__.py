"""\"\"\" import os </code> [x](javascript:x) {{ 7*7 }} ${x}"""

from ._core.lazy import lazy

_NAMES: dict[str, str] = {
    "APIConnectionError": ".errors",
    "APIResponseValidationError": ".errors",
    "APIStatusError": ".errors",
    "APITimeoutError": ".errors",
    "Acme": ".client",
    "AcmeError": ".errors",
    "AsyncAcme": ".client",
    "AuthenticationError": ".errors",
    "BadRequestError": ".errors",
    "BulkError": "._core",
    "ConfigurationError": ".errors",
    "ConflictError": ".errors",
    "InternalServerError": ".errors",
    "InvalidArgumentError": ".errors",
    "NotFoundError": ".errors",
    "Omit": "._core",
    "PermissionDeniedError": ".errors",
    "PollTimeoutError": "._core",
    "RateLimitError": ".errors",
    "RequestOptions": "._core",
    "StreamError": ".errors",
    "Timeout": "._core",
    "UnprocessableEntityError": ".errors",
    "async_bulk": "._core",
    "async_poll": "._core",
    "bulk": "._core",
    "omit": "._core",
    "poll": "._core",
    "types": ".types",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
