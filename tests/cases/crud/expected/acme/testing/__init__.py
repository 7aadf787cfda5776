"""Help for tests, which the package has with core = ["testing"]."""

from .._core.lazy import lazy

_NAMES = ""

__getattr__, __dir__ = lazy(__name__, _NAMES)
