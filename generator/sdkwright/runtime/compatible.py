"""Whether this core is one that a package can use, where packages share it."""

from __future__ import annotations

import re
from typing import Final

VERSION: Final = "0.1.0"
"""The version of the generator that this core is of."""
_DISTRIBUTION: Final = "sdkwright-runtime"


def require(package: str, version: str) -> None:
    """Refuse a package that was generated for another core.

    Versions follow semantic versioning: the first number has to be the same, before 1.0 the
    second one, too, and the core must not be older.

    Args:
        package: The name of the package.
        version: The version of the generator that wrote it.

    Raises:
        ImportError: The core does not fit.
    """
    own, needed = _numbers(VERSION), _numbers(version)
    same = 1 if needed[0] else 2
    if own[:same] != needed[:same] or own < needed:
        limit = f"<{needed[0] + 1}" if needed[0] else f"<0.{needed[1] + 1}"
        raise ImportError(
            f"{package} needs {_DISTRIBUTION}>={version},{limit}, and {VERSION} is "
            f"installed: pip install '{_DISTRIBUTION}>={version},{limit}', or generate "
            "the package anew",
            name=package,
        )


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(each) for each in re.findall(r"\d+", version)[:3]]
    return (*found, *[0] * (3 - len(found)))
