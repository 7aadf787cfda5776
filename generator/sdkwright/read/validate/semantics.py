"""The rules of the specification that a meta-schema cannot state.

An error is what leaves no sensible client to generate, such as a path whose parameter
nobody declares. Whatever has a nearest honest meaning is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.frozen import dataclass
from sdkwright.read.openapi import (
    operations_of,
    path_items,
    path_templates as templates,
)
from sdkwright.read.validate import root_rules as semantics_parts
from sdkwright.read.validate.error_messages import closest
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Documents

_TEMPLATE: Final = re.compile(r"\{([^{}]*)\}")
_CONTROL: Final = re.compile("[\0-\x1f\x7f]")

Parameter: TypeAlias = tuple[str, str, Pointer]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Operation:
    """An operation where it is declared, and the path and path item it belongs to."""

    path: str
    method: str
    node: dict[str, Json]
    at: Pointer
    item: dict[str, Json]
    item_at: Pointer
    path_at: Pointer


def check(documents: Documents) -> None:
    """Report what breaks the specification's rules."""
    operations = list(_operations(documents))
    _check_ids(operations, documents.report)
    _check_paths(operations, documents)
    for operation in operations:
        _check_parameters(operation, documents)
        semantics_parts.check_security(
            operation.node.get("security"), operation.at / "security", documents
        )
    semantics_parts.check_root(documents)


def _operations(documents: Documents) -> Iterator[_Operation]:
    for path, item, path_at in path_items(documents.root):
        unwanted = documents.report.unwanted
        if unwanted is not None and unwanted(path_at):
            continue
        node, item_at = follow(item, path_at, documents)
        for method, operation, at in operations_of(node, item_at):
            declared, declared_at = follow(operation, at, documents)
            yield _Operation(
                path=path,
                method=method,
                node=declared,
                at=declared_at,
                item=node,
                item_at=item_at,
                path_at=path_at,
            )


def follow(
    node: Json, at: Pointer, documents: Documents
) -> tuple[dict[str, Json], Pointer]:
    """Return an object, behind a reference if it is one; an empty one if there is none."""
    reference = node.get("$ref") if isinstance(node, dict) else None
    if isinstance(reference, str):
        target = documents.resolve(reference, at)
        if target is None:
            return {}, at
        node, at = documents.get(target), target
    return (node, at) if isinstance(node, dict) else ({}, at)


def _check_ids(operations: list[_Operation], report: Report) -> None:
    first: dict[str, _Operation] = {}
    for operation in operations:
        name = operation.node.get("operationId")
        if not isinstance(name, str) or not name:
            continue
        known = first.setdefault(name, operation)
        if known is not operation:
            report.warning(
                "operation-id-duplicate",
                f"The operationId {name!r} is already that of another operation,"
                f" {known.method.upper()} {known.path}.",
                operation.at / "operationId",
                help="Each operation needs an id of its own; until then the methods get"
                " different names where they would clash.",
            )


def _check_paths(operations: list[_Operation], documents: Documents) -> None:
    report = documents.report
    hooks = bool(documents.root.get("webhooks"))
    if not operations and not hooks and report.unwanted is None:
        report.warning(
            "operations-missing", "The document has no operations.", Pointer()
        )
    for operation in operations:
        if _CONTROL.search(operation.path):
            report.fault(
                "path-form",
                f"The path {operation.path!r} holds control characters.",
                operation.path_at,
                instead="Its operations are skipped.",
            )
        if templates.visible(operation.path) != operation.path:
            report.warning(
                "path-invisible",
                f"The path {operation.path!r} holds characters that nobody sees; requests"
                " go without them.",
                operation.path_at,
                help="Tell the paths apart by a fragment: `/pets#many`.",
            )
        if "*" in operation.path.split("/"):
            report.warning(
                "path-wildcard",
                f"The path {operation.path!r} has `*` for anything, which no argument"
                " replaces: it is sent as it stands.",
                operation.path_at,
                help="Write a parameter in its place: `/files/{path}`.",
            )
    _check_alike(operations, report)


def _check_alike(operations: list[_Operation], report: Report) -> None:
    """Report paths that only the names of parameters tell apart, once for each kind."""
    alike: dict[str, dict[str, Pointer]] = {}
    first: dict[tuple[str, str], _Operation] = {}
    for operation in operations:
        plain = _TEMPLATE.sub("{}", operation.path)
        known = first.setdefault((plain, operation.method), operation)
        if known.path != operation.path:
            places = alike.setdefault(plain, {known.path: known.path_at})
            places.setdefault(operation.path, operation.path_at)
    for places in alike.values():
        (one, _), (other, at), *more = places.items()
        others = f", {other!r} and {len(more)} more" if more else f" and {other!r}"
        report.warning(
            "path-duplicate",
            f"The paths {one!r}{others} are the same but for the names of their"
            " parameters.",
            at,
        )


def _check_parameters(operation: _Operation, documents: Documents) -> None:
    shared = _parameters(operation.item, operation.item_at, documents)
    own = _parameters(operation.node, operation.at, documents)
    if shared is None or own is None:
        # A reference has no target; that was reported.
        return
    report = documents.report
    for parameters in (shared, own):
        _check_twice(parameters, report)
    declared = {name: at for name, place, at in (*shared, *own) if place == "path"}
    anywhere = {name for name, _, _ in (*shared, *own)}
    path = templates.plain(operation.path, anywhere, operation.method)
    route, _, query = path.partition("?")
    wanted = [*_TEMPLATE.findall(route)]
    wanted += [each for each in _TEMPLATE.findall(query) if each not in anywhere]
    for name in dict.fromkeys(wanted):
        if name not in declared:
            _undeclared(name, operation, declared, report)
    for name, at in declared.items():
        if name not in wanted and f"{{{name}}}" not in path:
            report.warning(
                "path-parameter-unused",
                f"The path {operation.path!r} has no place for the parameter {name!r}.",
                at,
                help="It is left out.",
            )


def _undeclared(
    name: str, operation: _Operation, declared: dict[str, Pointer], report: Report
) -> None:
    others = [each for each in declared if f"{{{each}}}" not in operation.path]
    close = closest(name, others)
    report.fault(
        "path-parameter-undeclared",
        f"{operation.method.upper()} {operation.path} does not declare its path"
        f" parameter {name!r}.",
        operation.at,
        help=(
            f"Did you mean {close!r}?"
            if close
            else f"Add a parameter with name: {name}, in: path and required: true."
        ),
        instead="A string is assumed.",
    )


def _parameters(
    node: dict[str, Json], at: Pointer, documents: Documents
) -> list[Parameter] | None:
    listed = node.get("parameters")
    found: list[Parameter] = []
    for index, parameter in enumerate(listed if isinstance(listed, list) else ()):
        declared, place = follow(parameter, at / "parameters" / index, documents)
        if "$ref" in declared or not declared:
            return None
        found.append((str(declared.get("name")), str(declared.get("in")), place))
    return found


def _check_twice(parameters: list[Parameter], report: Report) -> None:
    first: dict[tuple[str, str], Pointer] = {}
    for name, location, at in parameters:
        known = first.setdefault((name, location), at)
        index = [each for each, _, _ in parameters].count(name)
        if known != at and index > 1:
            report.fault(
                "parameter-duplicate",
                f"The {location} parameter {name!r} is declared twice.",
                at,
                help="Remove one of them, or give it another name.",
                instead="The last declaration is used.",
            )
