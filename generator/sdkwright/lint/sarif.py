"""Findings as SARIF 2.1.0, which GitHub and editors show (OASIS, sarif-v2.1.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from sdkwright.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sdkwright.diagnostics import Diagnostic
    from sdkwright.ir import Json
    from sdkwright.lint.run import Group
    from sdkwright.source import Location

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def sarif(
    groups: Sequence[tuple[Group, Sequence[tuple[Diagnostic, Location | None]]]],
    version: str,
) -> dict[str, Json]:
    """Return a log with one run; what is ignored is there, suppressed with its reason.

    Args:
        groups: What was found by each rule, with places.
        version: Of the generator.
    """
    indexes: dict[str, int] = {}
    rules: list[Json] = []
    results: list[Json] = []
    for group, items in groups:
        if group.code not in indexes:
            indexes[group.code] = len(rules)
            rules.append(_rule(group))
        results += _results(group, indexes[group.code], items)
    driver: dict[str, Json] = {"name": "sdkwright", "version": version, "rules": rules}
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(group: Group) -> dict[str, Json]:
    found: dict[str, Json] = {
        "id": group.code,
        "defaultConfiguration": {"level": _LEVELS[group.severity]},
    }
    if group.rule is not None:
        found["shortDescription"] = {"text": group.rule.title}
        found["fullDescription"] = {"text": group.rule.why}
        found["help"] = {"text": group.rule.fix}
    return found


def _results(
    group: Group, index: int, items: Iterable[tuple[Diagnostic, Location | None]]
) -> Iterable[Json]:
    for diagnostic, location in items:
        result: dict[str, Json] = {
            "ruleId": group.code,
            "ruleIndex": index,
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": diagnostic.message},
        }
        place = _place(diagnostic, location)
        if place:
            result["locations"] = [place]
        if group.reason:
            given: dict[str, Json] = {"kind": "external", "justification": group.reason}
            result["suppressions"] = [given]
        yield result


def _place(diagnostic: Diagnostic, location: Location | None) -> dict[str, Json]:
    place: dict[str, Json] = {}
    if location is not None:
        physical: dict[str, Json] = {
            "artifactLocation": {
                "uri": quote(location.file.replace("\\", "/"), safe="/:")
            }
        }
        if location.line:
            physical["region"] = {
                "startLine": location.line,
                "startColumn": max(location.column, 1),
            }
        place["physicalLocation"] = physical
    if diagnostic.pointer is not None:
        name = str((location and location.pointer) or diagnostic.pointer)
        place["logicalLocations"] = [{"fullyQualifiedName": name}]
    return place
