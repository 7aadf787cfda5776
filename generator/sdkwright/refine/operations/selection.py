"""Keep the operations that are wanted, and the declarations that these need."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from sdkwright.annotations import place
from sdkwright.frozen import replace
from sdkwright.ir import Alias, AllOf, Event, Operation, Record, Ref
from sdkwright.ir.api_walk import roots
from sdkwright.ir.walk import graph, parts, reachable, references
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sdkwright.config import ApiConfig, Selection
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Type


def select(api: Api, config: ApiConfig, report: Report) -> Api:
    """Drop the operations that the configuration does not want.

    A callback goes with its operation; a webhook is selected by its tags, its operation id
    or its name, as if that were a path.
    """
    for name, selection in (("include", config.include), ("exclude", config.exclude)):
        _check(api, name, selection, report)
    _check_names(api, config, report)
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
        if (
            each.owner in wanted
            if each.owner
            else config.webhooks and _is_wanted(each, config)
        )
    )
    return prune(replace(api, operations=tuple(kept), events=events), config, report)


def wanted(
    config: ApiConfig,
) -> Callable[[str, str, str, tuple[str, ...]], bool] | None:
    """Return whether an operation is wanted: by its method, path, id and tags.

    The method of a webhook, and of a path without operations, is empty. None where the
    configuration selects nothing, and all are wanted.
    """
    if not config.only_named and not any(
        patterns
        for selection in (config.include, config.exclude)
        for _, patterns in _patterns(selection)
    ):
        return None

    def is_wanted(
        method: str, path: str, operation_id: str, tags: tuple[str, ...]
    ) -> bool:
        named = not method or _is_named(config, method.upper(), path, operation_id)
        return named and _passes(config, path, operation_id, tags)

    return is_wanted


def _check(api: Api, name: str, selection: Selection, report: Report) -> None:
    """Report the patterns that match nothing: they are typing mistakes, or out of date.

    What is to be left out may be gone from the document; what is wanted must be there.
    """
    say = report.error if name == "include" else report.warning
    found: list[Operation | Event] = [*api.operations]
    found.extend(each for each in api.events if not each.owner)
    known = {
        "tags": {tag for each in found for tag in each.tags},
        "paths": {_path(each) for each in found},
        "operation_ids": {each.operation_id for each in found if each.operation_id},
    }
    for key, patterns in _patterns(selection):
        for pattern in patterns:
            if not any(_matches(pattern, each) for each in known[key]):
                near = get_close_matches(pattern, known[key], n=1)
                say(
                    "selection-matches-nothing",
                    f"`{pattern}` in `{name}.{key}` matches nothing.",
                    place((*selection.at, key)) if selection.at else None,
                    help=f"Did you mean `{near[0]}`?" if near else "",
                )


def _check_names(api: Api, config: ApiConfig, report: Report) -> None:
    """Report the names of the configuration that are those of no operation."""
    ids = {each.operation_id for each in api.operations if each.operation_id}
    requests = {f"{each.method} {each.path}" for each in api.operations}
    pointers = {text for each in api.operations for text in (each.id, str(each.at))}
    for key, names in config.names.items():
        if key not in ids and key not in pointers and key not in requests:
            known = pointers if key.startswith("#") else ids
            near = get_close_matches(key, requests if " /" in key else known, n=1)
            report.warning(
                "name-matches-nothing",
                f"`{key}` in `names` is no operation's id, pointer or `GET /path`.",
                place(names.at),
                help=f"Did you mean `{near[0]}`?" if near else "",
            )


def _patterns(selection: Selection) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("tags", selection.tags),
        ("paths", selection.paths),
        ("operation_ids", selection.operation_ids),
    )


def _is_named(config: ApiConfig, method: str, path: str, operation_id: str) -> bool:
    """Whether an operation is listed, where only those are wanted that are."""
    if not config.only_named:
        return True
    at = Pointer(("paths", path, method.lower()))
    return any(
        each in config.names for each in (operation_id, str(at), f"{method} {path}")
    )


def _is_wanted(operation: Operation | Event, config: ApiConfig) -> bool:
    id = operation.operation_id or ""
    if isinstance(operation, Operation) and not (
        _is_named(config, operation.method, operation.path, id)
        or operation.id in config.names
    ):
        return False
    return _passes(config, _path(operation), id, operation.tags)


def _passes(
    config: ApiConfig, path: str, operation_id: str, tags: tuple[str, ...]
) -> bool:
    own = {"tags": tags, "paths": (path,), "operation_ids": (operation_id,)}
    some = any(patterns for _, patterns in _patterns(config.include))
    if some and not _selects(config.include, own):
        return False
    return not _selects(config.exclude, own)


def _selects(selection: Selection, own: Mapping[str, tuple[str, ...]]) -> bool:
    return any(
        _matches(pattern, text)
        for key, patterns in _patterns(selection)
        for pattern in patterns
        for text in own[key]
    )


def _path(operation: Operation | Event) -> str:
    return operation.name if isinstance(operation, Event) else operation.path


def _matches(pattern: str, text: str) -> bool:
    """Whether a text fits a pattern, in which `*` stands for any characters."""
    first, *others = pattern.split("*")
    if not others:
        return text == pattern
    *middle, last = others
    if not text.startswith(first) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for each in middle:
        found = text.find(each, at, end)
        if found < 0:
            return False
        at = found + len(each)
    return text.endswith(last)


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
    """Whether who extends a declaration may come in its place; merging decides."""
    if isinstance(base, Record):
        return base.discriminator is not None
    return base is not None and isinstance(base.type, AllOf)


def _bases(type: Type) -> tuple[str, ...]:
    if not isinstance(type, AllOf):
        return ()
    return tuple(each.target for each in parts(type) if isinstance(each, Ref))
