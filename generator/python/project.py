"""The files around the package: pyproject.toml, README.md, api.md, and its own index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.python.modules import index_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.config import Config
    from generator.emit.code import Unit, Verbatim
    from generator.python.plan import ApiPlan


def project_units(
    plans: Sequence[ApiPlan], config: Config
) -> Iterator[Unit | Verbatim]:
    """Yield the files that stand beside the package, and a package's own index."""
    if not config.flat:
        names = dict.fromkeys(("omit", "Omit", "RequestOptions", "Timeout"), "._core")
        modules = [each.client.module for each in plans]
        yield from index_units(config.package, "Clients.", ".", names, modules)
