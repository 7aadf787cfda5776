"""What `compat = "fern"` adds to a package: imports that programs for Fern's packages have.

All types and errors are exported by the package itself, errors under the reason phrases of
their statuses too, and the one that all of them extend by `core.api_error`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.compat.names import FERN_ERRORS, FERN_ROOT
from sdkwright.python.package import index_units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sdkwright.emit.code import Unit

_OURS: Final = "APIStatusError"
_OPTIONS: Final = "RequestOptions"


def fern_exports(types: Mapping[str, str], own: Collection[str]) -> dict[str, str]:
    """Return where each name lives that the package exports besides its own.

    Args:
        types: The module in `types` of each type.
        own: What the package exports anyhow; these names are nobody else's.
    """
    found = {
        name: f".errors:{ours}" for name, ours in FERN_ERRORS.items() if ours in own
    }
    found |= {name: f".types.{module}" for name, module in types.items()}
    return {name: where for name, where in found.items() if name not in own}


def fern_units(folder: str, up: str) -> Iterator[Unit]:
    """Yield the modules that old programs import options and the root of errors from.

    Args:
        folder: The package's folder.
        up: The relative import prefix from there to `_core`'s folder.
    """
    doc = "Options and errors, where old programs import them."
    options = f"{up}._core.fern.options"
    names = {FERN_ROOT: f"..errors:{_OURS}", _OPTIONS: options}
    modules = ("api_error", "request_options")
    yield from index_units(f"{folder}/core", doc, f"{up}.", names, modules)
    names = {_OPTIONS: f".{options}"}
    yield from index_units(f"{folder}/core/request_options", doc, f"{up}..", names)
    names = {FERN_ROOT: f"...errors:{_OURS}"}
    yield from index_units(f"{folder}/core/api_error", doc, f"{up}..", names)
