"""The resources of the API."""

from __future__ import annotations

from sdkwright.runtime.lazy import lazy

_NAMES = {
    "AsyncBoxes": ".boxes",
    "AsyncPets": ".pets",
    "Boxes": ".boxes",
    "Pets": ".pets",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
