"""Packages whose members are imported on first access (PEP 562).

Importing a package of a thousand types must not import a thousand modules. Its
`__init__.py` holds a table of names and two functions made here; its stub
(`__init__.pyi`) declares the same names for type checkers and editors.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy(
    package: str, names: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make the `__getattr__` and `__dir__` of a lazy package.

    Args:
        package: The `__name__` of the package.
        names: For each public name the module that holds it, relative to the package
            (`{"Action": ".action"}`). A name equal to its module's (`{"types":
            ".types"}`) is that module itself, because Python binds an imported
            sub-module to that name.

    Returns:
        The two functions, to be assigned under those names.
    """

    def load(name: str) -> object:
        if name == "__all__":
            return sorted(names)
        module = sys.modules[package]
        if name not in names:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=module)
        target = names[name]
        loaded = import_module(target, package)
        value: object = loaded if target == f".{name}" else getattr(loaded, name)
        # Safe in threads: both would store the same object.
        vars(module)[name] = value
        return value

    def list_names() -> list[str]:
        special = (each for each in vars(sys.modules[package]) if each[:2] == "__")
        return sorted({*special, *names})

    return load, list_names
