"""Signatures of methods, and the requests that their bodies send."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.packages.modules import text_of
from sdkwright.migrate.surfaces import OldArgument

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from sdkwright.migrate.packages.modules import Function, Module

VERBS: Final = frozenset(
    {"get", "post", "put", "patch", "delete", "head", "options", "trace"}
)
_LISTS: Final = frozenset({"_get_api_list", "get_api_list"})
# Expressions of paths are no deeper.
_DEEPEST: Final = 30
_ENVIRON: Final = frozenset({"os.environ.get", "os.getenv", "environ.get", "getenv"})


def arguments(
    implementation: Function, overloads: Sequence[Function], options: Container[str]
) -> tuple[OldArgument, ...]:
    """Return the arguments of a method: required if every overload requires them.

    Args:
        implementation: The method.
        overloads: Its overloads.
        options: The names of arguments that every method has.
    """
    every = {each.name: each for each in _signature(implementation, options)}
    forms = [{e.name: e for e in _signature(o, options)} for o in overloads]
    for form in forms:
        for name, each in form.items():
            every.setdefault(name, each)
    return tuple(
        OldArgument(
            name=name,
            required=each.required
            or (bool(forms) and all(name in f and f[name].required for f in forms)),
            positional=each.positional,
            type=_first_type(name, forms) or each.type,
        )
        for name, each in every.items()
    )


def _first_type(name: str, forms: Sequence[dict[str, OldArgument]]) -> str:
    return next((form[name].type for form in forms if name in form), "")


def _signature(node: Function, options: Container[str]) -> Iterator[OldArgument]:
    plain = [*node.args.posonlyargs, *node.args.args]
    first_default = len(plain) - len(node.args.defaults)
    for index, each in enumerate(plain):
        if each.arg not in {"self", "cls"} and each.arg not in options:
            yield OldArgument(
                name=each.arg,
                required=index < first_default,
                positional=True,
                type=text_of(each.annotation),
            )
    pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    for each, default in pairs:
        if each.arg not in options:
            yield OldArgument(
                name=each.arg, required=default is None, type=text_of(each.annotation)
            )


def path_texts(node: ast.AST, depth: int = 0) -> list[str]:
    """Return the path templates that an expression may be, with `{id}` for an argument put in."""
    if depth > _DEEPEST:
        return []
    match node:
        case ast.Constant(value=str(value)):
            return [value]
        case ast.JoinedStr(values=values):
            texts = (
                str(each.value) if isinstance(each, ast.Constant) else _variable(each)
                for each in values
            )
            return ["".join(texts)]
        case ast.Call(args=[first, *_]):
            return path_texts(first, depth + 1)
        case ast.IfExp(body=body, orelse=other):
            return [*path_texts(body, depth + 1), *path_texts(other, depth + 1)]
        case ast.BinOp(left=left, right=right):
            fronts = path_texts(left, depth + 1) or ["{}"]
            backs = path_texts(right, depth + 1) or ["{}"]
            return [front + back for front in fronts for back in backs]
        case _:
            return []


def _variable(node: ast.AST) -> str:
    """Return the variable of a path that an argument is put in for: `{id}`; else `{}`."""
    value = node.value if isinstance(node, ast.FormattedValue) else node
    for _ in range(_DEEPEST):
        if not isinstance(value, ast.Call) or not value.args:
            break
        value = value.args[0]
    return f"{{{value.id}}}" if isinstance(value, ast.Name) else "{}"


def requests(node: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield verb and paths of each `self._get(path)`, `self._get_api_list(path)` and such."""
    for each in ast.walk(node):
        if not isinstance(each, ast.Call) or not isinstance(each.func, ast.Attribute):
            continue
        owner, name = ast.unparse(each.func.value), each.func.attr
        if owner not in {"self", "self._client"} or not each.args:
            continue
        paths = tuple(path_texts(each.args[0]))
        if paths and name.lstrip("_") in VERBS:
            yield name.lstrip("_").upper(), paths
        elif paths and name in _LISTS:
            yield (keyword_text(each, "method") or "get").upper(), paths


def keyword_text(call: ast.Call, name: str) -> str:
    """Return the constant text that a call passes under a name; empty if there is none."""
    for each in call.keywords:
        if each.arg == name and isinstance(each.value, ast.Constant):
            return each.value.value if isinstance(each.value.value, str) else ""
    return ""


def environment(modules: Sequence[Module | None]) -> tuple[str, ...]:
    """Return the environment variables that some modules read."""
    found: set[str] = set()
    for module in modules:
        for node in ast.walk(module.tree) if module is not None else ():
            if isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                if ast.unparse(node.func) in _ENVIRON and isinstance(
                    first, ast.Constant
                ):
                    found.add(str(first.value))
    return tuple(sorted(found))
