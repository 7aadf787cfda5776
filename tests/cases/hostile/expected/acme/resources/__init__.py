"""The resources of the API."""

from .._core.lazy import lazy

_NAMES = """
.x AsyncX X
.x_import AsyncXImport XImport
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
