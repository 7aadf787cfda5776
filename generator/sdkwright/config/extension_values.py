"""What is wrong with the value of one of our extensions, by the key that says the same."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from sdkwright.config.keys.operation_keys import OPERATION_KEYS
from sdkwright.config.keys.whole import API_KEYS
from sdkwright.config.shapes import Checker
from sdkwright.diagnostics import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config.shapes import Shape, Toml
    from sdkwright.ir.types import Json

# Those that a document writes as a configuration does.
_ALIKE: Final = (
    *("array-format", "body", "idempotency", "nested-format", "pagination"),
    *("positional", "retries", "stream", "timeout", "unwrap"),
)
_FRONT: Final = "x-sdkwright-"


def extension_fault(name: str, value: Json) -> str:
    """Return what is wrong with the value of an extension; empty for nothing.

    Args:
        name: The whole name of the extension.
        value: What a document says.
    """
    faults = [_fault(shape, value) for shape in _shapes().get(name, ())]
    return min(faults, key=len, default="")


@lru_cache(maxsize=1)
def _shapes() -> Mapping[str, tuple[Shape, ...]]:
    """Return the shapes of each extension: that of the root, and that of an operation."""
    keys = (*API_KEYS, *OPERATION_KEYS)
    return {
        name: tuple(each.shape for each in keys if each.extension == name)
        for name in (f"{_FRONT}{each}" for each in _ALIKE)
    }


def _fault(shape: Shape, value: Json) -> str:
    report = Report()
    # Members that there are not are told of as such, and the others count.
    checker = Checker(Path(), report, others=True)
    checker.check(shape, cast("Toml", value), ())
    return next((each.message for each in report), "")
