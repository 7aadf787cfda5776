"""What the mock cannot check, each with the reason, and who checks it instead.

A server of ours on loopback stands in for these (`tests/behaviour`). Everything else is
put before the mock, in both modes.
"""

from __future__ import annotations

STREAMS = (
    "the mock checks the request, but cannot write server-sent events: it answers 500"
)
BYTES = "the mock checks the request, but always answers with the text `string`"

ANSWERS = {
    ("stagehand", "act", "text/event-stream"): STREAMS,
    ("stagehand", "observe", "text/event-stream"): STREAMS,
    ("stagehand", "extract", "text/event-stream"): STREAMS,
    ("stagehand", "navigate", "text/event-stream"): STREAMS,
    ("stagehand", "executeAgent", "text/event-stream"): STREAMS,
    ("mix", "streamEvents", "text/event-stream"): STREAMS,
    ("mix", "getSessionFile", "*/*"): BYTES,
    ("syllable", "session_recording_stream", "application/octet-stream"): BYTES,
}

OTHER = {
    "prefix of the base URL": "the mock serves paths without the prefix of the servers",
    "second and later pages": "the mock gives the same page for every page number",
    "retries": "the mock gives the same answer each time, and none of its own accord fails",
    "timeouts and broken connections": "the mock always answers, and at once",
    "documented response headers": "the mock invents their values; only presence is seen",
    "bytes of an upload": "the mock does not tell what it received",
}

REFUSAL = "NO_COMPLEX_OBJECT_TEXT"
"""How the mock says that it accepted a request whose answer it cannot write."""
