"""Packages whose members are imported on first access (PEP 562)."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING
from warnings import warn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_FUNCTIONS = {"async_bulk", "async_poll", "bulk", "fake", "fixture", "poll"}


def _refuse_absent(package: str, name: str) -> None:
    if not name[:1].isupper():
        if name not in _FUNCTIONS:
            return
        from importlib.util import find_spec

        if find_spec(f"{package}.{name}") is not None:
            return
    from .parts import refuse_absent

    refuse_absent(name)


def lazy(
    package: str, names: Mapping[str, str] | str
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    return functions(
        package, lambda: parsed(names) if isinstance(names, str) else names
    )


def functions(
    package: str, table: Callable[[], Mapping[str, str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    read: list[Mapping[str, str]] = []

    def known() -> Mapping[str, str]:
        if not read:
            read.append(table())
        return read[0]

    def load(name: str) -> object:
        if name == "__all__":
            return sorted(known())
        module = sys.modules[package]
        if name not in known():
            _refuse_absent(package, name)
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=module)
        target, _, other = known()[name].partition(":")
        if other.endswith("!"):
            other = other[:-1]
            message = f"`{name}` is called `{other}` now"
            warn(message, DeprecationWarning, stacklevel=2)
            return getattr(import_module(target, package), other)
        loaded = import_module(target, package)
        whole = target == f".{name}" and not other
        value: object = loaded if whole else getattr(loaded, other or name)
        vars(module)[name] = value
        return value

    def list_names() -> list[str]:
        special = (each for each in vars(sys.modules[package]) if each[:2] == "__")
        return sorted({*special, *known()})

    return load, list_names


def parsed(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    module = ""
    for line in text.splitlines():
        names = line.split()
        if names and line[0] != " ":
            module = names.pop(0)
        for each in names:
            name, colon, own = each.partition(":")
            found[name] = f"{module}{colon}{own}"
    return found
