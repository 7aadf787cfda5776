"""The resources of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncList": ".list",
    "AsyncTypes": ".types",
    "List": ".list",
    "Types": ".types",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
