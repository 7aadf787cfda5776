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
    "AsyncStream": ".._core",
    "AsyncStreamedResponse": ".._core",
    "AsyncSyllable": ".client",
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
    "Stream": ".._core",
    "StreamError": ".errors",
    "StreamedResponse": ".._core",
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


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
