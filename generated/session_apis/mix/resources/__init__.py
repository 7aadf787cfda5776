"""The resources of the API."""

from ..._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncEvents": ".events",
    "AsyncSessions": ".sessions",
    "AsyncSessionsFiles": ".sessions_files",
    "AsyncSessionsMessages": ".sessions_messages",
    "Events": ".events",
    "Sessions": ".sessions",
    "SessionsFiles": ".sessions_files",
    "SessionsMessages": ".sessions_messages",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
