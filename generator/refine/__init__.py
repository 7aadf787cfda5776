"""From the API as written to the API as a person would describe it.

A fixed sequence of passes, each a pure function from one :class:`Api` to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from generator.refine.allof import all_of
from generator.refine.bounds import bounds
from generator.refine.dedupe import dedupe
from generator.refine.group import group
from generator.refine.inline import inline
from generator.refine.paging import paging
from generator.refine.places import places
from generator.refine.select import prune, select
from generator.refine.streaming import streaming
from generator.refine.unions import unions
from generator.refine.usage import usage
from generator.refine.webhooks import webhooks

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.config import ApiConfig
    from generator.diagnostics import Report
    from generator.ir import Api

Stage: TypeAlias = "Callable[[Api, ApiConfig, Report], Api]"

PASSES: Final[tuple[Stage, ...]] = (
    select,
    webhooks,
    places,
    all_of,
    unions,
    prune,
    group,
    streaming,
    paging,
    inline,
    dedupe,
    prune,
    usage,
    bounds,
)


def refine(api: Api, config: ApiConfig, report: Report) -> Api:
    """Return the API after all passes."""
    for each in PASSES:
        api = each(api, config, report)
    return api
