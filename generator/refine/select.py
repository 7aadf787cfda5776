"""Keep the operations that are wanted, and the declarations that these need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ir import Alias, AllOf, Event, Record, Ref
from generator.ir.walk import graph, parts, reachable, references
from generator.ir.whole import roots

if TYPE_CHECKING:
    from generator.config import ApiConfig, Selection
    from generator.diagnostics import Report
    from generator.ir import Api, Operation, Type


def select(api: Api, config: ApiConfig, report: Report) -> Api:
    """Drop the operations that the configuration does not want.

    A callback goes with its operation; a webhook is selected by its tags, its operation id
    or its name, as if that were a path.
    """
    kept = [each for each in api.operations if _is_wanted(each, config)]
    dropped = len(api.operations) - len(kept)
    if dropped:
        report.note(
            "operations-not-selected",
            f"{dropped} of {len(api.operations)} operations are not selected.",
        )
    if api.operations and not kept:
        report.warning(
            "nothing-selected",
            "No operation is left.",
            help="Check `include` and `exclude` in the configuration.",
        )
    wanted = {each.id for each in kept}
    events = tuple(
        each
        for each in api.events
        if (each.owner in wanted if each.owner else _is_wanted(each, config))
    )
    return prune(replace(api, operations=tuple(kept), events=events), config, report)


def _is_wanted(operation: Operation | Event, config: ApiConfig) -> bool:
    if _says_something(config.include) and not _selects(config.include, operation):
        return False
    return not _selects(config.exclude, operation)


def _says_something(selection: Selection) -> bool:
    return bool(selection.tags or selection.paths or selection.operation_ids)


def _selects(selection: Selection, operation: Operation | Event) -> bool:
    if operation.operation_id in selection.operation_ids:
        return True
    if any(tag in selection.tags for tag in operation.tags):
        return True
    path = operation.name if isinstance(operation, Event) else operation.path
    return any(_matches(pattern, path) for pattern in selection.paths)


def _matches(pattern: str, path: str) -> bool:
    if pattern.endswith("*"):
        return path.startswith(pattern[:-1])
    return path == pattern


def prune(api: Api, _config: ApiConfig, _report: Report) -> Api:
    """Drop the declarations that nothing refers to."""
    edges = {id: list(targets) for id, targets in graph(api.declarations).items()}
    for base, subtypes in _subtypes(api).items():
        edges[base].extend(subtypes)
    for id, each in api.declarations.items():
        edges[id].extend(_mapped(each))
    needed = reachable(
        edges, (target for type in roots(api) for target in references(type))
    )
    kept = {id: each for id, each in api.declarations.items() if id in needed}
    return replace(api, declarations=kept)


def _mapped(declaration: Record | Alias) -> tuple[str, ...]:
    """Return the ids that only a record's discriminator mentions."""
    if isinstance(declaration, Record) and declaration.discriminator is not None:
        return tuple(target for _, target in declaration.discriminator[1])
    return ()


def _subtypes(api: Api) -> dict[str, list[str]]:
    """Return the declarations that extend a record with a discriminator by `allOf`."""
    found: dict[str, list[str]] = {}
    for id, each in api.declarations.items():
        if isinstance(each, Alias):
            for base in _bases(each.type):
                if _has_subtypes(api.declarations.get(base)):
                    found.setdefault(base, []).append(id)
    return found


def _has_subtypes(base: Record | Alias | None) -> bool:
    """Whether who extends a declaration may come in its place; merging tells for sure."""
    if isinstance(base, Record):
        return base.discriminator is not None
    return base is not None and isinstance(base.type, AllOf)


def _bases(type: Type) -> tuple[str, ...]:
    if not isinstance(type, AllOf):
        return ()
    return tuple(each.target for each in parts(type) if isinstance(each, Ref))
