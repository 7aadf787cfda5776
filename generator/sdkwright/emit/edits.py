"""What somebody has made of a file we wrote: a merge with conflicts, or an edit by hand."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_START: Final = re.compile(rb"<{7}(?: |\r?$)")
_BASE: Final = re.compile(rb"\|{7}(?: |\r?$)")
_MIDDLE: Final = re.compile(rb"={7}\r?$")
_END: Final = re.compile(rb">{7}(?: |\r?$)")


def conflict_sides(data: bytes) -> tuple[bytes, ...]:
    """Return the two texts that a merge could not bring together; none without markers."""
    if b"<<<<<<<" not in data:
        return ()
    sides: tuple[list[bytes], list[bytes]] = ([], [])
    side: int | None = None
    markers = 0
    for line in data.split(b"\n"):
        if _START.match(line):
            side, markers = 0, markers + 1
        elif side is not None and _BASE.match(line):
            side = 2
        elif side is not None and _MIDDLE.match(line):
            side = 1
        elif side is not None and _END.match(line):
            side = None
        elif side is None:
            sides[0].append(line)
            sides[1].append(line)
        elif side < len(sides):
            sides[side].append(line)
    if not markers or side is not None:
        return ()
    return tuple(b"\n".join(each) for each in sides)


def missing(path: str, text: str, data: bytes) -> tuple[str, ...]:
    """Return the classes, functions and methods of a text that a file does not have.

    Args:
        path: The file's path: only Python is looked into.
        text: What would be written.
        data: What is there.
    """
    if not path.endswith((".py", ".pyi")):
        return ()
    try:
        there = set(_names(ast.parse(data)))
    except (SyntaxError, ValueError, RecursionError):
        return ()
    return tuple(
        each for each in dict.fromkeys(_names(ast.parse(text))) if each not in there
    )


def _names(module: ast.Module) -> Iterator[str]:
    for node in module.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name
        elif isinstance(node, ast.ClassDef):
            yield node.name
            for inner in node.body:
                if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield f"{node.name}.{inner.name}"
