"""Sessions of a self-hosted agent for text, pictures and sound.

Mix is an agent that you host yourself; this is its HTTP backend. A session is one
conversation with its own folder of files, an optional system prompt, and callbacks that
run after the agent has used a tool. Messages are sent to a session and worked on in the
background; what happens meanwhile comes as a stream of events.

There is no public server and no key: the address of your own backend is the only thing
a client needs, such as `http://localhost:8088`.
"""

from .._core.lazy import lazy

_NAMES = """
.._core APIResponse AsyncBinaryResponse AsyncMiddleware AsyncOpenTelemetry AsyncPage AsyncPager AsyncRawResponse AsyncSecret AsyncSend AsyncStream AsyncStreamedResponse BinaryResponse BulkError ClientOptions FileTypes Headers Middleware Omit OpenTelemetry Outcomes Page PollTimeoutError PreparedRequest RawResponse Request RequestInfo RequestOptions ResponseInfo SDKError Secret Send Stream StreamedResponse Timeout async_bulk async_poll bulk omit poll
.client AsyncMix Mix
.errors APIConnectionError APIResponseValidationError APIStatusError APITimeoutError AuthenticationError BadRequestError ConfigurationError ConflictError InternalServerError InvalidArgumentError MixError NotFoundError PermissionDeniedError RateLimitError StreamError UnprocessableEntityError
.types types
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
