"""Types of a package: which names its packages of types export, and what their bodies are."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.packages.modules import last_part, text_of
from sdkwright.migrate.surfaces import OldType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.migrate.packages.modules import Module, Modules, Named

_DICTS: Final = frozenset({"TypedDict"})
# The keyword or function that says a field's name on the wire.
_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_ALIASES: Final = frozenset({"alias", "serialization_alias"})


def exported_types(modules: Modules, tops: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names that packages of types export, by dotted package.

    Args:
        modules: The package.
        tops: The packages that hold types, such as `types`.
    """
    found: dict[str, tuple[str, ...]] = {}
    for top in tops:
        for name in modules.names():
            if name != top and not name.startswith(f"{top}."):
                continue
            module = modules.get(name)
            if module is not None and (module.is_package or name == top):
                names = {n for n in module.imports if n[:1].isupper()}
                found[name] = tuple(sorted({*names, *module.classes}))
    return found


def types_below(modules: Modules, front: str, top: str) -> dict[str, tuple[str, ...]]:
    """Return the types of a package that begins somewhere inside of another; see above."""
    found = exported_types(modules, (f"{front}{top}",))
    return {name.removeprefix(front): names for name, names in found.items()}


class Bodies:
    """Reads the bodies of types that names lead to, each once."""

    def __init__(self, modules: Modules) -> None:
        self.bodies: dict[str, OldType] = {}
        self.resolved: dict[str, str] = {}
        self._modules = modules

    def add(self, module: Module, text: str) -> None:
        """Read every type that an annotation names, and what those name in turn."""
        waiting: list[tuple[Module, str]] = [(module, text)]
        while waiting:
            owner, annotation = waiting.pop()
            for name in names_in(annotation):
                waiting.extend(self._read(owner, name))

    def _read(self, module: Module, name: str) -> Iterable[tuple[Module, str]]:
        seen = f"{module.name}:{name}"
        if seen in self.resolved:
            return
        found = self._modules.find(module, name)
        if found is None:
            return
        key = f"{found.module.name}:{found.name}"
        self.resolved[seen] = key
        if key in self.bodies:
            return
        body = self._body(found)
        self.bodies[key] = body
        for text in (*body.fields.values(), body.target):
            yield found.module, text

    def _body(self, found: Named) -> OldType:
        if isinstance(found.node, ast.expr):
            return OldType(
                name=found.name,
                module=found.module.name,
                target=text_of(found.node),
            )
        fields: dict[str, str] = {}
        names: dict[str, str] = {}
        is_dict = False
        for base in found.node.bases:
            is_dict |= last_part(base) in _DICTS
            target = self._modules.find(found.module, ast.unparse(base))
            if target is not None and target.node is not found.node:
                inherited = self._base(target)
                fields.update(inherited.fields)
                names.update(inherited.names)
                is_dict |= inherited.is_dict
        fields.update(_fields(found.node, names))
        return OldType(
            name=found.name,
            module=found.module.name,
            fields=fields,
            names=names,
            is_dict=is_dict,
        )

    def _base(self, found: Named) -> OldType:
        """Return a base class's body; annotations of another module keep their names."""
        key = f"{found.module.name}:{found.name}"
        if key not in self.bodies:
            self.bodies[key] = OldType(name=found.name)  # a cycle ends here
            self.bodies[key] = self._body(found)
        return self.bodies[key]


def _fields(node: ast.ClassDef, names: dict[str, str]) -> Mapping[str, str]:
    """Return the annotation of each field by its wire name; adds the Python names."""
    found: dict[str, str] = {}
    for each in node.body:
        if not isinstance(each, ast.AnnAssign) or not isinstance(each.target, ast.Name):
            continue
        name = each.target.id
        if name.startswith("_") or name == "model_config":
            continue
        wire = _wire(each) or name
        found[wire] = text_of(each.annotation)
        names[wire] = name
    return found


def _wire(node: ast.AnnAssign) -> str:
    """Return what a field is called on the wire, where that is said."""
    parts = [node.annotation, *([node.value] if node.value is not None else [])]
    for each in (inner for part in parts for inner in ast.walk(part)):
        if not isinstance(each, ast.Call):
            continue
        for keyword in each.keywords:
            if keyword.arg in _ALIASES and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return ""


def names_in(annotation: str) -> set[str]:
    """Return the dotted names in an annotation, the longest of each."""
    try:
        tree = ast.parse(annotation, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    found: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Name, ast.Attribute)):
            found.add(ast.unparse(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value} if _NAME.fullmatch(node.value) else set()
        elif not isinstance(node, ast.Call):  # a call says names on the wire, not types
            waiting.extend(ast.iter_child_nodes(node))
    return found
