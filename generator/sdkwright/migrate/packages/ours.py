"""Packages of ours, for what their surface does not say: read from the syntax tree."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sdkwright.migrate.comparison.arrangement import Arrangement
from sdkwright.migrate.comparison.methods import Positions
from sdkwright.migrate.packages.calls import arguments
from sdkwright.migrate.packages.files import PackageReadError, package_files
from sdkwright.migrate.packages.modules import Modules, functions, is_property, text_of
from sdkwright.migrate.packages.types import exported_types
from sdkwright.surface import FILE_NAME, SurfaceError, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json
    from sdkwright.migrate.packages.modules import Module
    from sdkwright.surface import Surface

_VIEWS = frozenset({"with_raw_response", "with_streaming_response", "prepare"})
_DEEPEST = 12


def our_package(path: Path) -> tuple[Surface, Arrangement]:
    """Read the surface and the arrangement of a package with one API.

    Raises:
        PackageReadError: It is none of ours, or has several APIs.
        OSError: It cannot be read.
    """
    files = package_files(path, with_json=True)
    data = files.texts.get(FILE_NAME)
    if data is None:
        raise PackageReadError(
            f"{path} has no {FILE_NAME} at its top: it is none of ours, or has several"
            " APIs.",
            "Name the folder of one API.",
        )
    try:
        surface = load(data.decode(errors="replace"))
    except SurfaceError as error:
        raise PackageReadError(f"{path}: {FILE_NAME} is no surface: {error}") from None
    modules = Modules(files)
    top = modules.get("")
    errors = modules.get("errors")
    compat = any(each.startswith("_compat/") for each in files.texts)
    old = any(each.startswith("_core/speakeasy/") for each in files.texts)
    types = exported_types(modules, ("types", "models") if old else ("types",))
    own = {
        name: tuple(each.wire for each in method.arguments if each.name in positional)
        for name, positional in _positions(modules, surface.client)
        if (method := surface.methods.get(name)) is not None
    }
    return surface, Arrangement(
        positions=Positions(operations=dict(own)),
        exports=frozenset(top.imports if top is not None else ()),
        types=frozenset(name for names in types.values() for name in names),
        places=frozenset(
            (package.partition(".")[2], name)
            for package, names in types.items()
            for name in names
        ),
        env=frozenset(_variables(files.texts.get("operations.json", b"{}"))),
        errors=frozenset({*(errors.classes if errors else ()), *_errors(top)}),
        compat=compat,
    )


def _errors(top: Module | None) -> set[str]:
    return {n for n in (top.imports if top is not None else ()) if n.endswith("Error")}


def _variables(data: bytes) -> Iterator[str]:
    try:
        tree: Json = json.loads(data)
    except ValueError:
        return
    parameters = tree.get("client_parameters") if isinstance(tree, dict) else None
    for each in parameters if isinstance(parameters, list) else ():
        variable = each.get("env") if isinstance(each, dict) else None
        if isinstance(variable, str):
            yield variable


def _positions(modules: Modules, client: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each method's dotted path with its positional arguments, in order."""
    module = modules.get("client")
    node = module.classes.get(client) if module is not None else None
    if module is not None and node is not None:
        yield from _methods(modules, module, node, ())


def _methods(
    modules: Modules, module: Module, node: ast.ClassDef, dotted: tuple[str, ...]
) -> Iterator[tuple[str, list[str]]]:
    for name, implementation, overloads in functions(node):
        if name.startswith("_") or name in _VIEWS or len(dotted) > _DEEPEST:
            continue
        path = (*dotted, name)
        if not is_property(implementation):
            found = arguments(implementation, overloads, ())
            yield ".".join(path), [each.name for each in found if each.positional]
            continue
        below = modules.find(module, text_of(implementation.returns))
        if below is not None and isinstance(below.node, ast.ClassDef):
            yield from _methods(modules, below.module, below.node, path)
