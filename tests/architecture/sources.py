"""The generator's own source, as syntax trees."""

from __future__ import annotations

import ast
import gc
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "generator"
GENERATOR = SOURCE / "sdkwright"
TEMPLATES = ROOT / "templates"
# The parts that are divided into wings.
WINGED = {"read", "refine", "python", "runtime"}


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the generator."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path below `sdkwright/`, such as `emit/write.py`."""
        return self.path.relative_to(GENERATOR).as_posix()

    @property
    def dotted(self) -> str:
        """Its name to import it by."""
        parts = self.path.relative_to(SOURCE).with_suffix("").parts
        return ".".join(part for part in parts if part != "__init__")

    @property
    def part(self) -> str:
        """The package of the architecture it belongs to: `read`, `emit`, `pipeline`."""
        return self.name.split("/")[0].removesuffix(".py")

    @property
    def wing(self) -> str | None:
        """The wing it belongs to, such as `read.schemas`; None outside of wings."""
        parts = self.dotted.split(".")[1:3]
        return ".".join(parts) if len(parts) > 1 and parts[0] in WINGED else None

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.path.read_text(encoding="utf-8").splitlines())

    def nodes(self) -> tuple[ast.AST, ...]:
        """Return everything in its tree."""
        return _walked(self)

    def calls(self) -> Iterator[ast.Call]:
        """Yield every call in it."""
        for node in self.nodes():
            if isinstance(node, ast.Call):
                yield node

    def imports(self) -> tuple[str, ...]:
        """Return what it imports, anywhere in it, by full name."""
        return _imported(self)

    def find_imports(self) -> Iterator[str]:
        """Yield what it imports; `imports` keeps it, for many rules ask."""
        for node in self.nodes():
            if isinstance(node, ast.Import):
                yield from (each.name for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                for each in node.names:
                    inner = f"{base}.{each.name}"
                    yield inner if is_module(inner) else base

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        # Relative to the package: an `__init__` is one itself.
        package = self.dotted.split(".")
        keep = len(package) - node.level + (self.path.name == "__init__.py")
        return ".".join([*package[:keep], *(node.module or "").split(".")]).strip(".")


@cache
def _walked(module: Module) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(module.tree))


@cache
def _imported(module: Module) -> tuple[str, ...]:
    return tuple(module.find_imports())


@cache
def is_module(name: str) -> bool:
    """Whether a full name is a module or package of ours."""
    path = SOURCE.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def names_module(module: Module, name: str) -> bool:
    """Whether a module imports another one as a whole, by `from wing import module`."""
    wing, _, own = name.rpartition(".")
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == wing
        and own in {each.name for each in node.names}
        for node in module.nodes()
    )


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the generator.

    Their trees are millions of objects that stay: it would take longer to look through
    them for garbage, again and again, than to judge them.
    """
    gc.disable()
    found = tuple(
        Module(path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(GENERATOR.rglob("*.py"))
    )
    for module in found:
        module.nodes()
    gc.freeze()
    gc.enable()
    return found


def called(call: ast.Call) -> str:
    """The name of what is called: `open`, `os.rename`, `.write_text`."""
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
        case ast.Attribute(attr=name):
            return f".{name}"
        case _:
            return ""
