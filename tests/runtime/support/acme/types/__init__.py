"""The types of the API."""

from __future__ import annotations

from sdkwright.runtime.lazy import lazy

_NAMES = {
    "Box": ".box",
    "BoxParam": ".box",
    "ErrorResponse": ".errors",
    "Pet": ".pet",
    "PetEvent": ".pet",
    "PetList": ".pet",
    "PetParam": ".pet",
    "Trick": ".pet",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
