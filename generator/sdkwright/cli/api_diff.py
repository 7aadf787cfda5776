"""What a build has changed for the people who call the package: operations and types.

Read from the generated files themselves, before and after, so that it knows of everything
that differs, be it a default, a type or a word of documentation.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sdkwright.emit import lock
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_SHOWN: Final = 20
# A module larger than this is nobody's.
_MAX_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSnapshot:
    """The names of operations and types that are new, different, or gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def record(self) -> dict[str, list[str]]:
        """Return the same for programs."""
        return {
            "added": list(self.added),
            "changed": list(self.changed),
            "removed": list(self.removed),
        }

    def text(self) -> str:
        """Return a line for each, and how many more there are of a long list."""
        lines: list[str] = []
        for mark, names in (
            ("+", self.added),
            ("~", self.changed),
            ("-", self.removed),
        ):
            lines += [f"  {mark} {name}" for name in names[:_SHOWN]]
            if len(names) > _SHOWN:
                lines.append(f"  {mark} and {len(names) - _SHOWN:,} more")
        return "\n".join(lines)


def texts(folder: Path, paths: Iterable[str] | None = None) -> dict[str, str]:
    """Return the texts of the files that define operations and types.

    Args:
        folder: The output folder.
        paths: Only these; all that the lock knows where this is None.
    """
    found: dict[str, str] = {}
    for path in lock.load(folder).files if paths is None else paths:
        if _is_snapshot(path):
            try:
                data = read_regular(folder / path, _MAX_BYTES, follow=False)
                found[path] = data.decode()
            except (OSError, UnicodeDecodeError):
                continue
    return found


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> ApiSnapshot:
    """Compare the texts of files by path; only paths whose texts differ count."""
    paths = [
        path for path in {**before, **after} if before.get(path) != after.get(path)
    ]
    old = {k: v for path in paths for k, v in _names(path, before.get(path, ""))}
    new = {k: v for path in paths for k, v in _names(path, after.get(path, ""))}
    return ApiSnapshot(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(k for k in old.keys() & new.keys() if old[k] != new[k])),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def _is_snapshot(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return (
        folder.rpartition("/")[2] in {"resources", "types"}
        and name.endswith(".py")
        and name != "__init__.py"
    )


def _names(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield what a file defines, each with everything that is said about it."""
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError):
        return  # somebody has edited it
    lines = text.split("\n")
    package, kind = path.split("/")[1:-2], path.split("/")[-2]
    prefix = "".join(f"{each}." for each in package)
    pairs = _operations(module) if kind == "resources" else _types(module)
    found: dict[str, list[str]] = {}
    for name, node in pairs:
        start = min(
            [node.lineno, *(e.lineno for e in getattr(node, "decorator_list", ()))]
        )
        found.setdefault(name, []).extend(lines[start - 1 : node.end_lineno])
    word = "operation" if kind == "resources" else "type"
    for name, said in found.items():
        yield f"{word} {prefix}{name}", "\n".join(said)


def _operations(module: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the methods of synchronous resources, and the constants they call with."""
    constants = {
        node.target.id[1:].lower(): node
        for node in module.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    for node in module.body:
        match node:
            case ast.ClassDef(name=owner, bases=[ast.Name(id="Resource")], body=body):
                pass
            case _:
                continue
        for each in body:
            if isinstance(each, ast.FunctionDef) and not _is_property(each):
                yield f"{owner}.{each.name}", each
                for name in (each.name, f"{each.name}_stream"):
                    if name.lower() in constants:
                        yield f"{owner}.{each.name}", constants[name.lower()]


def _is_property(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(each, ast.Name) and each.id == "cached_property"
        for each in function.decorator_list
    )


def _types(module: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield classes and aliases, with what stands behind them."""
    name = ""
    for node in module.body:
        match node:
            case ast.ClassDef(name=found) | ast.AnnAssign(target=ast.Name(id=found)):
                name = found
            case ast.If(body=[ast.AnnAssign(target=ast.Name(id=found))]):
                name = found
            case ast.Expr() if name:
                pass  # its documentation, or its table of names
            case _:
                continue
        yield name, node
