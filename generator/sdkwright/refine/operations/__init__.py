"""Passes over operations: selection, webhooks, streaming."""

from sdkwright.refine.operations.credentials import credentials_once
from sdkwright.refine.operations.defaults import defaults, without_arguments
from sdkwright.refine.operations.json_spellings import json_spellings
from sdkwright.refine.operations.named_bytes import named_bytes
from sdkwright.refine.operations.once import (
    OPERATION_GROUPS,
    PAGING_OBJECTS,
    PAGING_SIGNS,
    PAGING_WORDS,
    decided_once,
)
from sdkwright.refine.operations.selection import prune, select, wanted
from sdkwright.refine.operations.shapes import (
    LIST_NAMES,
    Segment,
    field_of,
    has_list,
    holds_lists,
    list_of,
    resolved,
    result,
    segments,
    segments_text,
    success,
)
from sdkwright.refine.operations.shared_servers import shared_servers
from sdkwright.refine.operations.streaming import streaming
from sdkwright.refine.operations.unwrapping import unwrap
from sdkwright.refine.operations.webhooks import webhooks
from sdkwright.refine.operations.whole_bytes import whole_bytes
from sdkwright.refine.operations.words import (
    is_plural,
    singular,
    singular_text,
    split,
    splitting,
    splitting_rule,
    stems,
)

__all__ = [
    "LIST_NAMES",
    "OPERATION_GROUPS",
    "PAGING_OBJECTS",
    "PAGING_SIGNS",
    "PAGING_WORDS",
    "Segment",
    "credentials_once",
    "decided_once",
    "defaults",
    "field_of",
    "has_list",
    "holds_lists",
    "is_plural",
    "json_spellings",
    "list_of",
    "named_bytes",
    "prune",
    "resolved",
    "result",
    "segments",
    "segments_text",
    "select",
    "shared_servers",
    "singular",
    "singular_text",
    "split",
    "splitting",
    "splitting_rule",
    "stems",
    "streaming",
    "success",
    "unwrap",
    "wanted",
    "webhooks",
    "whole_bytes",
    "without_arguments",
]
