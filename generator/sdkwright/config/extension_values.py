"""What is wrong with the value of one of our extensions, by the key that says the same."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from sdkwright.config.keys.operation_keys import OPERATION_KEYS
from sdkwright.config.keys.values import FALSE
from sdkwright.config.keys.whole import API_KEYS
from sdkwright.config.shapes import Checker
from sdkwright.diagnostics import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config.shapes import Shape, Toml
    from sdkwright.ir.types import Json

# Keys of an API that a document writes as a configuration does, beside those of operations.
_ALIKE: Final = (
    *("arguments", "array_format", "client", "default_headers", "globals"),
    *("idempotency_header", "nested_format", "pagination", "positional", "resources"),
    *("retries", "root_error", "schemas", "timeout", "unwrap"),
)


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
    own = [each for each in API_KEYS if each.name in _ALIKE]
    # A document may say that an operation is not ignored.
    found: dict[str, tuple[Shape, ...]] = {"x-sdkwright-ignore": (FALSE,)}
    for each in (*own, *OPERATION_KEYS):
        found[each.extension] = (*found.get(each.extension, ()), each.shape)
    return found


def _fault(shape: Shape, value: Json) -> str:
    report = Report()
    # Members that there are not are told of as such, and the others count.
    checker = Checker(Path(), report, others=True)
    checker.check(shape, cast("Toml", value), ())
    return next((each.message for each in report), "")
