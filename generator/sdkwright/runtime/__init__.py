"""The runtime of the package: what all of its APIs share."""

from __future__ import annotations

from .lazy import lazy
from .names import NAMES

__getattr__, __dir__ = lazy(__name__, NAMES)
