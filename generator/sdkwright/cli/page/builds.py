"""The builds of `gen watch` as the page shows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sdkwright import config as configuration
from sdkwright.diagnostics import Report
from sdkwright.emit import lock
from sdkwright.page import PageServer, Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.cli.options import Options
    from sdkwright.cli.show import Outcome
    from sdkwright.config import Config
    from sdkwright.emit.code import Entry


class Builds:
    """The builds so far, and the page that shows the last."""

    def __init__(self, options: Options) -> None:
        """Open the page of what is to be built."""
        self._options = options
        self._server = PageServer()
        self._last = Snapshot(number=0, ok=False, message="")

    @property
    def url(self) -> str:
        """The address of the page."""
        return self._server.url

    def publish(self, outcome: Outcome, config: Config | None) -> None:
        """Show a build; what it failed to make stays as it was."""
        last = self._last
        ok = config is not None and not outcome.failed
        built, entries = last.built, last.entries
        if config is not None and ok and (outcome.package or not entries):
            built, entries = self._entries(outcome, config)
        self._last = Snapshot(
            number=last.number + 1,
            ok=ok,
            message=outcome.message.strip() or "The configuration has a fault.",
            config_file=self._config_file(),
            reports=outcome.reports,
            built=built,
            entries=entries,
            findings=_findings(outcome.facts),
        )
        self._server.publish(self._last)

    def close(self) -> None:
        """Close the page."""
        self._server.close()

    def _entries(
        self, outcome: Outcome, config: Config
    ) -> tuple[tuple[Config, Mapping[str, Report]], tuple[Entry, ...]]:
        """Return what was built; where nothing was to do, it is planned once more."""
        from sdkwright import pipeline

        package, reports = outcome.package, outcome.reports
        if package is None:
            reports = {
                each.name: Report(lenient=not each.strict) for each in config.apis
            }
            names = lock.load(config.out).names
            package = pipeline.generate(config, names, {}, reports, _ignored)
        return (config, reports), package.explanations() if package is not None else ()

    def _config_file(self) -> Path | None:
        if self._options["spec"] is not None:
            return None
        named = self._options["config"]
        found = Path(named) if named else configuration.find(Path.cwd())
        if found is not None and found.is_relative_to(Path.cwd()):
            return found.relative_to(Path.cwd())
        return found


def _findings(facts: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    """Return what a build changed for users."""
    # As `records` of the difference makes them.
    difference: Any = facts.get("diff") or {"findings": ()}
    return tuple(difference["findings"])


def _ignored(*_: object) -> None:
    """Tell nobody how far the planning is."""
