"""Surfaces of packages whose client is in `client.py`, as Fern makes them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.packages.calls import (
    arguments,
    environment,
    keyword_text,
    path_texts,
)
from sdkwright.migrate.packages.modules import functions, is_property, listed, text_of
from sdkwright.migrate.surfaces import OldMethod, OldSurface, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.packages.modules import Module, Modules

_OPTIONS: Final = frozenset({"request_options"})
_DEEPEST: Final = 8


def fern_surface(modules: Modules) -> OldSurface | None:
    """Return the surface of a package; None where its client is not to be found."""
    found = _client(modules)
    if found is None:
        return None
    module, client = found
    init = next((f for n, f, _ in functions(client) if n == "__init__"), None)
    top = modules.get("")
    exports = {*listed(top), *(top.imports if top is not None else ())}
    types = _types(modules)
    names = {name for each in types.values() for name in each}
    outer = modules.get("client")
    public = (each for each in (outer.classes if outer else ()) if each[:5] != "Async")
    name = next(public, client.name)
    return OldSurface(
        shape=Shape.FERN,
        package=modules.files.name,
        label=modules.files.label,
        client=name,
        async_client=f"Async{name}",
        options=arguments(init, (), ()) if init is not None else (),
        env=environment([module]),
        methods=tuple(_methods(modules, module, client, ())),
        exports=tuple(sorted(exports)),
        types=types,
        errors=tuple(sorted(each for each in names if each.endswith("Error"))),
    )


def _client(modules: Modules) -> tuple[Module, ast.ClassDef] | None:
    """Return the generated client: a handwritten one may stand in front of it."""
    for name in ("base_client", "client"):
        module = modules.get(name)
        for node in module.classes.values() if module is not None else ():
            own = any(n == "__init__" for n, _, _ in functions(node))
            if module is not None and own and not node.name.startswith("Async"):
                return module, node
    return None


def _types(modules: Modules) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in modules.names():
        module = modules.get(name)
        if name and not name.startswith("core") and module and module.is_package:
            names = {each for each in module.imports if each[:1].isupper()}
            found[name] = tuple(sorted(names))
    return found


def _methods(
    modules: Modules, module: Module, node: ast.ClassDef, dotted: tuple[str, ...]
) -> Iterator[OldMethod]:
    for name, made in _below(node).items() if len(dotted) < _DEEPEST else ():
        below = modules.find(module, made)
        if below is None or not isinstance(below.node, ast.ClassDef):
            continue
        if not below.name.startswith("Raw"):
            path = (*dotted, name)
            yield from _methods(modules, below.module, below.node, path)
    for name, implementation, overloads in functions(node):
        if name.startswith("_") or is_property(implementation):
            continue
        found = _request(modules, module, name)
        if found is not None:
            yield OldMethod(
                name=".".join((*dotted, name)),
                verb=found[0],
                paths=found[1],
                arguments=arguments(implementation, overloads, _OPTIONS),
                returns=text_of(implementation.returns),
                module=module.name,
            )


def _below(node: ast.ClassDef) -> dict[str, str]:
    """Return the classes of the resources, by the attribute that holds each."""
    found: dict[str, str] = {}
    for name, implementation, _ in functions(node):
        for each in ast.walk(implementation):
            if name == "__init__":
                match each:
                    case ast.Assign(
                        targets=[ast.Attribute(attr=target)], value=ast.Call() as call
                    ) if not target.startswith("_"):
                        found[target] = ast.unparse(call.func)
                    case _:
                        pass
            elif (
                is_property(implementation)
                and isinstance(each, ast.Call)
                and not name.startswith("_")
            ):
                found[name] = ast.unparse(each.func)
    return {n: made for n, made in found.items() if made.endswith("Client")}


def _request(
    modules: Modules, module: Module, name: str
) -> tuple[str, tuple[str, ...]] | None:
    """Return the request that a method sends, itself or through the raw client beside it."""
    package = module.name.rpartition(".")[0]
    raw = modules.get(f"{package}.raw_client" if package else "raw_client")
    for owner in (module, raw):
        for node in owner.classes.values() if owner is not None else ():
            if node.name.startswith("Async"):
                continue
            for method, implementation, _ in functions(node):
                found = _sent(implementation) if method == name else None
                if found is not None:
                    return found
    return None


def _sent(node: ast.AST) -> tuple[str, tuple[str, ...]] | None:
    for call in ast.walk(node):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr in {"request", "stream"} and "httpx_client" in ast.unparse(
            call.func
        ):
            first = call.args[0] if call.args else ast.Constant(value="")
            paths = tuple(path_texts(first)) or ("",)
            return keyword_text(call, "method") or "GET", paths
    return None
