from .session_labels import (
    AsyncSessionLabels as AsyncSessionLabels,
    SessionLabels as SessionLabels,
)
from .sessions import AsyncSessions as AsyncSessions, Sessions as Sessions
from .sessions_full_summary import (
    AsyncSessionsFullSummary as AsyncSessionsFullSummary,
    SessionsFullSummary as SessionsFullSummary,
)
from .sessions_latency import (
    AsyncSessionsLatency as AsyncSessionsLatency,
    SessionsLatency as SessionsLatency,
)
from .sessions_timeline import (
    AsyncSessionsTimeline as AsyncSessionsTimeline,
    SessionsTimeline as SessionsTimeline,
)
from .sessions_transcript import (
    AsyncSessionsTranscript as AsyncSessionsTranscript,
    SessionsTranscript as SessionsTranscript,
)
