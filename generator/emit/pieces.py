"""black, only where a line is too long.

The planner lays its text out by black's own rules, so that black finds nothing to change in
nearly all of it. What it leaves to black are lines that do not fit: here each statement that
has one is formatted by itself, and everything around it stays. That is a small part of the
work of formatting a whole module, and gives the same text; tests run black over it all.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# What a statement is put into, so that black sees it at its own depth.
_AROUND: Final = ("class _:", "def _():", "if _:")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a statement, counted from 1; or of its head, where its body is another."""

    first: int
    last: int
    depth: int
    is_head: bool


def format_long(text: str, width: int, blacken: Callable[[str], str]) -> str:
    """Format the statements of a module that have a line that is too long.

    Raises:
        ValueError: Something stands deeper than generated code ever does.
    """
    lines = text.split("\n")
    long = [number for number, line in enumerate(lines, 1) if len(line) > width]
    pieces = _pieces(ast.parse(text), lines, long)
    for piece in sorted(pieces, key=lambda piece: piece.first, reverse=True):
        lines[piece.first - 1 : piece.last] = _formatted(piece, lines, blacken)
    return "\n".join(lines)


def _pieces(module: ast.Module, lines: list[str], long: list[int]) -> list[_Piece]:
    """Return the smallest statements and heads that hold all long lines."""
    found: list[_Piece] = []
    waiting: list[tuple[ast.stmt, int]] = [(node, 0) for node in module.body]
    while waiting:
        node, depth = waiting.pop()
        first, last = _first_line(node), node.end_lineno or node.lineno
        if _is_text(node) or not any(first <= number <= last for number in long):
            continue
        body = _body(node, lines)
        if not body:
            found.append(_Piece(first, last, depth, is_head=False))
            continue
        start = _first_line(body[0])
        if any(first <= number < start for number in long):
            found.append(_Piece(first, start - 1, depth, is_head=True))
        waiting.extend((inner, depth + 1) for inner in body)
    return found


def _first_line(node: ast.stmt) -> int:
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return min(each.lineno for each in (*node.decorator_list, node))
        case _:
            return node.lineno


def _body(node: ast.stmt, lines: list[str]) -> list[ast.stmt]:
    """Return the statements inside a statement; none if it is formatted as a whole."""
    match node:
        case ast.ClassDef(body=body) | ast.FunctionDef(body=body):
            pass
        case ast.AsyncFunctionDef(body=body) | ast.If(body=body, orelse=[]):
            pass
        case _:
            return []
    # A stub's `...` stands behind its head.
    before = lines[body[0].lineno - 1][: body[0].col_offset]
    return [] if before.strip() else body


def _is_text(node: ast.stmt) -> bool:
    """Whether it is a string that documents something: its layout is the planner's."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False


def _formatted(
    piece: _Piece, lines: list[str], blacken: Callable[[str], str]
) -> list[str]:
    if piece.depth > len(_AROUND):
        raise ValueError(f"line {piece.first}: deeper than generated code should be")
    own = lines[piece.first - 1 : piece.last]
    around = [f"{'    ' * n}{head}" for n, head in enumerate(_AROUND[: piece.depth])]
    rest = ["    " * (piece.depth + 1) + "pass"] if piece.is_head else []
    done = blacken("\n".join([*around, *own, *rest, ""])).split("\n")[:-1]
    return done[len(around) : len(done) - len(rest)]
