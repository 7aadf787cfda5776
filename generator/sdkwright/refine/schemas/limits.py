"""Refuse types that Python could not take in: too deep, or too large when written out.

A module imports the modules of the types it names, and building a validator goes through
them one inside the other: both end at the interpreter's limit for recursion. An alias is
replaced by what it stands for wherever it is named, so that aliases of aliases can double
at every step. Real documents need half of the depth and a hundredth of the size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import Alias
from sdkwright.ir.walk import components, nodes, references, types

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration

MAX_DEPTH: Final = 80
MAX_SIZE: Final = 50_000
# From so many types of a cycle it is tried how far the others are.
_STARTS: Final = 20
_HELP: Final = (
    "Leave out what you do not need: `include` and `exclude` in the configuration."
)


def refuse_oversized(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Report the first type that is too deep or too large."""
    graph = {
        id: [target for type in types(each) for target in references(type)]
        for id, each in api.declarations.items()
    }
    depths: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for group in components(graph):
        below = (depths.get(target, 0) for id in group for target in graph[id])
        depth = max(below, default=0) + _around(group, graph)
        depths.update(dict.fromkeys(group, depth))
        size = max(_size(api.declarations[id], sizes) for id in group)
        sizes.update(dict.fromkeys(group, size))
        reason = _reason(depth, size)
        if reason:
            at = api.declarations[group[0]].at
            report.error("limit-types", reason, at, help=_HELP)
            break
    return api


def _reason(depth: int, size: int) -> str:
    if depth > MAX_DEPTH:
        return (
            f"From here, schemas refer from one to the next, {depth} deep; Python can"
            f" follow {MAX_DEPTH}."
        )
    if size > MAX_SIZE:
        return f"Written out, this type has {size:,} parts; at most {MAX_SIZE:,} work."
    return ""


def _size(declaration: Declaration, sizes: Mapping[str, int]) -> int:
    """Return how large a type is where it is named; a class is named by its name."""
    if not isinstance(declaration, Alias):
        return 1
    inner = sum(sizes.get(target, 1) for target in references(declaration.type))
    return sum(1 for _ in nodes(declaration.type)) + inner


def _around(group: Sequence[str], graph: Mapping[str, Sequence[str]]) -> int:
    """Return how deep one gets within a cycle, following every reference."""
    members = frozenset(group)
    if len(members) == 1:
        return 1
    return max(_walk(start, members, graph) for start in group[:_STARTS])


def _walk(
    start: str, members: Collection[str], graph: Mapping[str, Sequence[str]]
) -> int:
    seen = {start}
    path: list[Iterator[str]] = [iter(graph[start])]
    deepest = 1
    while path:
        for target in path[-1]:
            if target in members and target not in seen:
                seen.add(target)
                path.append(iter(graph[target]))
                deepest = max(deepest, len(path))
                break
        else:
            path.pop()
    return deepest
