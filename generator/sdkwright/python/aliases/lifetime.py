"""How long earlier names stay: until the next version that may break.

Semantic versioning, clauses 4 and 8; counted from the version in which a name became an
alias, which `gen.lock` keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.diagnostics import Report
    from sdkwright.source import Pointer


def is_over(since: str, version: str) -> bool:
    """Whether a version has come that no longer needs to have a name.

    Args:
        since: The version in which the name became an alias.
        version: The package's.
    """
    return _breaking(since) < _breaking(version)


def since(recorded: Mapping[str, str], key: str, version: str) -> str:
    """Return the version in which a name became an alias: this one, if it is a new one."""
    return recorded.get(key, "").partition(" ")[0] or version


def report_over(
    name: str, since: str, version: str, at: Pointer | None, report: Report
) -> None:
    """Say that the configuration has an earlier name whose time is over."""
    report.warning(
        "name-was",
        f"`{name}` was left in version {since}, and is gone with {version}.",
        at,
        help="Take it out of `was`.",
    )


def _breaking(version: str) -> tuple[int, int]:
    """Return the part of a version that goes up where something breaks."""
    numbers = [
        int("".join(each for each in part if each.isdecimal()) or "0")
        for part in version.split(".")[:2]
    ]
    major, minor = (*numbers, 0, 0)[:2]
    return (major, 0) if major else (0, minor)
