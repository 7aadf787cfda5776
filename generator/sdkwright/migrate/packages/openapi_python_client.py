"""Surfaces of packages with a module for each operation, as openapi-python-client makes them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.packages.calls import arguments, path_texts
from sdkwright.migrate.packages.modules import listed, text_of
from sdkwright.migrate.packages.types import types_below
from sdkwright.migrate.surfaces import OldMethod, OldSurface, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.packages.modules import Function, Module, Modules

_CORE: Final = "client"
_CLIENT: Final = "AuthenticatedClient"
_OPTIONS: Final = frozenset({"client"})
_WHOLE: Final = "sync_detailed"
_REQUEST: Final = "_get_kwargs"
_RESPONSE: Final = "Response["


def operations_front(modules: Modules) -> str | None:
    """Return where the generated package begins: empty, or `inner.`; None for no such."""
    names = {*modules.names()}
    for name in sorted(names, key=len):
        if name != _CORE and not name.endswith(f".{_CORE}"):
            continue
        front = name.removesuffix(_CORE)
        module = modules.get(name) if f"{front}api" in names else None
        if module is not None and _CLIENT in module.classes:
            return front
    return None


def operations_surface(modules: Modules, front: str) -> OldSurface:
    """Return the surface of a package that begins somewhere."""
    top = modules.get(front.removesuffix("."))
    exports = {*listed(top), *(top.imports if top is not None else ())}
    package = f"{modules.files.name}.{front}".removesuffix(".").replace(".", "_")
    return OldSurface(
        shape=Shape.OPENAPI_PYTHON_CLIENT,
        package=package,
        label=modules.files.label,
        client="",
        methods=tuple(_methods(modules, f"{front}api.")),
        exports=tuple(sorted(exports)),
        types=types_below(modules, front, "models"),
    )


def _methods(modules: Modules, front: str) -> Iterator[OldMethod]:
    for name in modules.names():
        dotted = name.removeprefix(front) if name.startswith(front) else ""
        tag, dot, _ = dotted.partition(".")
        module = modules.get(name) if dot else None
        found = _functions(module) if module is not None else {}
        whole, request = found.get(_WHOLE), found.get(_REQUEST)
        asked = _request(request) if request is not None else None
        if module is None or whole is None or asked is None:
            continue
        returns = found.get("sync", whole).returns
        yield OldMethod(
            name=dotted if tag != "default" else dotted.removeprefix("default."),
            verb=asked[0],
            paths=asked[1],
            arguments=arguments(whole, (), _OPTIONS),
            returns=_result(text_of(returns)),
            module=module.name,
        )


def _functions(module: Module) -> dict[str, Function]:
    return {
        each.name: each
        for each in module.tree.body
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))
    }


def _request(node: Function) -> tuple[str, tuple[str, ...]] | None:
    """Return verb and paths of what a function says about a request."""
    texts: dict[str, ast.expr] = {}
    names: dict[str, ast.expr] = {}
    for each in ast.walk(node):
        match each:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                names.setdefault(name, value)
            case ast.Dict():
                for key, value in zip(each.keys, each.values, strict=True):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        texts.setdefault(key.value, value)
            case _:
                pass
    verb, url = texts.get("method"), texts.get("url")
    if isinstance(url, ast.Name):
        url = names.get(url.id)
    if not isinstance(verb, ast.Constant) or url is None:
        return None
    return str(verb.value), tuple(_paths(url))


def _paths(node: ast.expr) -> list[str]:
    """Return the paths of a URL; older packages put the base URL in front by `format`."""
    match node:
        case ast.Call(func=ast.Attribute(value=inner, attr="format")):
            return [each.removeprefix("{}") for each in path_texts(inner)]
        case _:
            return path_texts(node)


def _result(text: str) -> str:
    """Return a type without the response around it, and without None that means a failure."""
    if text.startswith(_RESPONSE) and text.endswith("]"):
        text = text.removeprefix(_RESPONSE)[:-1]
    return text.removesuffix(" | None")
