"""The texts in source that are evaluated as types: where they stand, and whether they are."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPE: Final = (
    ast.Attribute,
    ast.BinOp,
    ast.BitOr,
    ast.Call,
    ast.Constant,
    ast.Load,
    ast.Name,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
    ast.USub,
    ast.keyword,
)


class _Text(NamedTuple):
    value: str
    lineno: int


def is_type(text: str) -> bool:
    """Whether text that is evaluated is a type and nothing else."""
    try:
        expression = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    if any(_strings(expression)):
        return False
    for node in ast.walk(expression):
        match node:
            case ast.Call(func=ast.Name(id="Field"), args=[]):
                pass
            case ast.Call(func=ast.Name(id="Unless"), args=args, keywords=[]) if all(
                isinstance(each, ast.Constant) for each in args
            ):
                pass
            case ast.Call():
                return False
            case ast.Name(id=name) | ast.Attribute(attr=name) if name.startswith("__"):
                return False
            case _ if not isinstance(node, _TYPE):
                return False
            case _:
                pass
    return True


def quoted(node: ast.AST) -> Iterator[_Text]:
    """Yield the strings that are evaluated as types."""
    match node:
        case ast.arg(annotation=annotation) if annotation:
            yield from _strings(annotation)
        case ast.FunctionDef(returns=returns) | ast.AsyncFunctionDef(returns=returns):
            if returns:
                yield from _strings(returns)
        case ast.AnnAssign(annotation=annotation, value=value):
            yield from _strings(annotation)
            if isinstance(annotation, ast.Name) and annotation.id == "TypeAlias":
                yield from _strings(value) if value else ()
        case ast.ClassDef(bases=bases):
            for base in bases:
                yield from _strings(base)
        case _:
            pass


def _strings(annotation: ast.expr) -> Iterator[_Text]:
    """Yield the strings of a type, without those of `Literal` and of metadata."""
    waiting: list[ast.AST] = [annotation]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Name() | ast.Call():
                pass
            case ast.Constant(value=str() as value):
                yield _Text(value, node.lineno)
            case ast.BinOp(left=left, right=right):
                waiting += (right, left)
            case ast.Subscript(value=ast.Name(id="Literal")):
                pass
            case _:
                waiting.extend(ast.iter_child_nodes(node))
