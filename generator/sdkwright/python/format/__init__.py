"""Source text laid out by the rules of black, and import lines."""

from sdkwright.python.format.imports import Import, import_lines, reexport_lines
from sdkwright.python.format.layout import (
    assigned,
    bracketed,
    break_lines,
    typed,
    typed_call,
)

__all__ = [
    "Import",
    "assigned",
    "bracketed",
    "break_lines",
    "import_lines",
    "reexport_lines",
    "typed",
    "typed_call",
]
