"""Earlier names of arguments, and how long they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.annotations import ARGUMENTS, arguments_of
from sdkwright.python.aliases.lifetime import is_over, report_over, since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Json
    from sdkwright.python.operations import Recorded
    from sdkwright.source import Pointer

ARGUMENT_ALIASES: Final = "argument aliases"


def expired_arguments(
    api: Api,
    version: str,
    recorded: Recorded,
    settled: dict[str, dict[str, str]],
    report: Report,
) -> frozenset[str]:
    """Return the earlier names of arguments whose time is over.

    Each is who it is in every build: where it travels and the wire name, as the document or
    the configuration have them, the earlier name, and the operation if it is of one alone.

    Args:
        api: Its operations carry what is said of arguments.
        version: The package's.
        recorded: Names of an earlier build, by scope.
        settled: Receives when each name became an alias.
        report: Receives which ones are over.
    """
    known = recorded.get(ARGUMENT_ALIASES, {})
    lasting: dict[str, str] = {}
    over: set[str] = set()
    for key, name, at in _every(api):
        first = since(known, key, version)
        if key not in lasting and is_over(first, version):
            report_over(name, first, version, at, report)
            over.add(key)
        lasting[key] = first
    settled[ARGUMENT_ALIASES] = lasting
    return frozenset(over)


def _every(api: Api) -> Iterator[tuple[str, str, Pointer]]:
    """Yield the key of each earlier name, the name, and the operation that has it."""
    shared = arguments_of(api.extensions)
    for operation in api.operations:
        if operation.alias_of or operation.skipped:
            continue
        for argument, value in arguments_of(operation.extensions).items():
            own = "" if shared.get(argument) == value else f" {operation.id}"
            for name in _was(value):
                yield f"{argument} {name}{own}", name, operation.at / ARGUMENTS


def _was(value: Json) -> tuple[str, ...]:
    was = value.get("was") if isinstance(value, dict) else None
    return tuple(map(str, was)) if isinstance(was, list) else ()
