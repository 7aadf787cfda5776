"""The resources of the API."""

from ..._core.lazy import lazy

_NAMES = """
.session_labels AsyncSessionLabels SessionLabels
.sessions AsyncSessions Sessions
.sessions_full_summary AsyncSessionsFullSummary SessionsFullSummary
.sessions_latency AsyncSessionsLatency SessionsLatency
.sessions_timeline AsyncSessionsTimeline SessionsTimeline
.sessions_transcript AsyncSessionsTranscript SessionsTranscript
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
