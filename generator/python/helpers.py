"""Names of the runtime's that packages export beside their own."""

from __future__ import annotations

from typing import Final

SHARED: Final = (
    "AsyncMiddleware",
    "AsyncOpenTelemetry",
    "AsyncRawResponse",
    "AsyncSend",
    "BulkError",
    "Middleware",
    "Omit",
    "OpenTelemetry",
    "PollTimeoutError",
    "RawResponse",
    "Request",
    "RequestOptions",
    "Send",
    "Timeout",
    "async_bulk",
    "async_poll",
    "bulk",
    "omit",
    "poll",
)
"""What the package of each API exports, and the one that holds several."""
