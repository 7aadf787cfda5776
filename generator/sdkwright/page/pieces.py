"""The piece of a file that defines a name, and the lines of a document below a place."""

from __future__ import annotations

import ast
import textwrap
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_LINES: Final = 400
_WIDEST: Final = 4_000
"""A document may be one long line: so many characters of it are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a text.

    Attributes:
        text: The text.
        line: Where it begins, from 1.
        cut: Whether it goes on.
    """

    text: str
    line: int
    cut: bool = False


def method_piece(source: str, name: str) -> Piece | None:
    """Return the first method of a name, with its overloads; None if there is none."""
    for node in _parsed(source):
        if isinstance(node, ast.ClassDef):
            found = [
                each
                for each in node.body
                if isinstance(each, ast.FunctionDef) and each.name == name
            ]
            if found:
                return _piece(source, found)
    return None


def type_piece(source: str, name: str) -> Piece | None:
    """Return the class or the alias of a name, with the text below it."""
    body = _parsed(source)
    for node, after in zip(body, [*body[1:], None], strict=True):
        if _defines(node, name):
            is_text = isinstance(after, ast.Expr) and isinstance(
                after.value, ast.Constant
            )
            return _piece(source, [node, after] if is_text and after else [node])
    return None


def _parsed(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError:  # edited by hand
        return []


def _defines(node: ast.stmt, name: str) -> bool:
    match node:
        case ast.ClassDef():
            return node.name == name
        case ast.Assign():
            return any(isinstance(x, ast.Name) and x.id == name for x in node.targets)
        case ast.AnnAssign():
            return isinstance(node.target, ast.Name) and node.target.id == name
        case _:
            return False


def _piece(source: str, nodes: Sequence[ast.stmt]) -> Piece:
    first = min(_start(each) for each in nodes)
    last = max(each.end_lineno or first for each in nodes)
    lines = source.split("\n")[first - 1 : last]
    text = textwrap.dedent("\n".join(lines))
    return Piece(text=text, line=first)


def _start(node: ast.stmt) -> int:
    decorators: Iterable[ast.expr] = getattr(node, "decorator_list", ())
    return min([node.lineno, *(each.lineno for each in decorators)])


def node_piece(text: str, line: int, column: int) -> Piece:
    """Return the lines of a node of a YAML or JSON document.

    A node goes on as long as lines are indented more than its first one, and with the
    bracket that ends it.

    Args:
        text: The document.
        line: Where the node begins, from 1.
        column: In that line, from 1.
    """
    lines = text.split("\n")
    first = lines[line - 1] if line <= len(lines) else ""
    if len(first) > _WIDEST:
        start = max(column - 1, 0)
        return Piece(text=first[start : start + _WIDEST], line=line, cut=True)
    indent = _indent(first)
    end = line
    while end < len(lines):
        each = lines[end]
        if each.strip() and _indent(each) <= indent:
            end += each.strip()[0] in "}]" and _indent(each) == indent
            break
        end += 1
    shown = lines[line - 1 : min(end, line - 1 + _MOST_LINES)]
    while len(shown) > 1 and not shown[-1].strip():
        shown.pop()
    piece = textwrap.dedent("\n".join(shown))
    return Piece(text=piece, line=line, cut=end - line + 1 > _MOST_LINES)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
