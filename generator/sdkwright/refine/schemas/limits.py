"""Cut types that Python could not take in: too deep, or too large when written out.

A module imports the modules of the types it names, and building a validator goes through
them one inside the other: both end at the interpreter's limit for recursion. An alias is
replaced by what it stands for wherever it is named, so that aliases of aliases can double
at every step. Of real documents the deepest (Stripe's) comes near, and
the largest needs a hundredth of the size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Alias, Nullable, Ref, UnionOf
from sdkwright.ir.build import ANY, is_any
from sdkwright.ir.walk import (
    components,
    nodes,
    parts,
    references,
    rewrite_declaration,
    types,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration, Type

# Building a validator takes so many of the interpreter's 1,000 frames: for each class that
# is named by another, and for each list, map or union around the name.
MAX_DEPTH: Final = 800
_OF_CLASS: Final = 13
_OF_WRAPPER: Final = 7
MAX_SIZE: Final = 50_000
# From so many types of a cycle it is tried how far the others are.
_STARTS: Final = 20
_HELP: Final = (
    "Leave out what you do not need: `include` and `exclude` in the configuration."
)


def within_limits(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Cut each type that is too deep or too large, and say so; report the first if strict."""
    cutting = _Cutting(declarations=dict(api.declarations), report=report)
    graph = {id: _costs(each) for id, each in api.declarations.items()}
    before = report.failed
    for group in components(graph):
        _measure(cutting, group, graph)
        if report.failed and not before:
            return api
    return replace(api, declarations=cutting.declarations)


@dataclass(slots=True, kw_only=True)
class _Cutting:
    """What is known so far.

    Attributes:
        declarations: All of them; those that were too much are cut.
        report: Where findings go.
        depths: How far one gets from each, by id.
        sizes: How large each is where it is named, by id.
    """

    declarations: dict[str, Declaration]
    report: Report
    depths: dict[str, int] = field(default_factory=dict[str, int])
    sizes: dict[str, int] = field(default_factory=dict[str, int])


def _measure(
    cutting: _Cutting, group: Sequence[str], graph: Mapping[str, Mapping[str, int]]
) -> None:
    """Find out how deep and how large the members of a cycle are; cut them if need be."""
    around = _around(group, graph)
    below = _below(cutting, group, graph)
    size = max(_size(cutting.declarations[id], cutting.sizes) for id in group)
    reason = _reason(around + below, size)
    if reason:
        at = cutting.declarations[group[0]].at
        cutting.report.fault(
            "limit-types",
            reason,
            at,
            help=_HELP,
            instead="What is beyond is any value.",
        )
        # Members of a cycle that is too long in itself know each other no more.
        apart = frozenset(group if around > MAX_DEPTH else ())
        around = 0 if apart else around
        for id in group:
            _cut(cutting, id, apart, MAX_DEPTH - around)
        left = {id: _costs(cutting.declarations[id]) for id in group}
        below = _below(cutting, group, left)
        size = max(_size(cutting.declarations[id], cutting.sizes) for id in group)
    cutting.depths.update(dict.fromkeys(group, around + below))
    cutting.sizes.update(dict.fromkeys(group, size))


def _below(
    cutting: _Cutting, group: Sequence[str], graph: Mapping[str, Mapping[str, int]]
) -> int:
    """Return how deep one gets from a cycle once it is left."""
    return max(
        (
            cutting.depths.get(target, 0) + cost
            for id in group
            for target, cost in graph[id].items()
        ),
        default=0,
    )


def _cut(cutting: _Cutting, id: str, apart: Collection[str], depth: int) -> None:
    """Let a declaration know nothing of `apart`, and of others to some depth only."""
    costs = _costs(cutting.declarations[id])

    def change(type: Type) -> Type:
        if isinstance(type, Ref):
            deep = cutting.depths.get(type.target, 0) + costs[type.target] > depth
            return ANY if deep or type.target in apart else type
        if isinstance(type, UnionOf) and any(map(is_any, type.variants)):
            return ANY
        return type

    found = rewrite_declaration(cutting.declarations[id], change)
    if isinstance(found, Alias) and _size(found, cutting.sizes) > MAX_SIZE:
        found = replace(found, type=ANY)
    cutting.declarations[id] = found


def _reason(depth: int, size: int) -> str:
    if depth > MAX_DEPTH:
        return (
            "From here, schemas refer from one to the next, deeper than Python can follow:"
            f" {depth} frames of its 1,000; at most {MAX_DEPTH} work."
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


def _costs(declaration: Declaration) -> dict[str, int]:
    """Return what a type refers to, and how many frames it takes to get there."""
    own = 0 if isinstance(declaration, Alias) else _OF_CLASS
    found: dict[str, int] = {}
    waiting = [(type, own) for type in types(declaration)]
    while waiting:
        type, cost = waiting.pop()
        if isinstance(type, Ref):
            found[type.target] = max(cost, found.get(type.target, 0))
            continue
        inside = cost if isinstance(type, Nullable) else cost + _OF_WRAPPER
        waiting += [(each, inside) for each in parts(type)]
    return found


def _around(group: Sequence[str], graph: Mapping[str, Mapping[str, int]]) -> int:
    """Return how deep one gets within a cycle, following every reference."""
    members = frozenset(group)
    if len(members) == 1:
        return 0
    return max(_walk(start, members, graph) for start in group[:_STARTS])


def _walk(
    start: str, members: Collection[str], graph: Mapping[str, Mapping[str, int]]
) -> int:
    seen = {start}
    path: list[tuple[Iterator[tuple[str, int]], int]] = [
        (iter(graph[start].items()), 0)
    ]
    deepest = 0
    while path:
        waiting, depth = path[-1]
        for target, cost in waiting:
            if target in members and target not in seen:
                seen.add(target)
                path.append((iter(graph[target].items()), depth + cost))
                deepest = max(deepest, depth + cost)
                break
        else:
            path.pop()
    return deepest
