"""Surfaces of packages with a class for each tag, `PetsApi`, as OpenAPI Generator makes them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.migrate.packages.calls import arguments, keyword_text, path_texts
from sdkwright.migrate.packages.modules import functions, listed, text_of
from sdkwright.migrate.packages.types import types_below
from sdkwright.migrate.surfaces import OldArgument, OldMethod, OldSurface, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.migrate.packages.modules import Function, Module, Modules

_CORE: Final = "api_client"
_BESIDE: Final = ("configuration", "rest")
_END: Final = "_api"
# What sends the same request and returns more of the response.
_VARIANTS: Final = (
    "_with_http_info",
    "_without_preload_content",
    "_with_preload_content",
)
_OPTIONS: Final = frozenset({"async_req", "kwargs"})
_SENDERS: Final = frozenset({"call_api", "param_serialize"})
# Wrappers around the type of an argument.
_DEEPEST: Final = 8
# What older packages say of each method in the constructor of its class.
_ENDPOINT: Final = "_endpoint"


def generator_front(modules: Modules) -> str | None:
    """Return where the generated package begins: empty, or `outer.inner.`; None for no such."""
    names = {*modules.names()}
    fronts = (
        each.removesuffix(_CORE)
        for each in names
        if each == _CORE or each.endswith(f".{_CORE}")
    )
    own = (f for f in fronts if all(f"{f}{each}" in names for each in _BESIDE))
    return min(own, key=len, default=None)


def generator_surface(modules: Modules, front: str) -> OldSurface:
    """Return the surface of a package that begins somewhere."""
    top = modules.get(front.removesuffix("."))
    exports = {*listed(top), *(top.imports if top is not None else ())}
    errors = modules.get(f"{front}exceptions")
    package = f"{modules.files.name}.{front}".removesuffix(".").replace(".", "_")
    return OldSurface(
        shape=Shape.OPENAPI_GENERATOR,
        package=package,
        label=modules.files.label,
        client="",
        methods=tuple(_methods(modules, front)),
        exports=tuple(sorted(exports)),
        types=types_below(modules, front, "models"),
        errors=tuple(sorted(errors.classes)) if errors is not None else (),
    )


def _methods(modules: Modules, front: str) -> Iterator[OldMethod]:
    for name in modules.names():
        last = name.rpartition(".")[2]
        module = modules.get(name) if name.startswith(front) else None
        if module is None or not last.endswith(_END):
            continue
        resource = last.removesuffix(_END)
        place = "" if resource in {"", "default"} else f"{resource}."
        for node in module.classes.values():
            yield from _of_class(module, node, place)


def _of_class(module: Module, node: ast.ClassDef, place: str) -> Iterator[OldMethod]:
    every = {name: implementation for name, implementation, _ in functions(node)}
    tables = dict(_endpoints(every["__init__"])) if "__init__" in every else {}
    for name, implementation in every.items():
        if name.startswith("_") or name.endswith(_VARIANTS):
            continue
        table = tables.get(f"{name}{_ENDPOINT}")
        found = _request(every, name) if table is None else _said(table)
        if found is not None:
            hidden = _hidden(every, name, table)
            yield OldMethod(
                name=f"{place}{name}",
                verb=found[0],
                paths=found[1],
                arguments=tuple(_arguments(implementation, hidden)),
                returns=text_of(implementation.returns),
                module=module.name,
            )


def _request(
    every: Mapping[str, Function], name: str
) -> tuple[str, tuple[str, ...]] | None:
    """Return the request of a method, which another one of the class makes."""
    for sender in (f"_{name}_serialize", f"{name}_with_http_info", name):
        node = every.get(sender)
        for call in ast.walk(node) if node is not None else ():
            if not isinstance(call, ast.Call) or not isinstance(
                call.func, ast.Attribute
            ):
                continue
            if call.func.attr in _SENDERS:
                found = _sent(call)
                if found is not None:
                    return found
    return None


def _sent(call: ast.Call) -> tuple[str, tuple[str, ...]] | None:
    words = {each.arg: each.value for each in call.keywords}
    path = words.get("resource_path") or (call.args[0] if call.args else None)
    verb = keyword_text(call, "method")
    match call.args:
        case [_, ast.Constant(value=str(said)), *_]:
            verb = verb or said
        case _:
            pass
    paths = tuple(path_texts(path)) if path is not None else ()
    return (verb, paths) if verb and paths else None


def _endpoints(node: Function) -> Iterator[tuple[str, ast.expr]]:
    """Yield what a constructor says of each method, by the attribute that holds it."""
    for each in ast.walk(node):
        match each:
            case ast.Assign(
                targets=[ast.Attribute(attr=name)],
                value=ast.Call(func=ast.Name(id="_Endpoint" | "Endpoint")) as value,
            ):
                yield name, value
            case _:
                pass


def _said(table: ast.expr) -> tuple[str, tuple[str, ...]] | None:
    """Return the request that a table of a method says."""
    verb, path = _member(table, "http_method"), _member(table, "endpoint_path")
    match verb, path:
        case ast.Constant(value=str(said)), ast.expr():
            paths = tuple(path_texts(path))
            return (said, paths) if paths else None
        case _:
            return None


def _member(table: ast.expr, name: str) -> ast.expr | None:
    """Return the value of a key in whatever mapping of a table has it first."""
    for each in ast.walk(table):
        if isinstance(each, ast.Dict):
            for key, value in zip(each.keys, each.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == name:
                    return value
    return None


def _arguments(node: Function, hidden: Sequence[str]) -> Iterator[OldArgument]:
    """Yield the arguments of a method; older ones hide those that may be left out."""
    found = [_plain(each) for each in arguments(node, (), _OPTIONS)]
    known = {each.name for each in found}
    yield from (each for each in found if not each.name.startswith("_"))
    for each in hidden if node.args.kwarg is not None else ():
        if each not in known | _OPTIONS and not each.startswith("_"):
            yield OldArgument(name=each)


def _hidden(
    every: Mapping[str, Function], name: str, table: ast.expr | None
) -> list[str]:
    """Return the keyword arguments that a method takes beside those it shows."""
    if table is not None:
        return _texts(_member(table, "all"))
    full = every.get(f"{name}_with_http_info")
    return _all_params(full) if full is not None else []


def _all_params(node: Function) -> list[str]:
    """Return the texts of the list that says which keyword arguments there are."""
    for each in ast.walk(node):
        match each:
            case ast.Assign(
                targets=[ast.Name(id="all_params" | "_all_params")],
                value=value,
            ):
                return _texts(value)
            case _:
                pass
    return []


def _texts(node: ast.expr | None) -> list[str]:
    found = node.elts if isinstance(node, ast.List) else []
    return [str(each.value) for each in found if isinstance(each, ast.Constant)]


def _plain(argument: OldArgument) -> OldArgument:
    """Return an argument whose type has no annotations around it."""
    try:
        node: ast.expr = ast.parse(argument.type, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return argument
    for _ in range(_DEEPEST):
        match node:
            case ast.Subscript(
                value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[first, *_])
            ):
                node = first
            case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
                node = inner
            case _:
                break
    return replace(argument, type=ast.unparse(node))
