"""Text laid out by black's rules, so that black has nothing to change.

A bracketed construct stays on its line if it fits; else its content moves to a line of its
own; else each item gets a line and a trailing comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_LENGTH: Final = 88
_STEP: Final = 4


def bracketed(
    head: str,
    opening: str,
    items: Sequence[str],
    closing: str,
    *,
    indent: int = 0,
    tail: str = "",
) -> str:
    """Lay out `head(items)tail`; the first line is not indented, the others are.

    Args:
        head: What stands before the bracket.
        opening: The opening bracket.
        items: What stands inside; an item of several lines is laid out for `indent + 4`.
        closing: The closing bracket.
        indent: Columns that the first line starts at.
        tail: What stands after the bracket on its line.
    """
    content = ", ".join(items)
    whole = f"{head}{opening}{content}{closing}{tail}"
    if not items or ("\n" not in content and indent + len(whole) <= LINE_LENGTH):
        return whole
    outer, inner = " " * indent, " " * (indent + _STEP)
    if "\n" not in content and indent + _STEP + len(content) <= LINE_LENGTH:
        return f"{head}{opening}\n{inner}{content}\n{outer}{closing}{tail}"
    body = "".join(f"{inner}{item},\n" for item in items)
    return f"{head}{opening}\n{body}{outer}{closing}{tail}"
