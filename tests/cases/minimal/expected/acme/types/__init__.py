"""The types of the API."""

from .._core.lazy import lazy

_NAMES = """
.._core.models.model UnknownStr
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)
