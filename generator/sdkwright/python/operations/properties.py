"""Cached properties: how clients and resources give other objects."""

from __future__ import annotations

from sdkwright.emit.code import Code
from sdkwright.python.docstrings import (
    docstring,
)
from sdkwright.python.format import (
    break_lines,
)
from sdkwright.python.views import PropertyView


def property_view(name: str, type_: str, doc: str, value: str) -> PropertyView:
    """Spell a property of a class.

    Args:
        name: Its name.
        type_: Its type, as an annotation.
        doc: What it is, in a sentence.
        value: The expression that makes it, once.
    """
    return PropertyView(
        signature=Code(break_lines(f"def {name}(self) -> {type_}:", 4)),
        doc=docstring(doc, 8),
        body=Code(break_lines(f"return {value}", 8)),
    )
