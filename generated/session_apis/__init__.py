"""Clients."""

from ._core.lazy import lazy

_NAMES = """
._core APIResponse AsyncBinaryResponse AsyncMiddleware AsyncOpenTelemetry AsyncPage AsyncPager AsyncRawResponse AsyncSecret AsyncSend AsyncStream AsyncStreamedResponse BinaryResponse BulkError ClientOptions FileTypes Headers Middleware Omit OpenTelemetry Outcomes Page PollTimeoutError PreparedRequest RawResponse Request RequestInfo RequestOptions ResponseInfo SDKError Secret Send Stream StreamedResponse Timeout async_bulk async_poll bulk omit poll
.mix mix
.sipher sipher
.stagehand stagehand
.syllable syllable
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)
__version__ = "0.1.0"


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
