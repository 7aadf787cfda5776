"""The types of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "Base64Bytes": ".._core.models.model",
    "Base64UrlBytes": ".._core.models.model",
    "DecimalNumber": ".._core.models.model",
    "Delta": ".delta",
    "Done": ".done",
    "Event": ".event",
    "Implied": ".._core.models.model",
    "Message": ".message",
    "Part": ".part",
    "PartParam": ".part",
    "QuotePart": ".part",
    "QuotePartParam": ".part",
    "TextPart": ".text_part",
    "TextPartParam": ".text_part",
    "UnknownEvent": ".event",
    "UnknownInt": ".._core.models.model",
    "UnknownPart": ".part",
    "UnknownStr": ".._core.models.model",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
