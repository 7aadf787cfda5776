"""Classes and what they derive from, read from the text of a module that is never imported.

A base is known by where its name leads: through the imports of the file, and through other
classes of `custom/`. What is not in the package of the same API does not matter here.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from sdkwright.custom.records import FOLDER, CustomMember
from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Longer chains of classes are not looked through.
_HOPS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassText:
    """A class as its file has it.

    Attributes:
        bases: Full names, with dots, from the top package down.
    """

    name: str
    line: int
    bases: tuple[str, ...]
    members: tuple[CustomMember, ...]


def classes_of(tree: ast.Module, package: str) -> Iterator[ClassText]:
    """Yield the classes of a module, those inside of others left out.

    Args:
        tree: The module.
        package: The package that it is in, with dots; relative imports start there.
    """
    statements = [*_statements(tree.body)]
    names = _imported(statements, package)
    for node in statements:
        if isinstance(node, ast.ClassDef):
            written = (_dotted(each) for each in node.bases)
            yield ClassText(
                name=node.name,
                line=node.lineno,
                bases=tuple(_full(each, names) for each in written if each),
                members=tuple(_members(node)),
            )


def closure(
    bases: tuple[str, ...], known: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Return bases, and those of the bases that are known themselves.

    Args:
        bases: Full names.
        known: The bases of other classes, by full name.
    """
    found: set[str] = set()
    waiting = {*bases}
    for _ in range(_HOPS):
        found |= waiting
        waiting = {one for each in waiting for one in known.get(each, ())} - found
    return frozenset(found)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a module, those in conditions and attempts, too."""
    for node in body:
        match node:
            case ast.If(body=inner, orelse=other):
                yield from _statements([*inner, *other])
            case ast.Try(body=inner, handlers=handlers, orelse=other):
                handled = [one for each in handlers for one in each.body]
                yield from _statements([*inner, *handled, *other])
            case _:
                yield node


def _imported(statements: list[ast.stmt], package: str) -> dict[str, str]:
    """Return what names stand for: modules and members of modules, by full name.

    A class of the file itself stands for itself: it hides what was imported.
    """
    names: dict[str, str] = {}
    for node in statements:
        if isinstance(node, ast.Import):
            for each in node.names:
                top = each.name.partition(".")[0]
                names[each.asname or top] = each.name if each.asname else top
        elif isinstance(node, ast.ImportFrom):
            origin = _origin(node, package)
            for each in node.names:
                names[each.asname or each.name] = f"{origin}.{each.name}"
    return names


def _origin(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    kept = parts[: max(len(parts) - node.level + 1, 0)]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _dotted(node: ast.expr) -> str:
    """Return a base as it is written: `generated.Sessions`; empty if it is no name."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            inner = _dotted(value)
            return f"{inner}.{name}" if inner else ""
        case ast.Subscript(value=value):
            return _dotted(value)
        case _:
            return ""


def _full(written: str, names: Mapping[str, str]) -> str:
    head, dot, rest = written.partition(".")
    return f"{names.get(head, f'.{head}')}{dot}{rest}"


def _members(node: ast.ClassDef) -> Iterator[CustomMember]:
    for each in node.body:
        match each:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if not name.startswith("_"):
                    yield CustomMember(name=name, line=each.lineno, is_method=True)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(
                targets=[ast.Name(id=name)]
            ) if not name.startswith("_"):
                yield CustomMember(name=name, line=each.lineno, is_method=False)
            case _:
                continue


def below(full: str, package: str) -> str:
    """Return a full name without the API's package; empty for what is not in there."""
    prefix = f"{package}."
    return full.removeprefix(prefix) if full.startswith(prefix) else ""


def own_module(package: str, module: str) -> str:
    """Return the full name of a module below `custom/`."""
    return ".".join(each for each in (package, FOLDER, module) if each)
