"""Modules that differ in names and texts only are looked at once: the same look, less often.

A package of a thousand modules has a few hundred shapes of statements. The shape of one is what
stays when every text is empty and every name the same; its syntax tree is that of the statement
with other names and texts, and whatever :mod:`~sdkwright.emit.syntax_check` goes by is kept:
keywords, names that mean something there, imports from elsewhere, prefixes of texts. So a
statement is sound if its shape is, and a module if all its statements are.

Shapes can only say that a module is sound. Whatever they do not (a type in quotes, a comment,
an escape or a character that none of our writers makes, brackets that do not close within
their statement) is parsed as it stands, and a fault is always found in the whole module, so
that what passes here passes there as well.
"""

from __future__ import annotations

import ast
import keyword
import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sdkwright.emit.syntax_check import MEANINGFUL, faults, faults_in

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands for a text, and for the end of a decorator's line; sources hold neither.
_TEXT: Final = "\0"
_DECORATED: Final = "\1"
_HOLE: Final = re.compile(_TEXT)
# As the tokenizer of Python reads it: from the left, three quotes before one. A text that does
# not end takes the rest of the module, line break at its end included; one with a prefix leaves
# a quote behind.
_TEXTS: Final = re.compile(
    r'''"(?<!\w")(?:""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)|(?:[^"\\\n]|\\.)*+")'''
    r"""|'(?<!\w')(?:[^'\\\n]|\\.)*+'""",
    re.DOTALL,
)
# All backslashes of our writers; the tokenizer refuses some others.
_ESCAPED: Final = re.compile(
    r"""(?:[^\\]|\\(?:[\\"'nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U00(?:0[0-9a-f]|10)[0-9a-f]{4}))*+"""
)
# What is left of texts that are not understood; comments, continued lines.
_STRANGE: Final = ('"', "'", "#", "\\")
_KEPT: Final = frozenset({*keyword.kwlist, *keyword.softkwlist, *MEANINGFUL})
# By their first letters, as most names begin with another than any of them.
_FIRST: Final = groupby(sorted(_KEPT), key=lambda each: each[0])
_KEPT_ONE: Final = "|".join(
    f"{first}(?:{'|'.join(each[1:] for each in found)})" for first, found in _FIRST
)
_NAME: Final = re.compile(rf"\b(?!(?:{_KEPT_ONE})\b|__)[A-Za-z_]\w*")
_DECORATOR: Final = re.compile(r"(@[^\n]*)\n")
_STATEMENT: Final = re.compile(r"\n(?=(?!else\b)[A-Za-z_@])")
_MEMBER: Final = re.compile(r"\n(?=    [A-Za-z_@])")
_CLASS: Final = re.compile(
    r"(?:@[^\x01]*\x01)*class (?:[^\n]*:|[^\n]*\(\n(?:    [^\n]*\n)+\):)(?=\n)"
)
_INDENTED: Final = re.compile(r"\n    [^\s]")
# Statements whose names matter.
_AS_IT_IS: Final = re.compile(r"if\b|import\b|from (?!\.)")
_OUTER: Final = "class N:\n"


class Checker:
    """Looks at the modules of one package, and remembers which shapes are sound."""

    __slots__ = ("_imports", "_known")

    def __init__(self, imports: frozenset[str]) -> None:
        """Begin without any shape.

        Args:
            imports: The modules that all modules may import from, by top-level name.
        """
        self._imports = imports
        self._known: dict[str, bool] = {}

    def faults(self, source: str) -> tuple[str, ...]:
        """Return what is wrong with a module, each with its line; empty if nothing is."""
        return () if self.is_sound(source) else faults(source, self._imports)

    def is_sound(self, source: str) -> bool:
        """Whether the statements of a module say that nothing is wrong with it."""
        skeleton = _skeleton(source)
        parts = _parts(skeleton)
        whole: list[str] = []
        for number, shape in enumerate(_parts(_NAME.sub("N", skeleton))):
            if _AS_IT_IS.match(shape) is None and self._passes(shape):
                continue
            text = parts[number]
            if _TEXT in text:
                whole = whole or _filled(parts, source)
                text = whole[number]
            if not self._passes(text):
                return False
        return bool(parts)

    def _passes(self, part: str) -> bool:
        found = self._known.get(part)
        if found is None:
            found = self._known[part] = self._looked_at(part)
        return found

    def _looked_at(self, part: str) -> bool:
        # Texts that follow each other stay apart.
        source = part.replace(_TEXT, '"" ').replace(_DECORATED, "\n")
        try:
            module = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
        if part.startswith(_OUTER) and len(module.body) != 1:
            return False
        return not faults_in(module, self._imports)


def _skeleton(source: str) -> str:
    """Return a module without its texts and empty lines; empty if there is anything unusual in it."""
    plain = source.replace("\n", "").isprintable()
    if not plain or "'''" in source:
        return ""
    if "\\" in source and _ESCAPED.fullmatch(source) is None:
        return ""
    found = _TEXTS.sub(_TEXT, source)
    if not found.isascii() or found[-1:] != "\n":
        return ""
    if any(each in found for each in _STRANGE):
        return ""
    # Empty lines say nothing.
    found = found.replace("\n\n\n", "\n").replace("\n\n", "\n")
    return _DECORATOR.sub(rf"\1{_DECORATED}", found)


def _parts(skeleton: str) -> list[str]:
    """Return the statements of a module, and the members of its classes, each to be parsed."""
    found: list[str] = []
    for statement in _STATEMENT.split(skeleton) if skeleton else ():
        head = _CLASS.match(statement)
        if head and _INDENTED.match(statement, head.end()):
            members = _MEMBER.split(statement[head.end() + 1 :])
            found.append(f"{head[0]}\n    pass\n")
            found += [f"{_OUTER}{each}" for each in members]
        else:
            found.append(statement)
    return found


def _filled(parts: Sequence[str], source: str) -> list[str]:
    """Return parts with their texts."""
    texts = iter(_TEXTS.findall(source))
    return [_HOLE.sub(lambda _: next(texts), each) for each in parts]
