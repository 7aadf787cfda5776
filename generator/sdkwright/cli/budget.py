"""What a package may cost: the figures of a build, and those above the budget."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, cast

from sdkwright.diagnostics import Severity
from sdkwright.emit import lock
from sdkwright.emit.compare import Kind
from sdkwright.emit.measure import Figures, measure
from sdkwright.regular_files import read_regular
from sdkwright.surface import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sdkwright.config import Config
    from sdkwright.diagnostics import Report
    from sdkwright.emit.code import Package
    from sdkwright.emit.compare import Change

_WORDS: Final = {
    "wheel": "bytes of wheel",
    "modules": "modules loaded by an import of a client",
    "path": "characters in the longest path",
    "lines": "lines of code for each operation",
}


def figures(config: Config, package: Package | None = None) -> Figures:
    """Measure the package in the output folder, which is `package` if that is known.

    The wheel is measured whole where there is a budget for it.
    """
    clients: dict[str, str] = {}
    operations = 0
    names = [""] if config.flat else [f"/{each.name}" for each in config.apis]
    for name in names:
        folder = f"{config.package}{name}"
        client, count = _index(config, folder)
        clients[folder] = client
        operations += count
    if package is None:
        paths: Iterable[str] = lock.load(config.out).files
    else:
        paths = [each.path for each in package.units]
    whole = "wheel" in config.budget
    return measure(config.out, paths, clients, operations, whole=whole)


def _index(config: Config, folder: str) -> tuple[str, int]:
    """Return the client's name and how many operations there are, by the index."""
    path = config.out / folder / "operations.json"
    try:
        found: object = json.loads(read_regular(path, MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return "", 0
    index = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    client, operations = index.get("client"), index.get("operations")
    if not isinstance(client, str) or not isinstance(operations, list):
        return "", 0
    every = cast("list[object]", operations)
    known = [cast("dict[str, object]", x) for x in every if isinstance(x, dict)]
    return client, sum(bool(each.get("python")) for each in known)


def text(found: Figures) -> str:
    """Return the figures as one line."""
    return (
        f"Cost: wheel about {found.wheel / 1000:,.0f} kB, {found.modules} modules loaded,"
        f" longest path {found.path}, {found.lines} lines per operation"
    )


def record(found: Figures) -> dict[str, int]:
    """Return the figures for programs."""
    return {key: getattr(found, key) for key in _WORDS}


def report_excess(
    config: Config, found: Figures, report: Report, severity: Severity
) -> None:
    """Report each figure that is above the budget."""
    own = record(found)
    for key, most in config.budget.items():
        if key in own and own[key] > most:
            report.add(
                severity,
                "budget",
                f"There are {own[key]:,} {_WORDS[key]}; the budget is {most:,}.",
                help=f"Leave operations out (`exclude`), or raise `budget.{key}`.",
            )


def tolerates(config: Config, changes: Sequence[Change], report: Report) -> str:
    """Return what is said of edits by hand that the budget allows; empty where it does not.

    An edit that keeps something new out is never allowed.

    Args:
        config: The package; its budget may have `edits`.
        changes: How the output differs from what it should be.
        report: Is told where the budget is exceeded.
    """
    most = config.budget.get("edits")
    edits = [each for each in changes if each.kind is Kind.KEEP]
    if most is None or not edits:
        return ""
    count = sum(each.added + each.removed for each in edits)
    said = f"{count:,} lines in {len(edits)} files were edited by hand"
    if count > most:
        help = "Move edits to custom/, or raise `budget.edits`."
        report.error("budget", f"{said}; the budget is {most:,}.", help=help)
        return ""
    current = len(edits) == len(changes)
    current = current and not any(each.outdated or each.missing for each in edits)
    return f"{said}, of {most:,} that may be." if current else ""
