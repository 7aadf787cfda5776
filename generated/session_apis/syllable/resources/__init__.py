"""The resources of the API."""

from ..._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncSessionLabels": ".session_labels",
    "AsyncSessions": ".sessions",
    "AsyncSessionsFullSummary": ".sessions_full_summary",
    "AsyncSessionsLatency": ".sessions_latency",
    "AsyncSessionsTimeline": ".sessions_timeline",
    "AsyncSessionsTranscript": ".sessions_transcript",
    "SessionLabels": ".session_labels",
    "Sessions": ".sessions",
    "SessionsFullSummary": ".sessions_full_summary",
    "SessionsLatency": ".sessions_latency",
    "SessionsTimeline": ".sessions_timeline",
    "SessionsTranscript": ".sessions_transcript",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
