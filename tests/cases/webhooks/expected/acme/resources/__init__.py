"""The resources of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncPets": ".pets",
    "Pets": ".pets",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
