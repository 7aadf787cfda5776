"""The resources of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncX": ".x",
    "AsyncXImport": ".x_import",
    "X": ".x",
    "XImport": ".x_import",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
