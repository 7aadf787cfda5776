"""Walk over path items and their operations, wherever the specification allows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.read.openapi.node import mapping, members
from sdkwright.read.openapi.openapi_objects import METHODS
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json
    from sdkwright.read.openapi.node import Object


def path_items(root: Object) -> Iterator[tuple[str, Json, Pointer]]:
    """Yield (path, path item or reference, pointer) of a document, also of `x-ms-paths`."""
    for key in ("paths", "x-ms-paths"):
        for path, item, at in members(mapping(root, key), Pointer() / key):
            if path.startswith("/"):
                yield path, item, at


def operations_of(item: Object, at: Pointer) -> Iterator[tuple[str, Object, Pointer]]:
    """Yield (method, operation, pointer) of a path item, in its order.

    Those of `additionalOperations` (OpenAPI 3.2) come last.
    """
    for method, node in item.items():
        if method in METHODS and isinstance(node, dict):
            yield method, node, at / method
    more = mapping(item, "additionalOperations")
    for method, node, place in members(more, at / "additionalOperations"):
        if isinstance(node, dict):
            yield method, node, place
