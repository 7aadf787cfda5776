"""From the API as written to the API as a user would describe it.

A fixed sequence of passes, each a pure function from one :class:`Api` to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.refine.naming import group, moved_resources, variants, with_other_paths
from sdkwright.refine.operations import (
    credentials_once,
    defaults,
    json_spellings,
    named_bytes,
    prune,
    select,
    shared_servers,
    splitting,
    streaming,
    unwrap,
    wanted,
    webhooks,
    whole_bytes,
)
from sdkwright.refine.pagination import paging, paging_objects
from sdkwright.refine.schemas import (
    all_of,
    dedupe,
    deep_references,
    inline,
    unions,
    usage,
    within_limits,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api

__all__ = ["PASSES", "refine", "wanted"]

Stage: TypeAlias = "Callable[[Api, ApiConfig, Report], Api]"

PASSES: Final[tuple[Stage, ...]] = (
    select,
    shared_servers,
    credentials_once,
    defaults,
    webhooks,
    deep_references,
    all_of,
    unions,
    prune,
    within_limits,
    json_spellings,
    named_bytes,
    whole_bytes,
    paging_objects,
    variants,
    group,
    moved_resources,
    with_other_paths,
    streaming,
    paging,
    unwrap,
    inline,
    dedupe,
    prune,
    usage,
)


def refine(api: Api, config: ApiConfig, report: Report) -> Api:
    """Return the API after all passes."""
    with splitting(api.decisions):
        for each in PASSES:
            api = each(api, config, report)
    return api
