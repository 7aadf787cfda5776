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
    "AsyncStagehand": ".client",
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
    "Stagehand": ".client",
    "StagehandError": ".errors",
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
