"""The core as packages carry it: shortened by what only those read who change it.

Docstrings of what users can reach are whole, for editors show them. Of modules and of inner
classes the first line travels, which says what they are. Inner functions and constants travel
without one, as do constructors that say it in one line, and all travel without
the comments between their lines but for the reasons why a checker is silenced: their source, with
all of it, is the generator's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sdkwright.runtime.names import INTERNAL, NAMES, REACHED, SHOWN
from sdkwright.runtime.parts import EXPORTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PUBLIC: Final = (
    frozenset((*NAMES, *REACHED, *SHOWN))
    .union(*map(str.split, EXPORTED.values()))
    .difference(INTERNAL)
)
_QUOTES: Final = '"""'
_NAMED: Final = re.compile(r" *(async def|def|class) (\w+)")
_CONSTANT: Final = re.compile(r"(\w+)(?:: .*)? = ")
# The last line of a function's head; a comment may say why a checker is to be silent.
_ENDS_HEAD: Final = re.compile(r":(  #.*)?$")
# Not what is said to type checkers and formatters.
_COMMENT: Final = re.compile(r" *# (?!(?:fmt|mypy|pyright|ruff|type):)")
# What keeps a checker silent has its reason beside it.
_SILENT: Final = re.compile(r"\bcast\(|# (?:noqa|(?:type|pyright)[:] ignore)")
_OUTER: Final = 4
"""How far the docstring of a class or a function of a module is indented."""
# Black takes lines as long as this.
_WIDTH: Final = 88


@cache
def compact(text: str) -> str:
    """Return the text of a module of the core with the docstrings that users can see.

    Args:
        text: Its source, laid out by black.
    """
    return "\n".join(_shortened(text.split("\n")))


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    kind, name, is_outer_public, is_inner_public, at = "", "", False, False, 0
    constant = ""
    while at < len(lines):
        line = lines[at]
        if named := _NAMED.match(line):
            kind, name = named.groups()
            if not line.startswith(" "):
                is_outer_public = name in _PUBLIC
            is_private = name.startswith("_") and name != "__init__"
            is_inner_public = is_outer_public and not is_private
        if assigned := _CONSTANT.match(line):
            constant = assigned[1]
        depth = len(line) - len(line.lstrip(" "))
        if _COMMENT.match(line):
            at, said = _after_comment(lines, at)
            yield from said
            continue
        end = at + 1
        if line.startswith(_QUOTES, depth):
            end = _end(lines, at)
            if not depth and at and constant not in _PUBLIC:
                at = end
                continue
            is_public = is_outer_public if depth == _OUTER else is_inner_public
            if name == "__init__" and end == at + 1:
                is_public = False  # its class says as much
            if not depth or not is_public:
                is_of_function = kind != "class" and _ENDS_HEAD.search(lines[at - 1])
                if is_of_function and depth and _goes_on(lines, end, depth):
                    at = end if lines[end] else end + 1
                    continue
                yield from _first(lines[at:end])
                at = end
                continue
        yield from lines[at:end]
        at = end


def _after_comment(lines: Sequence[str], start: int) -> tuple[int, Sequence[str]]:
    """Return the line after a comment, and what of the comment travels."""
    end = start
    while _COMMENT.match(lines[end]):
        end += 1
    return end, lines[start:end] if _SILENT.search(lines[end]) else ()


def _end(lines: Sequence[str], start: int) -> int:
    """Return the line after a docstring."""
    text = lines[start].strip()
    if text.endswith(_QUOTES) and text != _QUOTES:
        return start + 1
    return next(n for n in range(start + 1, len(lines)) if _QUOTES in lines[n]) + 1


def _goes_on(lines: Sequence[str], end: int, depth: int) -> bool:
    """Tell whether a function has a body besides its docstring."""
    following = next((each for each in lines[end:] if each), "")
    return following.startswith(" " * depth) and following.strip() != "..."


def _first(docstring: Sequence[str]) -> Sequence[str]:
    short = f"{docstring[0]}{_QUOTES}"
    if len(docstring) == 1 or len(short) > _WIDTH:
        return docstring
    return [short]
