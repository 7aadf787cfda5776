"""Look into the conversations of phone and chat agents.

Syllable runs agents that talk with people on the phone and in chats. A session is one
leg of such a conversation. These calls search sessions, read what was said and how fast
the agent was, fetch recordings, and keep labels that rate sessions.

Fields that may be null may also be missing: null, missing and a value are three
different things.
"""

from .._core.lazy import lazy

_NAMES = """
.._core APIResponse AsyncBinaryResponse AsyncMiddleware AsyncOpenTelemetry AsyncPage AsyncPager AsyncRawResponse AsyncSecret AsyncSend AsyncStream AsyncStreamedResponse BinaryResponse BulkError ClientOptions FileTypes Headers Middleware Omit OpenTelemetry Outcomes Page PollTimeoutError PreparedRequest RawResponse Request RequestInfo RequestOptions ResponseInfo SDKError Secret Send Stream StreamedResponse Timeout async_bulk async_poll bulk omit poll
.client AsyncSyllable Syllable
.errors APIConnectionError APIResponseValidationError APIStatusError APITimeoutError AuthenticationError BadRequestError ConfigurationError ConflictError InternalServerError InvalidArgumentError NotFoundError PermissionDeniedError RateLimitError StreamError SyllableError UnprocessableEntityError
.types types
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
