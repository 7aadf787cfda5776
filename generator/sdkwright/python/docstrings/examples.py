"""Docstrings that leave the rest to another method, and code in docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.python.docstrings.docstrings import WIDTH, docstring

if TYPE_CHECKING:
    from sdkwright.emit.code import Code


def referring(lead: str, method: str, example: str) -> Code:
    """Return a docstring of one line that leaves the rest to another method."""
    line = f"{lead.removesuffix('.')} (see `{method}`)."
    if len(line) > WIDTH - 8 - 6:
        line = f"See `{method}`."
    return docstring(f"{line}\n\n{example_section(example, 8)}" if example else line, 8)


def example_section(example: str, indent: int) -> str:
    """Return a section of a docstring with code in it.

    Args:
        example: The code; all lines but the first have the margin that they are to have.
        indent: Columns in front of the docstring, which lays out the margin again.
    """
    margin = " " * indent
    lines = [each.removeprefix(margin) for each in example.split("\n")]
    return "\n".join(("Example:", f"    {lines[0]}", *lines[1:]))
