"""Which modules of a package an import loads, read from the text of its imports.

Packages are lazy: `__init__.py` has a table of names and the modules they come from, and a
module is loaded when one of its names is asked for. What stands in functions or is for type
checkers only is not loaded.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TABLE: Final = "_NAMES"
_INDEX: Final = "__init__.py"


def loaded_modules(
    sources: Mapping[str, str], folder: str, name: str
) -> frozenset[str]:
    """Return the files that `from folder import name` loads.

    Args:
        sources: The texts of the package's modules, by path.
        folder: The folder of a package, such as `acme/pets`.
        name: What is imported of it.
    """
    found: set[str] = set()
    parsed: dict[str, ast.Module] = {}
    waiting: list[tuple[str, str]] = [(folder, name)]
    seen: set[tuple[str, str]] = set()
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        for path, inner in _steps(sources, *each, parsed):
            if path not in found:
                found.add(path)
                waiting.extend(_imports(path, parsed[path]))
            if inner is not None:
                waiting.append(inner)
    return frozenset(found)


def _steps(
    sources: Mapping[str, str], module: str, name: str, parsed: dict[str, ast.Module]
) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Yield the files of a module and its parents, and where a lazy name leads."""
    parts = module.split("/")
    for depth in range(1, len(parts)):
        parent = f"{'/'.join(parts[:depth])}/{_INDEX}"
        if _known(sources, parent, parsed):
            yield parent, None
    if _known(sources, f"{module}.py", parsed):
        yield f"{module}.py", None
        return
    index = f"{module}/{_INDEX}"
    if not _known(sources, index, parsed):
        return
    target = _table(parsed[index]).get(name)
    if target is not None:
        yield index, (_resolve(index, target), name)
    else:
        yield index, (f"{module}/{name}", "")


def _known(
    sources: Mapping[str, str], path: str, parsed: dict[str, ast.Module]
) -> bool:
    if path in sources and path not in parsed:
        try:
            parsed[path] = ast.parse(sources[path])
        except (SyntaxError, ValueError, RecursionError):
            parsed[path] = ast.Module(body=[], type_ignores=[])
    return path in parsed


def _table(module: ast.Module) -> dict[str, str]:
    """Return the names of a lazy package, and the relative modules they come from."""
    for node in module.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))
            ) if (name == _TABLE):
                return dict(_lines(text))
            case _:
                continue
    return {}


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield names and modules of a table: a module a line, indented ones go on."""
    module = ""
    for line in text.splitlines():
        names = line.split()
        if names and not line.startswith(" "):
            module = names.pop(0)
        yield from ((each.partition(":")[0], module) for each in names)


def _imports(path: str, module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield what a module imports of its own package while it is loaded."""
    waiting: list[ast.stmt] = list(module.body)
    while waiting:
        match waiting.pop():
            case ast.ImportFrom(level=level, module=name, names=names) if level:
                target = _resolve(path, "." * level + (name or ""))
                yield from ((target, each.name) for each in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=orelse):
                waiting += orelse
            case ast.If(body=body, orelse=orelse):
                waiting += [*body, *orelse]
            case ast.Try(body=body, handlers=handlers):
                waiting += body
                waiting += [each for handler in handlers for each in handler.body]
            case _:
                continue


def _resolve(path: str, dotted: str) -> str:
    """Return the module that a relative import in a file names."""
    name = dotted.lstrip(".")
    level = len(dotted) - len(name)
    parts = path.split("/")
    base = parts[: max(len(parts) - level, 0)]
    return "/".join((*base, *name.split("."))) if name else "/".join(base)
