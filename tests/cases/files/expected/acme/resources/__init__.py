"""The resources of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncFiles": ".files",
    "AsyncSessions": ".sessions",
    "Files": ".files",
    "Sessions": ".sessions",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
