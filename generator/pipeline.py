"""The whole program on one page.

    spec text --read--> Api --refine--> Api --plan--> Package --emit--> files on disk

Every stage also takes a report. An error in it ends the run between two stages, before
anything on disk has changed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from generator import freshness
from generator.emit import lock, write
from generator.emit.build import Emitted, Progress, emit
from generator.emit.code import Package
from generator.python.plan import plan
from generator.read import read
from generator.refine import refine

if TYPE_CHECKING:
    from pathlib import Path

    from generator.config import ApiConfig, Config
    from generator.diagnostics import Report
    from generator.emit.compare import Change
    from generator.ir import Api

Texts: TypeAlias = dict[str, dict[str, bytes]]  # what was read, by API and document


def generate(
    config: Config, names: lock.Names, texts: Texts, report: Report, progress: Progress
) -> Package | None:
    """Turn specifications into a package with everything decided; None after an error."""
    apis: list[tuple[ApiConfig, Api]] = []
    for count, own in enumerate(config.apis):
        progress(f"reading {own.source.label}", count, len(config.apis))
        api = read(
            own.source,
            report,
            name=own.name,
            allow_remote=own.allow_remote,
            texts=texts.setdefault(own.name, {}),
        )
        if api is not None:
            apis.append((own, refine(api, own, report)))
    if report.failed:
        return None
    progress("planning", 0, 1)
    return plan(tuple(apis), config, names, report)


def compare(
    config: Config, folder: Path, report: Report, progress: Progress
) -> Emitted | None:
    """Make all files, as texts, and say how they differ from an output folder."""
    old = lock.load(folder)
    texts: Texts = {}
    package = generate(config, old.names, texts, report, progress)
    if package is None or report.failed:
        return None
    return emit(package, folder, old, freshness.recipe(config, texts), progress)


def build(
    config: Config, report: Report, progress: Progress, *, force: bool = False
) -> tuple[Change, ...] | None:
    """Bring the output folder up to date; None after an error, with nothing changed."""
    if not force and freshness.is_current(config, lock.load(config.out)):
        return ()
    waiting = partial(progress, "waiting for another build", 0, 1)
    with write.opened(config.out, waiting) as folder:
        emitted = compare(config, folder, report, progress)
        if emitted is None:
            return None
        write.save(folder, emitted, force=force)
        return emitted.changes
