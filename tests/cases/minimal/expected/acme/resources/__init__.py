"""The resources of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncHealth": ".health",
    "Health": ".health",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
