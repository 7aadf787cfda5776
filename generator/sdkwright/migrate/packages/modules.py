"""Modules of a package as syntax trees, and the class that a name in one of them means."""

from __future__ import annotations

import ast
from dataclasses import field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.packages.files import PackageFiles

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

# Names are re-exported through no more modules than this.
_HOPS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One module.

    Attributes:
        name: Dotted, below the package; empty for the package itself.
        imports: Module and attribute of each imported name.
        aliases: What names are assigned to: `X: TypeAlias = Union[A, B]`.
    """

    name: str
    is_package: bool
    tree: ast.Module
    classes: dict[str, ast.ClassDef] = field(default_factory=dict[str, ast.ClassDef])
    imports: dict[str, tuple[str, str]] = field(
        default_factory=dict[str, tuple[str, str]]
    )
    aliases: dict[str, ast.expr] = field(default_factory=dict[str, ast.expr])


class Named(NamedTuple):
    """What a name means: a class, or the expression that an alias stands for."""

    module: Module
    name: str
    node: ast.ClassDef | ast.expr


class Modules:
    """The modules of a package, parsed as they are asked for."""

    def __init__(self, files: PackageFiles) -> None:
        self.files = files
        self.broken: dict[str, str] = {}
        self._cache: dict[str, Module | None] = {}

    def get(self, name: str) -> Module | None:
        """Return a module by its dotted name below the package; None if there is none."""
        if name not in self._cache:
            self._cache[name] = self._load(name)
        return self._cache[name]

    def names(self) -> list[str]:
        """Return the dotted names of all modules."""
        found: set[str] = set()
        for path in self.files.texts:
            parts = path.rpartition(".")[0].split("/")
            found.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        return sorted(found)

    def find(self, module: Module, name: str, hops: int = 0) -> Named | None:
        """Follow a name, maybe dotted, to what it means; None outside of the package."""
        head, _, rest = name.partition(".")
        if hops > _HOPS:
            return None
        if not rest and head in module.classes:
            return Named(module, head, module.classes[head])
        if head in module.imports:
            return self._imported(*module.imports[head], rest, hops)
        if not rest and head in module.aliases:
            return Named(module, head, module.aliases[head])
        if module.is_package:
            below = self.get(f"{module.name}.{head}" if module.name else head)
            if below is not None and rest:
                return self.find(below, rest, hops + 1)
        return None

    def _imported(
        self, source: str, attribute: str, rest: str, hops: int
    ) -> Named | None:
        below = self.get(f"{source}.{attribute}" if source else attribute)
        if rest:
            return self.find(below, rest, hops + 1) if below is not None else None
        owner = self.get(source)
        return self.find(owner, attribute, hops + 1) if owner is not None else None

    def _load(self, name: str) -> Module | None:
        base = name.replace(".", "/")
        front = f"{base}/" if base else ""
        for path, is_package in (
            (f"{front}__init__.pyi", True),
            (f"{front}__init__.py", True),
            (f"{base}.py", False),
        ):
            if path in self.files.texts:
                return self._parse(name, path, is_package=is_package)
        return None

    def _parse(self, name: str, path: str, *, is_package: bool) -> Module | None:
        try:
            tree = ast.parse(self.files.texts[path])
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            self.broken[path] = str(error)
            return None
        module = Module(name=name, is_package=is_package, tree=tree)
        for node in tree.body:
            match node:
                case ast.ClassDef():
                    module.classes[node.name] = node
                case ast.Assign(
                    targets=[ast.Name(id=target)], value=value
                ) | ast.AnnAssign(
                    target=ast.Name(id=target), value=ast.expr() as value
                ):
                    module.aliases[target] = value
                    self._lazy_table(module, value)
                case _:
                    pass
        for each in ast.walk(tree):
            if isinstance(each, ast.ImportFrom):
                source = self._source(module, each)
                for alias in each.names if source is not None else ():
                    known = alias.asname or alias.name
                    module.imports.setdefault(known, (source or "", alias.name))
        return module

    def _lazy_table(self, module: Module, value: ast.expr) -> None:
        """Read a table of lazy exports: `{"Name": ".module"}`."""
        if not isinstance(value, ast.Dict):
            return
        for key, where in zip(value.keys, value.values, strict=True):
            match key, where:
                case ast.Constant(value=str(name)), ast.Constant(value=str(target)):
                    if target.startswith("."):
                        target, _, own = target.partition(":")
                        source = _relative(module, target)
                        module.imports.setdefault(name, (source, own or name))
                case _:
                    pass

    def _source(self, module: Module, node: ast.ImportFrom) -> str | None:
        if node.level:
            return _relative(module, "." * node.level + (node.module or ""))
        root, name = self.files.name, node.module or ""
        if name == root or name.startswith(f"{root}."):
            return name[len(root) + 1 :]
        return None


def _relative(module: Module, text: str) -> str:
    """Return the dotted name of a relative import."""
    level = len(text) - len(text.lstrip("."))
    parts = module.name.split(".") if module.name else []
    if not module.is_package:
        parts = parts[:-1]
    parts = parts[: len(parts) - (level - 1)] if level > 1 else parts
    return ".".join([*parts, *([text.lstrip(".")] if text.lstrip(".") else [])])


def text_of(node: ast.AST | None) -> str:
    """Return an annotation as text; a quoted one without its quotes."""
    if node is None:
        return ""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ast.unparse(node)


def last_part(node: ast.AST) -> str:
    """Return the last name of a dotted expression."""
    return ast.unparse(node).rpartition(".")[2]


def decorators(node: Function) -> set[str]:
    """Return the last names of a function's decorators."""
    found = (e.func if isinstance(e, ast.Call) else e for e in node.decorator_list)
    return {last_part(each) for each in found}


def is_property(node: Function) -> bool:
    """Whether a function is read like an attribute."""
    return bool(decorators(node) & {"property", "cached_property"})


def functions(node: ast.ClassDef) -> Iterator[tuple[str, Function, list[Function]]]:
    """Yield name, implementation and overloads of each method of a class."""
    overloads: dict[str, list[Function]] = {}
    last: dict[str, Function] = {}
    for each in node.body:
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if "overload" in decorators(each):
                overloads.setdefault(each.name, []).append(each)
            else:
                last[each.name] = each
    for name, implementation in last.items():
        yield name, implementation, overloads.get(name, [])


def listed(module: Module | None, name: str = "__all__") -> list[str]:
    """Return the texts of a list that a module assigns, such as `__all__`."""
    value = module.aliases.get(name) if module is not None else None
    if not isinstance(value, (ast.List, ast.Tuple)):
        return []
    return [
        each.value
        for each in value.elts
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
