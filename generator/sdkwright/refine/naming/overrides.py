"""Names of resources and methods that the configuration or an extension sets."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.annotations import ARGUMENTS, arguments_of
from sdkwright.frozen import replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.refine.operations import (
    OPERATION_GROUPS,
    decided_once,
    split,
    without_arguments,
)
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Json, Operation

_PATH: Final = "x-sdkwright-path"
_MOVES: Final = "x-sdkwright-resources"
_CONFIGURATION: Final = "configuration"
_PLACES: Final = frozenset({"path", "query", "header", "cookie", "body"})
TO_THE_LETTER: Final = frozenset({_PATH, _CONFIGURATION})
"""The rules of names that are whole paths."""
_FERN_METHOD: Final = "x-fern-sdk-method-name"
_METHODS: Final = (
    "x-sdkwright-name",
    "x-speakeasy-name-override",
    _FERN_METHOD,
    "x-ms-client-name",
)
_OPERATION_GROUP: Final = "x-operation-group"
_GROUPS: Final = (
    "x-sdkwright-group",
    "x-speakeasy-group",
    "x-fern-sdk-group-name",
    _OPERATION_GROUP,
)
# Of our own making: no extension of a document is called so.
_VARIANT: Final = "variant of"
_OF_METHODS, _OF_RESOURCES = "methods", "resources"
_KEPT: Final = "Groups of operations stay resources, as an earlier build has them."
_RENAME: Final = "`gen build --rename` makes them methods, as their ids have it."
# An expression of a document that is longer than this is not tried.
_MAX_PATTERN: Final = 200


def variants(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Mark operations that are variants of one method, and not methods of one resource.

    OpenSearch has the ids `cat.count.0`, `cat.count.1`, and the group `cat.count` of both: that
    names what they do, and its beginning the resource. An earlier package keeps its names.
    """
    found = {each.id: name for each in api.operations if (name := _numbered(each))}
    if not found:
        return api
    rule = decided_once(api, OPERATION_GROUPS, new=_OF_METHODS, old=_OF_RESOURCES)
    decisions = {**api.decisions, OPERATION_GROUPS: rule}
    if rule == _OF_RESOURCES:
        first = next(each for each in api.operations if each.id in found)
        report.note("operation-groups", _KEPT, first.at, help=_RENAME)
        return replace(api, decisions=decisions)
    operations = tuple(
        (
            replace(each, extensions={**each.extensions, _VARIANT: found[each.id]})
            if each.id in found
            else each
        )
        for each in api.operations
    )
    return replace(api, operations=operations, decisions=decisions)


def _numbered(operation: Operation) -> str:
    """Return the group that an id is with a number behind; else nothing."""
    head, _, number = (operation.operation_id or "").rpartition(".")
    group = operation.extensions.get(_OPERATION_GROUP)
    return head if head and head == group and number.isdecimal() else ""


def overridden_path(
    operation: Operation, config: ApiConfig
) -> tuple[tuple[NameCandidate, ...], NameCandidate] | None:
    """Return the resource and method that the configuration sets for an operation.

    `x-sdkwright-path` says the same in the document; of several paths this is the first.
    """
    found = _named(operation, config)
    return None if found is None else _split(next(iter(found[0])), found[1])


def with_other_paths(api: Api, config: ApiConfig, _report: Report) -> Api:
    """Add an operation for each further path that one has: another method, the same call.

    Each of them may have names and positions of arguments, a body and pages of its own.
    """
    every: list[Operation] = []
    for operation in api.operations:
        found = _named(operation, config)
        if found is None:
            every.append(operation)
            continue
        (_, first), *others = found[0].items()
        every.append(_alone(operation, first))
        for path, said in others:
            group, name = _split(path, found[1])
            id = f"{operation.id} as {path}"
            further = replace(
                operation, id=id, further=path, group=group, candidate=name
            )
            every.append(_alone(further, said))
    return replace(api, operations=tuple(every))


def _alone(operation: Operation, said: Mapping[str, Json]) -> Operation:
    """Return an operation with what is said of one of its methods alone."""
    extensions = {**operation.extensions, **said}
    own = said.get(ARGUMENTS)
    if isinstance(own, dict):
        wires = {_wire(key) for key in own}
        shared = arguments_of(operation.extensions)
        left = {key: each for key, each in shared.items() if _wire(key) not in wires}
        extensions[ARGUMENTS] = {**left, **own}
        dropped = {key for key, each in own.items() if each is False}
        operation = without_arguments(operation, dropped)
    return replace(operation, extensions=extensions) if said else operation


def _wire(key: str) -> str:
    """Return what a parameter is called in the document, without where it travels."""
    place, colon, wire = key.partition(":")
    return wire if colon and place in _PLACES else key


def _named(
    operation: Operation, config: ApiConfig
) -> tuple[Mapping[str, Mapping[str, Json]], str] | None:
    """Return the methods that an operation is to have, and who says so; None for no word.

    They are their Python paths, in order, each with what is said of it alone, by extension.
    """
    keys = (operation.operation_id, operation.id, str(operation.at))
    for key in (*keys, f"{operation.method} {operation.path}"):
        names = config.names.get(key) if key else None
        if names is not None:
            paths = names.paths
            return {each: names.alone.get(each, {}) for each in paths}, _CONFIGURATION
    given = operation.extensions.get(_PATH)
    found = dict(
        _method(each) for each in (given if isinstance(given, list) else [given])
    )
    found.pop("", None)
    return (found, _PATH) if found else None


def _method(given: Json) -> tuple[str, dict[str, Json]]:
    """Return the path of one of several methods, and what a document says of it alone."""
    if not isinstance(given, dict):
        return (given.strip() if isinstance(given, str) else ""), {}
    name = given.get("name")
    said = {
        f"x-sdkwright-{key}": value for key, value in given.items() if key != "name"
    }
    return (name.strip() if isinstance(name, str) else ""), said


def _split(path: str, rule: str) -> tuple[tuple[NameCandidate, ...], NameCandidate]:
    *group, name = [_override(part.strip(), rule) for part in path.split(".")]
    return tuple(group), name


def is_to_the_letter(name: NameCandidate) -> bool:
    """Whether the configuration, or our extension for paths, gives a name."""
    return name.rule in {_CONFIGURATION, _PATH}


def overridden_method(operation: Operation, api: Api) -> NameCandidate | None:
    """Return the method's name that an extension sets."""
    for key in _METHODS:
        value = operation.extensions.get(key)
        if isinstance(value, str) and value.strip():
            return _override(value.strip().rpartition(".")[2], key)
    name = _variant_of(operation)
    if name:
        text = name.rpartition(".")[2]
        return NameCandidate(text=text, priority=Priority.GIVEN, rule=_OPERATION_GROUP)
    return _by_pattern(operation, api.extensions)


def _variant_of(operation: Operation) -> str:
    name = operation.extensions.get(_VARIANT)
    return name if isinstance(name, str) else ""


def is_fern_method(name: NameCandidate | None) -> bool:
    """Whether Fern's extension sets a name: without a resource it is one of the client."""
    return name is not None and name.rule == _FERN_METHOD


def overridden_group(operation: Operation) -> tuple[NameCandidate, ...] | None:
    """Return the resource that an extension sets; empty for the client itself."""
    variant = _variant_of(operation)
    for key in _GROUPS:
        value = operation.extensions.get(key)
        if variant and key == _OPERATION_GROUP:
            value = [*filter(None, variant.split(".")[:-1])]
        names = value if isinstance(value, list) else [value]
        texts = [each for each in names if isinstance(each, str) and each.strip()]
        if texts or value == []:
            return tuple(
                _override(part.strip(), key)
                for text in texts
                for part in text.split(".")
                if part.strip()
            )
    return None


def _by_pattern(
    operation: Operation, extensions: Mapping[str, Json]
) -> NameCandidate | None:
    """Return the name that a root `x-speakeasy-name-override` gives by operation id."""
    rules = extensions.get("x-speakeasy-name-override")
    for rule in rules if isinstance(rules, list) else ():
        if not isinstance(rule, dict):
            continue
        pattern, name = rule.get("operationId"), rule.get("methodNameOverride")
        if not isinstance(pattern, str) or not isinstance(name, str) or not name:
            continue
        if _matches(pattern, operation.operation_id or ""):
            return _override(name, "x-speakeasy-name-override")
    return None


def _matches(pattern: str, text: str) -> bool:
    if len(pattern) > _MAX_PATTERN or len(text) > _MAX_PATTERN:
        return False
    if not _is_simple(pattern):
        return pattern == text
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return False


def _is_simple(pattern: str) -> bool:
    """Whether an expression has at most one repetition, so that it cannot run long."""
    return len(re.findall(r"[*+{]", pattern)) <= 2 and not re.search(
        r"\)[*+?{]|[*+}][*+{]", pattern
    )


def _override(text: str, rule: str) -> NameCandidate:
    return NameCandidate(text=text, priority=Priority.OVERRIDE, rule=rule)


def moved_resources(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Put resources under the paths that are set for them, with all that is below them.

    The path of an operation that is set itself stays.
    """
    given = api.extensions.get(_MOVES)
    moves = {
        key: value
        for key, value in (given.items() if isinstance(given, dict) else ())
        if isinstance(value, str) and value.strip()
    }
    if not moves:
        return api
    known = {
        path
        for each in api.operations
        for size in range(1, len(each.group) + 1)
        for path in [_path_of(each.group[:size])]
    }
    for key in moves:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            report.warning(
                "configuration-matches-nothing",
                f"No resource is called `{key}`.",
                Pointer() / _MOVES / key,
                help=f"Did you mean `{near[0]}`?" if near else "",
            )
    operations = tuple(_moved_operation(each, moves) for each in api.operations)
    return replace(api, operations=operations)


def _moved_operation(operation: Operation, moves: Mapping[str, str]) -> Operation:
    if any(each.rule in TO_THE_LETTER for each in operation.group):
        return operation
    for size in range(len(operation.group), 0, -1):
        target = moves.get(_path_of(operation.group[:size]))
        if target is not None:
            front = tuple(
                NameCandidate(
                    text=part.strip(), priority=Priority.OVERRIDE, rule=_MOVES
                )
                for part in target.split(".")
            )
            return replace(operation, group=(*front, *operation.group[size:]))
    return operation


def _path_of(group: tuple[NameCandidate, ...]) -> str:
    """Return a resource's path as Python has it, but for names that are taken."""
    return ".".join("_".join(split(each.text)) or each.text for each in group)
