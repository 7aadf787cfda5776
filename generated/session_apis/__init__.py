"""Clients."""

from ._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncMiddleware": "._core",
    "AsyncOpenTelemetry": "._core",
    "AsyncRawResponse": "._core",
    "AsyncSend": "._core",
    "BulkError": "._core",
    "Middleware": "._core",
    "Omit": "._core",
    "OpenTelemetry": "._core",
    "PollTimeoutError": "._core",
    "RawResponse": "._core",
    "Request": "._core",
    "RequestOptions": "._core",
    "Send": "._core",
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
