"""Resources that the configuration, or `x-sdkwright-resources`, puts under another path."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.refine.naming.overrides import TO_THE_LETTER
from sdkwright.refine.operations import split
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation

_RULE: Final = "x-sdkwright-resources"


def moved_resources(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Put resources under the paths that are set for them, with all that is below them.

    The path of an operation that is set itself stays.
    """
    given = api.extensions.get(_RULE)
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
        for path in [_path(each.group[:size])]
    }
    for key in moves:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            report.warning(
                "configuration-matches-nothing",
                f"No resource is called `{key}`.",
                Pointer() / _RULE / key,
                help=f"Did you mean `{near[0]}`?" if near else "",
            )
    operations = tuple(_moved(each, moves) for each in api.operations)
    return replace(api, operations=operations)


def _moved(operation: Operation, moves: Mapping[str, str]) -> Operation:
    if any(each.rule in TO_THE_LETTER for each in operation.group):
        return operation
    for size in range(len(operation.group), 0, -1):
        target = moves.get(_path(operation.group[:size]))
        if target is not None:
            front = tuple(
                NameCandidate(text=part.strip(), priority=Priority.OVERRIDE, rule=_RULE)
                for part in target.split(".")
            )
            return replace(operation, group=(*front, *operation.group[size:]))
    return operation


def _path(group: tuple[NameCandidate, ...]) -> str:
    """Return a resource's path as Python has it, but for names that are taken."""
    return ".".join("_".join(split(each.text)) or each.text for each in group)
