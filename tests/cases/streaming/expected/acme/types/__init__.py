"""The types of the API."""

from .._core.lazy import lazy

_NAMES = """
.._core.models.model UnknownStr
.delta Delta
.done Done
.event Event UnknownEvent
.message Message
.part Part PartParam QuotePart QuotePartParam UnknownPart
.text_part TextPart TextPartParam
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
