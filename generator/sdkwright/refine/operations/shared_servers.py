"""Servers that all operations name are those of the API.

Some tools write the same list beside each operation and none at the root. Taken to the letter
that is an API without a server: a client could not be made without `base_url`, and would then
not be allowed to ask the servers that its operations name.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.refine.operations.once import SHARED_SERVERS, decided_once

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation

_API, _OPERATIONS = "of the API", "of operations"
_KEPT: Final = (
    "The servers that all operations name stay their own, as in an earlier build."
)
_RENAME: Final = (
    "`gen build --rename` makes them the API's, so that no client needs `base_url`."
)


def shared_servers(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Make the servers that most operations name the API's, where all name some."""
    if api.servers or not all(each.servers for each in api.operations):
        return api
    lists = Counter(map(_named, api.operations))
    most, count = lists.most_common(1)[0] if lists else ((), 0)
    if 2 * count <= len(api.operations):
        return api
    rule = decided_once(api, SHARED_SERVERS, new=_API, old=_OPERATIONS)
    decisions = {**api.decisions, SHARED_SERVERS: rule}
    first = next(each for each in api.operations if _named(each) == most)
    if rule == _OPERATIONS:
        report.note("operation-servers", _KEPT, first.servers[0].at, help=_RENAME)
        return replace(api, decisions=decisions)
    operations = tuple(
        replace(each, servers=()) if _named(each) == most else each
        for each in api.operations
    )
    return replace(
        api, servers=first.servers, operations=operations, decisions=decisions
    )


def _named(operation: Operation) -> tuple[tuple[str, str], ...]:
    return tuple((each.url, each.name) for each in operation.servers)
