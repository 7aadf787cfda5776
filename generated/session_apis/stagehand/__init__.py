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

_NAMES = """
.._core APIResponse AsyncBinaryResponse AsyncMiddleware AsyncOpenTelemetry AsyncPage AsyncPager AsyncRawResponse AsyncSecret AsyncSend AsyncStream AsyncStreamedResponse BinaryResponse BulkError ClientOptions FileTypes Headers Middleware Omit OpenTelemetry Outcomes Page PollTimeoutError PreparedRequest RawResponse Request RequestInfo RequestOptions ResponseInfo SDKError Secret Send Stream StreamedResponse Timeout async_bulk async_poll bulk omit poll
.client AsyncStagehand Stagehand
.errors APIConnectionError APIResponseValidationError APIStatusError APITimeoutError AuthenticationError BadRequestError ConfigurationError ConflictError InternalServerError InvalidArgumentError NotFoundError PermissionDeniedError RateLimitError StagehandError StreamError UnprocessableEntityError
.types types
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
