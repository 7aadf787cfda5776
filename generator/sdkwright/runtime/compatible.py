"""Whether this core is one that a package can use, where packages share it."""

from __future__ import annotations

import re
from typing import Final

VERSION: Final = "0.1.0"
"""The version of the generator that this core is of."""
DISTRIBUTION: Final = "sdkwright-runtime"
"""What has it, where packages share it."""


def requirement(version: str) -> str:
    """Return what a package of a version of the generator needs.

    Versions follow semantic versioning: the first number has to be the same, before 1.0 the
    second one, too, and the core must not be older.
    """
    first, second, _ = _numbers(version)
    limit = str(first + 1) if first else f"0.{second + 1}"
    return f"{DISTRIBUTION}>={version},<{limit}"


def require(package: str, version: str) -> None:
    """Refuse a package that was generated for another core; see :func:`requirement`.

    Args:
        package: The name of the package.
        version: The version of the generator that wrote it.

    Raises:
        ImportError: The core does not fit.
    """
    own, needed = _numbers(VERSION), _numbers(version)
    same = 1 if needed[0] else 2
    if own[:same] != needed[:same] or own < needed:
        needs = requirement(version)
        raise ImportError(
            f"{package} needs {needs}, and {VERSION} is installed: pip install "
            f"'{needs}', or generate the package anew",
            name=package,
        )


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(each) for each in re.findall(r"\d+", version)[:3]]
    return (*found, *[0] * (3 - len(found)))
