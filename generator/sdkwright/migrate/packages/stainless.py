"""Surfaces of packages whose client is in `_client.py`, as Stainless made them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.packages.calls import arguments, environment, requests
from sdkwright.migrate.packages.modules import (
    functions,
    is_property,
    last_part,
    listed,
    text_of,
)
from sdkwright.migrate.packages.types import Bodies, exported_types
from sdkwright.migrate.surfaces import OldMethod, OldSurface, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.packages.modules import Function, Module, Modules, Named

_OPTIONS: Final = frozenset(
    {"extra_headers", "extra_query", "extra_body", "timeout", "idempotency_key"}
)
_MEMBERS: Final = frozenset(
    {"auth_headers", "copy", "default_headers", "default_query", "qs", "with_options",
     "with_raw_response", "with_streaming_response"}
)  # fmt: skip
_HIDDEN: Final = frozenset({"get_platform_headers", "validate_headers"})
_DEEPEST: Final = 12


def is_stainless(modules: Modules) -> bool:
    """Whether a package has this form."""
    return "_client.py" in modules.files.texts and "_base_client.py" in (
        modules.files.texts
    )


def stainless_surface(modules: Modules) -> OldSurface | None:
    """Return the surface of a package; None where its client is not to be found."""
    module = modules.get("_client")
    sync = _client(module, "SyncAPIClient")
    if module is None or sync is None:
        return None
    asynchronous = _client(module, "AsyncAPIClient")
    reader = _Reader(modules)
    methods = tuple(reader.methods(module, sync, (), ()))
    init = next((f for n, f, _ in functions(sync) if n == "__init__"), None)
    types = exported_types(modules, ("types",))
    for package, names in types.items():
        owner = modules.get(package)
        for name in names if owner is not None else ():
            assert owner is not None  # it was just looked at
            reader.bodies.add(owner, name)
    return OldSurface(
        shape=Shape.STAINLESS,
        package=modules.files.name,
        label=modules.files.label,
        client=sync.name,
        async_client=asynchronous.name if asynchronous is not None else "",
        options=arguments(init, (), ()) if init is not None else (),
        members=tuple(sorted(n for n, _, _ in functions(sync) if n in _MEMBERS)),
        env=environment([module]),
        queries=_queries(module),
        methods=methods,
        exports=tuple(listed(modules.get(""))),
        types=types,
        bodies=reader.bodies.bodies,
        resolved=reader.bodies.resolved,
        errors=_classes(modules.get("_exceptions")),
        pages=_classes(modules.get("pagination")),
        handwritten=tuple(reader.handwritten),
    )


def _queries(module: Module) -> dict[str, str]:
    """Return how the client writes lists and objects in queries.

    Without a word lists have brackets, and so have members of objects.
    """
    found = {"array_format": "brackets", "nested_format": "brackets"}
    for each in ast.walk(module.tree):
        if isinstance(each, ast.Call) and last_part(each.func) == "Querystring":
            for keyword in each.keywords:
                if keyword.arg in found and isinstance(keyword.value, ast.Constant):
                    found[keyword.arg] = str(keyword.value.value)
            return found
    return {}


def _wrapped(modules: Modules) -> dict[str, str]:
    """Return the member that each envelope of `_wrappers` has, by the envelope's class."""
    module = modules.get("_wrappers")
    found: dict[str, str] = {}
    for name, node in module.classes.items() if module is not None else ():
        for each in node.body:
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                found.setdefault(name, each.target.id)
    return found


def _classes(module: Module | None) -> tuple[str, ...]:
    return tuple(sorted(module.classes)) if module is not None else ()


def _client(module: Module | None, base: str) -> ast.ClassDef | None:
    for node in module.classes.values() if module is not None else ():
        if base in {last_part(each) for each in node.bases}:
            return node
    return None


class _Reader:
    """Walks the resources of a client."""

    def __init__(self, modules: Modules) -> None:
        self.bodies = Bodies(modules)
        self.handwritten: list[str] = []
        self._modules = modules
        self._wrapped = _wrapped(modules)

    def methods(
        self,
        module: Module,
        node: ast.ClassDef,
        dotted: tuple[str, ...],
        seen: tuple[str, ...],
    ) -> Iterator[OldMethod]:
        """Yield the methods of a resource and of those below it."""
        if len(dotted) > _DEEPEST:
            return
        for name, target in self._below(module, node):
            key = f"{target.module.name}:{target.name}"
            if key not in seen and isinstance(target.node, ast.ClassDef):
                yield from self.methods(
                    target.module, target.node, (*dotted, name), (*seen, key)
                )
        for name, implementation, overloads in functions(node):
            if name.startswith("_") or name in _MEMBERS | _HIDDEN:
                continue
            if is_property(implementation):
                continue
            full = ".".join((*dotted, name))
            found = next(requests(implementation), None)
            if found is None:
                self.handwritten.append(full)
                continue
            returns = text_of(implementation.returns)
            every = arguments(implementation, overloads, _OPTIONS)
            for text in (returns, *(each.type for each in every)):
                self.bodies.add(module, text)
            yield OldMethod(
                name=full,
                verb=found[0],
                paths=found[1],
                arguments=every,
                returns=returns,
                module=module.name,
                unwraps=self._unwraps(implementation),
            )

    def _unwraps(self, node: Function) -> str:
        """Return the member of its response that a method returns; empty for all of it."""
        for each in ast.walk(node) if self._wrapped else ():
            if isinstance(each, ast.Attribute) and each.attr == "_unwrapper":
                value = each.value
                value = value.value if isinstance(value, ast.Subscript) else value
                return self._wrapped.get(last_part(value), "")
        return ""

    def _below(self, module: Module, node: ast.ClassDef) -> Iterator[tuple[str, Named]]:
        """Yield the resources that are properties, or annotated attributes."""
        for name, implementation, _ in functions(node):
            if name.startswith("_") or name in _MEMBERS:
                continue
            if is_property(implementation):
                target = self._modules.find(module, text_of(implementation.returns))
                if target is not None:
                    yield name, target
        for each in node.body:
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                target = self._modules.find(module, text_of(each.annotation))
                if target is not None and self._is_resource(target.name):
                    yield each.target.id, target

    @staticmethod
    def _is_resource(name: str) -> bool:
        return (
            "Resource" in name
            and not name.startswith("Async")
            and not name.endswith("Response")
        )
