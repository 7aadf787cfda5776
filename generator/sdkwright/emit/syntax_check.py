"""The last look at rendered source before it is written: only expected shapes pass.

Text of a specification becomes code only through two functions that escape it. Should that
ever fail, the syntax tree shows it: a statement where none belongs, a call that generated
code has no use for, an import of a module nobody asked for. Whatever is found here is a bug
of ours, and nothing is written.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from sdkwright.emit.quoted_types import is_type, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MODULE: Final = (
    ast.AnnAssign,
    ast.Assign,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Expr,
    ast.FunctionDef,
    ast.Import,
    ast.ImportFrom,
)
_CLASS: Final = (
    ast.AnnAssign,
    ast.Assign,
    ast.AsyncFunctionDef,
    ast.Expr,
    ast.FunctionDef,
    ast.Pass,
)
_FUNCTION: Final = (
    ast.AnnAssign,
    ast.Assign,
    ast.Expr,
    ast.If,
    ast.Pass,
    ast.Raise,
    ast.Return,
)
# Expressions that generated code has no use for; f-strings would evaluate text.
_FORBIDDEN: Final = (
    ast.Delete,
    ast.Global,
    ast.JoinedStr,
    ast.NamedExpr,
    ast.Nonlocal,
    ast.Yield,
    ast.YieldFrom,
)
# What there is to say something about, and what has nothing to say.
_LOOKED_AT: Final = frozenset(
    {
        ast.Attribute,
        ast.Call,
        ast.Import,
        ast.ImportFrom,
        ast.Name,
        *_FORBIDDEN,
    }
)
# What holds types, which may be in quotes.
_TYPED: Final = frozenset(
    {ast.AnnAssign, ast.AsyncFunctionDef, ast.ClassDef, ast.FunctionDef, ast.arg}
)
_SILENT: Final = frozenset({ast.BitOr, ast.Constant, ast.Load, ast.Store})
# Fields that hold no nodes, or only silent ones.
_TEXTS: Final = frozenset({"arg", "attr", "ctx", "id", "name", "type_comment"})
_FIELDS: Final = {
    kind: tuple(name for name in kind._fields if name not in _TEXTS)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}
_DANGEROUS: Final = frozenset(
    {
        *("__builtins__", "__import__", "breakpoint", "compile", "delattr", "eval"),
        *("exec", "getattr", "globals", "input", "open", "setattr", "vars"),
    }
)
# Names that decide about something here; others may be exchanged, unless they begin as special
# ones do.
MEANINGFUL: Final = _DANGEROUS | {
    *("Field", "Literal", "TYPE_CHECKING", "TypeAlias", "TypeAliasType", "Unless"),
    *("builtins", "lazy_module"),
}
_SPECIAL_NAMES: Final = frozenset({"__name__", "__package__"})
_SPECIAL_ATTRIBUTES: Final = frozenset({"__init__"})
# What a type in quotes is made of; the only call is that of `Field`.


def faults(source: str, imports: frozenset[str]) -> tuple[str, ...]:
    """Return what is wrong with a module, each with its line; empty if nothing is.

    Args:
        source: The text of a module or of a stub.
        imports: The modules it may import from, by top-level name; relative imports are
            always allowed.
    """
    if not source.isascii():
        for number, text in enumerate(source.split("\n"), start=1):
            if not text.isprintable():
                return (f"line {number}: a character that is not seen",)
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return (f"line {getattr(error, 'lineno', None) or 0}: {error}",)
    found = faults_in(module, imports)
    return tuple(f"line {line}: {message}" for line, message in found)


def faults_in(module: ast.Module, imports: frozenset[str]) -> list[tuple[int, str]]:
    """Return what is wrong with statements that could be parsed, each with its line.

    No statement is judged by others: shapes of single ones stand for whole modules.
    """
    return sorted([*_statements(module.body, _MODULE), *_expressions(module, imports)])


def _is_own_import(statement: ast.stmt) -> bool:
    """Whether something is imported from the package itself."""
    return isinstance(statement, ast.ImportFrom) and statement.level > 0


def _statements(
    body: Iterable[ast.stmt], allowed: tuple[type[ast.stmt], ...]
) -> Iterator[tuple[int, str]]:
    """Yield the statements that may not stand where they stand."""
    for statement in body:
        if allowed is _MODULE and _is_for_checkers(statement):
            continue
        if allowed is _FUNCTION and _is_own_import(statement):
            continue
        if not isinstance(statement, allowed):
            name = type(statement).__name__
            yield statement.lineno, f"unexpected statement {name}"
        match statement:
            case ast.ClassDef():
                yield from _statements(statement.body, _CLASS)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _statements(statement.body, _FUNCTION)
            case ast.If():
                yield from _statements(statement.body, _FUNCTION)
                yield from _statements(statement.orelse, _FUNCTION)
            case ast.Expr(value=ast.Constant(value=str()) | ast.Call()):
                pass
            case ast.Expr(value=ast.Constant(value=value)) if value is ...:
                pass
            case ast.Expr():
                yield statement.lineno, "an expression without effect"
            case _:
                pass


def _is_for_checkers(statement: ast.stmt) -> bool:
    """Whether it is `if TYPE_CHECKING:` with imports only, or a recursive alias.

    The imports may have others in their place at run time, which wait until they are needed.
    """
    match statement:
        case ast.If(
            test=ast.Name(id="TYPE_CHECKING"), body=body, orelse=[_, *_] as late
        ) if all(isinstance(each, ast.ImportFrom) for each in body):
            return all(_is_late(each) for each in late)
        case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=body, orelse=[]):
            return all(isinstance(each, ast.Import | ast.ImportFrom) for each in body)
        case ast.If(
            test=ast.Name(id="TYPE_CHECKING"),
            body=[
                ast.AnnAssign(
                    target=ast.Name(id=name),
                    annotation=ast.Name(id="TypeAlias"),
                    value=ast.Constant(value=text),
                )
            ],
            orelse=[
                ast.Assign(
                    targets=[ast.Name(id=again)],
                    value=ast.Call(
                        func=ast.Name(id="TypeAliasType"),
                        args=[ast.Constant(value=said), ast.Constant(value=meant)],
                        keywords=[],
                    ),
                )
            ],
        ):
            return name == again == said and text == meant
        case _:
            return False


def _is_late(statement: ast.stmt) -> bool:
    """Whether it is `name = lazy_module(__name__, "..module")`."""
    match statement:
        case ast.Assign(
            targets=[ast.Name()],
            value=ast.Call(
                func=ast.Name(id="lazy_module"),
                args=[ast.Name(id="__name__"), ast.Constant(value=str())],
                keywords=[],
            ),
        ):
            return True
        case _:
            return False


def _expressions(
    module: ast.Module, imports: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Yield everything else that no generated module has."""
    waiting: list[tuple[ast.AST, frozenset[str]]] = [(module, frozenset())]
    while waiting:
        node, bound = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            bound |= _arguments(node.args)
        waiting += [(child, bound) for child in _children(node)]
        if type(node) in _LOOKED_AT and (message := _fault(node, bound, imports)):
            yield getattr(node, "lineno", 0), message
        if type(node) in _TYPED:
            for text in quoted(node):
                if not is_type(text.value):
                    yield text.lineno, "a quoted annotation that is no type"


def _children(node: ast.AST) -> list[ast.AST]:
    """Return what a node is made of, but for what says nothing.

    The standard library's own way takes thrice as long, and this is most of the look.
    """
    found: list[ast.AST] = []
    for name in _FIELDS[type(node)]:
        value: ast.AST | list[ast.AST | str | None] | str | None
        value = getattr(node, name, None)
        if isinstance(value, list):
            found += [
                each
                for each in value
                if isinstance(each, ast.AST) and not _is_silent(each)
            ]
        elif isinstance(value, ast.AST) and not _is_silent(value):
            found.append(value)
    return found


def _is_silent(node: ast.AST) -> bool:
    """Whether a node holds nothing, and there is nothing to say about it itself."""
    if isinstance(node, ast.Name):
        return not _is_dangerous(node.id)
    return type(node) in _SILENT


def _arguments(arguments: ast.arguments) -> frozenset[str]:
    """Return the names that a function binds."""
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [each for each in (arguments.vararg, arguments.kwarg) if each]
    return frozenset(each.arg for each in every)


def _fault(node: ast.AST, bound: frozenset[str], imports: frozenset[str]) -> str:
    match node:
        case ast.Name(id=name, ctx=ast.Load()) if name not in bound:
            return f"the name {name}" if _is_dangerous(name) else ""
        case ast.Attribute(value=ast.Name(id="builtins"), attr=name):
            return f"the name builtins.{name}" if _is_dangerous(name) else ""
        case ast.Attribute(attr=name):
            special = name.startswith("__") and name not in _SPECIAL_ATTRIBUTES
            return f"the attribute {name}" if special else ""
        case ast.Call(func=function):
            plain = isinstance(function, ast.Name | ast.Attribute | ast.Subscript)
            return "" if plain else "a call of something that has no name"
        case ast.Import() | ast.ImportFrom():
            return _import_fault(node, imports)
        case _ if isinstance(node, _FORBIDDEN):
            return f"unexpected {type(node).__name__}"
        case _:
            return ""


def _is_dangerous(name: str) -> bool:
    special = name.startswith("__") and name.endswith("__")
    return name in _DANGEROUS or (special and name not in _SPECIAL_NAMES)


def _import_fault(node: ast.Import | ast.ImportFrom, imports: frozenset[str]) -> str:
    if isinstance(node, ast.ImportFrom):
        if any(each.name == "*" for each in node.names):
            return "an import of everything"
        modules = [] if node.level else [node.module or ""]
        if modules == ["builtins"]:
            return "an import from builtins"
    else:
        modules = [each.name for each in node.names]
        if any(each.name == "builtins" and each.asname for each in node.names):
            return "an import of builtins by another name"
    for module in modules:
        if module.partition(".")[0] not in imports:
            return f"an import of {module}"
    return ""
