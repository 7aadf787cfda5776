"""Folders of types, and modules of one's own that types name: imported on first access."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from .lazy import functions, parsed

if TYPE_CHECKING:
    from collections.abc import Callable


class _LazyModule:
    """A module that is imported when one of its members is asked for."""

    def __init__(self, package: str, name: str) -> None:
        self._names = name, package

    def __getattr__(self, member: str) -> object:
        try:
            return getattr(import_module(*self._names), member)
        except AttributeError as error:
            raise NameError(str(error), name=member) from None


def lazy_module(importer: str, name: str) -> object:
    return _LazyModule(importer.rpartition(".")[0], name)


def lazy_part(
    package: str,
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    return functions(package, lambda: _part_of(package))


def _part_of(package: str) -> dict[str, str]:
    above, _, own = package.rpartition(".")
    whole: object = vars(sys.modules[above])["_NAMES"]
    start = f".{own}."
    every = parsed(whole) if isinstance(whole, str) else {}
    return {
        name: where[len(start) - 1 :]
        for name, where in every.items()
        if where.startswith(start)
    }
