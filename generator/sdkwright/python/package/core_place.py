"""Where the core is: in the package, or in the distribution that packages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sdkwright.config import Config

SHARED_PACKAGE: Final = "sdkwright_core"
SHARED_PREFIX: Final = SHARED_PACKAGE.removesuffix("_core")


def core_prefix(config: Config) -> str:
    """Return what leads from a module of the package to the core, less `_core`."""
    return SHARED_PREFIX if config.shared else "."


def deeper(prefix: str) -> str:
    """Return the prefix for a module that is one folder further down."""
    return prefix if prefix == SHARED_PREFIX else f"{prefix}."
