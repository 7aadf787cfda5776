"""The types of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "Base64Bytes": ".._core.model",
    "Base64UrlBytes": ".._core.model",
    "Import": ".import_",
    "UnknownInt": ".._core.model",
    "UnknownStr": ".._core.model",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
