"""Look into the conversations of phone and chat agents.

Syllable runs agents that talk with people on the phone and in chats. A session is one
leg of such a conversation. These calls search sessions, read what was said and how fast
the agent was, fetch recordings, and keep labels that rate sessions.

Fields that may be null may also be missing: null, missing and a value are three
different things.
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
    "AsyncSyllable": ".client",
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
    "StreamError": ".errors",
    "Syllable": ".client",
    "SyllableError": ".errors",
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
