"""Earlier names of methods: deprecated, beside the method that they are of.

A name was changed on purpose, in the configuration (`was`) or by `gen build --rename`. The old
one stays for a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.aliases.lifetime import is_over, report_over
from sdkwright.python.operations import resource_tree, same_operation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation
    from sdkwright.python.operations import Planned, Recorded, Tree

ALIASES: Final = "aliases"
PREVIOUS: Final = "previous"
"""The scope of the lock that holds the names before they were all settled anew."""
_RULE: Final = "an earlier name"
_HELP: Final = "Take it out of `was`, or give one of both another name."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alias:
    """An earlier name, its operation, and the version in which it became one."""

    path: str
    operation: Operation
    since: str
    configured: bool


def trees(
    api: Api,
    asked: ApiConfig,
    version: str,
    recorded: Recorded,
    settled: dict[str, dict[str, str]],
    report: Report,
) -> tuple[Tree, Tree]:
    """Return the tree of resources, and the same with earlier names of methods in it.

    Args:
        api: Its operations carry the groups and names they ask for.
        asked: The configuration, which has earlier names.
        version: The package's.
        recorded: Names of an earlier build, by scope.
        settled: Receives the names of each scope.
        report: Receives what is wrong with earlier names.
    """
    tree = resource_tree(api, recorded, settled, asked.casings)
    paths = dict(_paths(tree))
    found = {each.path: each for each in _wanted(api, asked, version, recorded, paths)}
    over = [each for each in found.values() if _is_over(each, version, report)]
    kept = [
        each
        for each in found.values()
        if each not in over and _is_free(each, paths, report)
    ]
    # What the configuration still has is remembered, or it would begin anew.
    known = [*kept, *(each for each in over if each.configured)]
    settled[ALIASES] = {
        each.path: f"{each.since} {each.operation.id}" for each in known
    }
    if not kept:
        return tree, tree
    clones = [_clone(each, paths[each.operation.id]) for each in kept]
    every = replace(api, operations=(*api.operations, *clones))
    whole = resource_tree(every, {**recorded, **settled}, {}, asked.casings)
    there = dict(_paths(whole))
    for each, clone in zip(kept, clones, strict=True):
        if there[clone.id] != each.path:
            message = f"No method can be called `{each.path}`, as `was` says."
            report.error("name-was", message, each.operation.at, help=_HELP)
    return tree, whole


def without_aliases(
    methods: Mapping[str, tuple[str, Planned]],
) -> dict[str, tuple[str, Planned]]:
    """Return methods, by operation id, without those of earlier names."""
    found = methods.items()
    return {id: each for id, each in found if not each[1].operation.alias_of}


def _paths(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield each operation with the Python path of its method."""
    for resource in tree.every:
        for id, name in resource.methods.items():
            yield id, ".".join((*resource.path, name))


def _wanted(
    api: Api,
    asked: ApiConfig,
    version: str,
    recorded: Recorded,
    paths: Mapping[str, str],
) -> Iterator[_Alias]:
    """Yield earlier names: recorded ones first, so that those of the configuration win."""
    operations = {same_operation(each.id): each for each in api.operations}
    operations |= {each.id: each for each in api.operations}
    since: dict[str, str] = {}
    for path, value in recorded.get(ALIASES, {}).items():
        first, _, id = value.partition(" ")
        operation = operations.get(id) or operations.get(same_operation(id))
        if operation is not None and operation.id in paths:
            since[path] = first
            yield _Alias(path=path, operation=operation, since=first, configured=False)
    for id, path in recorded.get(PREVIOUS, {}).items():
        operation = operations.get(id) or operations.get(same_operation(id))
        if operation is not None and paths.get(operation.id, path) != path:
            yield _Alias(
                path=path, operation=operation, since=version, configured=False
            )
    for operation in api.operations:
        for path in _earlier(operation, asked) if operation.id in paths else ():
            first = since.get(path, version)
            yield _Alias(path=path, operation=operation, since=first, configured=True)


def _earlier(operation: Operation, asked: ApiConfig) -> Iterable[str]:
    """Return the earlier names that the configuration gives an operation."""
    if operation.further:
        return ()
    keys = (
        operation.operation_id,
        operation.id,
        f"{operation.method} {operation.path}",
    )
    return next(
        (asked.names[each].was for each in keys if each and each in asked.names), ()
    )


def _is_over(alias: _Alias, version: str, report: Report) -> bool:
    """Whether a version has come that no longer needs to have a name."""
    if not is_over(alias.since, version):
        return False
    if alias.configured:
        report_over(alias.path, alias.since, version, alias.operation.at, report)
    return True


def _is_free(alias: _Alias, paths: Mapping[str, str], report: Report) -> bool:
    """Whether nothing is called like an alias now."""
    owner = next((id for id, path in paths.items() if path == alias.path), None)
    if owner is None:
        return True
    if alias.configured and owner != alias.operation.id:
        message = (
            f"`{alias.path}` is what {owner} is called now: it cannot be an alias."
        )
        report.error("name-was", message, alias.operation.at, help=_HELP)
    return False


def _clone(alias: _Alias, now: str) -> Operation:
    """Return the operation as another method."""
    operation = alias.operation
    *group, name = (
        NameCandidate(text=each, priority=Priority.OVERRIDE, rule=_RULE)
        for each in alias.path.split(".")
    )
    docs = replace(
        operation.docs,
        summary=f"The earlier name of `{now}`.",
        description="",
        deprecated=True,
        deprecation=f"`{alias.path}` is called `{now}` now.",
    )
    return replace(
        operation,
        id=f"{operation.id} as {alias.path}",
        alias_of=operation.id,
        group=tuple(group),
        candidate=name,
        docs=docs,
    )
