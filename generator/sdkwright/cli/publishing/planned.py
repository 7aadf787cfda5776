"""A package that is planned and not built, for commands that show what it is like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.cli.progress import Progress
from sdkwright.diagnostics import Report
from sdkwright.emit import lock

if TYPE_CHECKING:
    from sdkwright.cli.show import Outcome
    from sdkwright.config import Config
    from sdkwright.emit.code import Package
    from sdkwright.up_to_date import Texts


def planned_package(outcome: Outcome, config: Config, texts: Texts) -> Package | None:
    """Return the package that a build would write; None after an error.

    Args:
        outcome: Gets a report for each API.
        config: The package.
        texts: Receives the documents that were read.
    """
    from sdkwright import pipeline

    outcome.reports |= {
        each.name: Report(lenient=not each.strict) for each in config.apis
    }
    progress = Progress()
    try:
        names = lock.load(config.out).names
        return pipeline.generate(config, names, texts, outcome.reports, progress)
    except lock.OutputError as error:
        outcome.reports[""].error("output", str(error))
        return None
    finally:
        progress.close()
