"""Packages of other generators, read by their syntax trees: nothing is imported or run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.migrate.packages.fern import fern_surface
from sdkwright.migrate.packages.files import PackageReadError, package_files
from sdkwright.migrate.packages.modules import Modules
from sdkwright.migrate.packages.openapi_generator import (
    generator_front,
    generator_surface,
)
from sdkwright.migrate.packages.openapi_python_client import (
    operations_front,
    operations_surface,
)
from sdkwright.migrate.packages.ours import our_package
from sdkwright.migrate.packages.speakeasy import is_speakeasy, speakeasy_surface
from sdkwright.migrate.packages.stainless import is_stainless, stainless_surface
from sdkwright.migrate.packages.surface_json import read_surface

if TYPE_CHECKING:
    from pathlib import Path

    from sdkwright.migrate.surfaces import OldSurface

__all__ = ["PackageReadError", "old_surface", "our_package"]


def old_surface(path: Path) -> tuple[OldSurface, tuple[tuple[str, str], ...]]:
    """Read the surface of a wheel, a package's folder, or a surface in JSON.

    Returns:
        The surface, and the files that are no Python with what is wrong with each.

    Raises:
        PackageReadError: It is none of these, or of no known form.
        OSError: It cannot be read.
    """
    if path.suffix == ".json":
        return read_surface(path), ()
    modules = Modules(package_files(path))
    found = _surface(modules)
    if found is None or not (found.methods or found.handwritten):
        raise PackageReadError(
            f"{path} has no client of a known form.",
            "Known are packages made by Stainless, Speakeasy, Fern, OpenAPI Generator and"
            " openapi-python-client.",
        )
    return found, tuple(sorted(modules.broken.items()))


def _surface(modules: Modules) -> OldSurface | None:
    if is_stainless(modules):
        return stainless_surface(modules)
    if is_speakeasy(modules):
        return speakeasy_surface(modules)
    front = generator_front(modules)
    if front is not None:
        return generator_surface(modules, front)
    front = operations_front(modules)
    if front is not None:
        return operations_surface(modules, front)
    return fern_surface(modules)
