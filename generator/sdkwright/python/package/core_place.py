"""Where the core is: in the package, or in the distribution that packages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.runtime.compatible import VERSION

if TYPE_CHECKING:
    from sdkwright.config import Config

SHARED_DISTRIBUTION: Final = "sdkwright-runtime"
SHARED_PACKAGE: Final = "sdkwright_core"
SHARED_PREFIX: Final = SHARED_PACKAGE.removesuffix("_core")


def core_prefix(config: Config) -> str:
    """Return what leads from a module of the package to the core, less `_core`."""
    return SHARED_PREFIX if config.shared else "."


def deeper(prefix: str) -> str:
    """Return the prefix for a module that is one folder further down."""
    return prefix if prefix == SHARED_PREFIX else f"{prefix}."


def shared_requirement() -> str:
    """Return what packages need of the shared core: this version, or a later one that fits."""
    first, second, *_ = VERSION.split(".")
    limit = f"0.{int(second) + 1}" if first == "0" else str(int(first) + 1)
    return f"{SHARED_DISTRIBUTION}>={VERSION},<{limit}"
