"""The resources of the API."""

from ..._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncSessions": ".sessions",
    "Sessions": ".sessions",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
