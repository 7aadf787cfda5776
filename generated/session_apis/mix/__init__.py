"""Sessions of a self-hosted agent for text, pictures and sound.

Mix is an agent that you host yourself; this is its HTTP backend. A session is one
conversation with its own folder of files, an optional system prompt, and callbacks that
run after the agent has used a tool. Messages are sent to a session and worked on in the
background; what happens meanwhile comes as a stream of events.

There is no public server and no key: the address of your own backend is the only thing
a client needs, such as `http://localhost:8088`.
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
    "AsyncMix": ".client",
    "AsyncOpenTelemetry": ".._core",
    "AsyncPage": ".._core",
    "AsyncPager": ".._core",
    "AsyncRawResponse": ".._core",
    "AsyncSecret": ".._core",
    "AsyncSend": ".._core",
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
    "Mix": ".client",
    "MixError": ".errors",
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
