"""The types of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "Base64Bytes": ".._core.models.model",
    "Base64UrlBytes": ".._core.models.model",
    "DecimalNumber": ".._core.models.model",
    "Error": ".error",
    "Implied": ".._core.models.model",
    "Pet": ".pet",
    "PetPage": ".pet_page",
    "Status": ".status",
    "UnknownInt": ".._core.models.model",
    "UnknownStr": ".._core.models.model",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
