"""Passes over operations: selection, resource and method names, streaming."""

from sdkwright.refine.operations.grouping import (
    group,
)
from sdkwright.refine.operations.selection import (
    prune,
    select,
    wanted,
)
from sdkwright.refine.operations.shapes import (
    field_of,
    list_of,
    resolved,
    result,
    success,
)
from sdkwright.refine.operations.streaming import (
    streaming,
)
from sdkwright.refine.operations.webhooks import (
    webhooks,
)
from sdkwright.refine.operations.words import (
    is_plural,
    singular_text,
    split,
)

__all__ = [
    "field_of",
    "group",
    "is_plural",
    "list_of",
    "prune",
    "resolved",
    "result",
    "select",
    "singular_text",
    "split",
    "streaming",
    "success",
    "wanted",
    "webhooks",
]
