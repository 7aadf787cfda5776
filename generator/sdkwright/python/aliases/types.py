"""Earlier names of types: deprecated, in the index of `types`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.python.types import Context, Names

# What requests' types end with.
_PARAM = "Param"


def earlier_types(asked: ApiConfig, names: Names) -> dict[str, str]:
    """Return what types were called, as the configuration says, and what they are called now.

    Args:
        asked: The configuration.
        names: The types that there are.
    """
    pairs = [(old, each.name) for each in asked.types.values() for old in each.was]
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


def report_earlier_types(asked: ApiConfig, names: Names, report: Report) -> None:
    """Report earlier names that are those of other types now."""
    for each in asked.types.values():
        for old in each.was:
            if old in names.modules:
                report.warning(
                    "name-was",
                    f"`{old}` cannot be an earlier name of `{each.name}`: a type is called so.",
                    help="Take it out of `was`.",
                )
