"""Clients."""

from ._core.lazy import lazy

_NAMES: dict[str, str] = {
    "APIResponse": "._core",
    "AsyncBinaryResponse": "._core",
    "AsyncMiddleware": "._core",
    "AsyncOpenTelemetry": "._core",
    "AsyncPage": "._core",
    "AsyncPager": "._core",
    "AsyncRawResponse": "._core",
    "AsyncSecret": "._core",
    "AsyncSend": "._core",
    "AsyncStream": "._core",
    "AsyncStreamedResponse": "._core",
    "BinaryResponse": "._core",
    "BulkError": "._core",
    "ClientOptions": "._core",
    "FileTypes": "._core",
    "Headers": "._core",
    "Middleware": "._core",
    "Omit": "._core",
    "OpenTelemetry": "._core",
    "Outcomes": "._core",
    "Page": "._core",
    "PollTimeoutError": "._core",
    "PreparedRequest": "._core",
    "RawResponse": "._core",
    "Request": "._core",
    "RequestInfo": "._core",
    "RequestOptions": "._core",
    "ResponseInfo": "._core",
    "SDKError": "._core",
    "Secret": "._core",
    "Send": "._core",
    "Stream": "._core",
    "StreamedResponse": "._core",
    "Timeout": "._core",
    "async_bulk": "._core",
    "async_poll": "._core",
    "bulk": "._core",
    "mix": ".mix",
    "omit": "._core",
    "poll": "._core",
    "sipher": ".sipher",
    "stagehand": ".stagehand",
    "syllable": ".syllable",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
__version__ = "0.1.0"


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
