"""The whole program on one page.

    spec text --read--> Api --refine--> Api --plan--> Package --emit--> files on disk

Every stage also takes a report. An error in it ends the run between two stages, before
anything on disk has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import __version__, freshness
from generator.emit import lock, write
from generator.emit.build import Recipe, emit
from generator.emit.render import Renderer
from generator.python.plan import plan
from generator.read import read
from generator.refine import refine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.config import ApiConfig, Config
    from generator.diagnostics import Report
    from generator.emit.build import Emitted, Progress
    from generator.emit.code import Package
    from generator.emit.compare import Change
    from generator.emit.lock import Names
    from generator.ir import Api


def generate(
    config: Config, names: Names, report: Report, progress: Progress
) -> Package | None:
    """Turn specifications into a package with everything decided; None after an error."""
    apis: list[tuple[ApiConfig, Api]] = []
    for count, each in enumerate(config.apis):
        progress(f"reading {each.source.label}", count, len(config.apis))
        hosts = frozenset(each.allow_remote)
        api = read(each.source, report, name=each.name, allow_remote=hosts)
        if api is not None:
            apis.append((each, refine(api, each, report)))
    if report.failed:
        return None
    progress("planning", 0, 1)
    return plan(tuple(apis), config, names, report)


def compare(
    config: Config, folder: Path, report: Report, progress: Progress
) -> Emitted | None:
    """Make all files, as texts, and say how they differ from an output folder."""
    old = lock.load(folder)
    package = generate(config, old.names, report, progress)
    if package is None or report.failed:
        return None
    recipe = Recipe(renderer=Renderer(freshness.templates()), version=__version__)
    return emit(package, folder, old, recipe, progress)


def build(
    config: Config,
    report: Report,
    progress: Progress,
    *,
    force: bool = False,
    on_wait: Callable[[], None] = lambda: None,
) -> tuple[Change, ...] | None:
    """Bring the output folder up to date; None after an error, with nothing changed."""
    if not force and freshness.is_current(config, lock.load(config.out)):
        return ()
    with write.opened(config.out, on_wait) as folder:
        emitted = compare(config, folder, report, progress)
        if emitted is None:
            return None
        write.save(folder, emitted, force=force)
        return emitted.changes
