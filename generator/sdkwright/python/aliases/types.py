"""Earlier names of types: deprecated, in the index of `types`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.aliases.lifetime import is_over, report_over, since

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.python.operations import Recorded
    from sdkwright.python.types import Context, Names

TYPE_ALIASES: Final = "type aliases"
# What requests' types end with.
_PARAM = "Param"


def earlier_types(
    asked: ApiConfig,
    names: Names,
    version: str,
    recorded: Recorded,
    settled: dict[str, dict[str, str]],
) -> dict[str, str]:
    """Return what types were called and still are, and what they are called now.

    Args:
        asked: The configuration, which says what they were called.
        names: The types that there are.
        version: The package's.
        recorded: Names of an earlier build, by scope.
        settled: Receives when each name became an alias.
    """
    known = recorded.get(TYPE_ALIASES, {})
    first = {
        old: since(known, old, version)
        for each in asked.types.values()
        for old in each.was
    }
    settled[TYPE_ALIASES] = first
    pairs = [
        (old, each.name)
        for each in asked.types.values()
        for old in each.was
        if not is_over(first[old], version)
    ]
    pairs += [(f"{old}{_PARAM}", f"{now}{_PARAM}") for old, now in pairs]
    there = names.modules
    return {old: now for old, now in pairs if now in there and old not in there}


def earlier_places(context: Context) -> dict[str, str]:
    """Return where the index of `types` has the earlier names from, each with a warning."""
    names = context.speller.names
    found: dict[str, str] = {}
    for old, now in context.earlier.items():
        module = names.custom.get(now) or names.modules[now]
        found[old] = f".{module}:{now}!"
    return found


def report_earlier_types(
    asked: ApiConfig,
    names: Names,
    version: str,
    settled: Mapping[str, str],
    report: Report,
) -> None:
    """Report earlier names that are those of other types now, and those that are over.

    Args:
        asked: The configuration, which says what types were called.
        names: The types that there are.
        version: The package's.
        settled: The version in which each name became an alias.
        report: Receives what is wrong.
    """
    for each in asked.types.values():
        for old in each.was:
            first = settled.get(old, version)
            if old in names.modules:
                report.warning(
                    "name-was",
                    f"`{old}` cannot be an earlier name of `{each.name}`: a type is called so.",
                    help="Take it out of `was`.",
                )
            elif is_over(first, version):
                report_over(f"types.{old}", first, version, None, report)
