"""Drive a web browser in plain language.

Stagehand puts an AI layer on top of a real web browser. Start a session, either in a
browser on the server's own machine or in a Browserbase cloud browser, then work in it:
open a page, ask what can be done there, do it, read structured data from it, or leave a
longer task to an agent. End the session when the work is finished.

Every call is a POST with JSON. The five calls that work in a page can answer in two
ways: with one JSON document when they are done, or with a stream of server-sent events
that reports progress while they run.
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
    "AsyncStagehand": ".client",
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
    "Stagehand": ".client",
    "StagehandError": ".errors",
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
