"""`gen docs`: the pages of a documentation site, brought up to date like a package."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.options import configured
from sdkwright.cli.progress import Progress
from sdkwright.cli.publishing.planned import planned_package
from sdkwright.cli.show import Outcome, keeps_out, listing, show, warn_kept
from sdkwright.code_frame import visible
from sdkwright.diagnostics import Report
from sdkwright.emit import lock, write
from sdkwright.emit.build import emit
from sdkwright.emit.code import Package
from sdkwright.up_to_date import recipe

if TYPE_CHECKING:
    from sdkwright.cli.options import Options
    from sdkwright.config import Config
    from sdkwright.emit.compare import Change
    from sdkwright.up_to_date import Texts


def docs(options: Options, folder: str | None) -> int:
    """Write the pages into a folder; those that somebody edited are left alone."""
    outcome = Outcome(command="docs", reports={"": Report()})
    config = configured(options, outcome.reports[""])
    if config is not None:
        target = Path(folder) if folder else config.out / "docs"
        texts: Texts = {}
        package = planned_package(outcome, config, texts)
        try:
            if package is not None and not outcome.failed:
                changes = _written(package, config, texts, target)
                warn_kept(changes, outcome.reports[""], force=False)
                outcome.changes = changes
                outcome.ok = not any(map(keeps_out, changes))
                outcome.message = _said(target, changes)
        except lock.OutputError as error:
            outcome.reports[""].error("output", str(error), help="Nothing was changed.")
    outcome.ok = outcome.ok and not outcome.failed and config is not None
    show(outcome, options["format"])
    return DONE if outcome.ok else USAGE if config is None else FAULT


def _written(
    package: Package, config: Config, texts: Texts, target: Path
) -> tuple[Change, ...]:
    """Write what differs; the folder has a lock of its own."""
    pages = Package(units=package.documentation())
    progress = Progress()
    try:
        waiting = partial(progress, "waiting for another build", 0, 0)
        with write.opened(target, waiting) as folder:
            old = lock.load(folder)
            emitted = emit(pages, folder, old, recipe(config, texts), progress)
            write.save(folder, emitted, force=False)
        return emitted.changes
    finally:
        progress.close()


def _said(target: Path, changes: tuple[Change, ...]) -> str:
    name = visible(str(target))
    if not changes:
        return f"{name} is up to date."
    return (
        f"{name}:\n{listing(changes)}"
        f"Build the site: mkdocs build --strict -f {name}/mkdocs.yml, or zensical build there."
    )
