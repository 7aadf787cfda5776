"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
    session_labels as session_labels,
    sessions as sessions,
    sessions_full_summary as sessions_full_summary,
    sessions_latency as sessions_latency,
    sessions_timeline as sessions_timeline,
    sessions_transcript as sessions_transcript,
)
