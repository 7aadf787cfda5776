"""The commands: ask for something, show what came of it, say how it ended."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import click

from sdkwright.cli import core_changes, explanation, naming
from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.options import configured
from sdkwright.cli.progress import Progress
from sdkwright.cli.publishing.project import report_missing
from sdkwright.cli.show import Outcome, keeps_out, listing, show, warn_kept
from sdkwright.cli.timings import Timings
from sdkwright.cli.validation import Effort, validate as validate_documents
from sdkwright.code_frame import visible
from sdkwright.diagnostics import Report, Severity
from sdkwright.emit import lock
from sdkwright.emit.compare import Kind
from sdkwright.emit.journal import leftovers
from sdkwright.emit.lock import OutputError
from sdkwright.frozen import dataclass
from sdkwright.up_to_date import is_current

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping
    from pathlib import Path

    from sdkwright.cli.options import Options
    from sdkwright.config import Config
    from sdkwright.emit.build import Emitted, Progress as Listener
    from sdkwright.emit.compare import Change
    from sdkwright.memory import Memory


@contextmanager
def _progress(*, timings: bool = False) -> Generator[Listener, None, None]:
    """Show what is being done; with `timings`, also say in the end what it took."""
    progress = Progress()
    timed = Timings(progress)
    try:
        yield timed if timings else progress
    finally:
        progress.close()
        if timings:
            click.echo(timed.table(), nl=False, err=True)


# Slips of the pen in one's own documents; in those of others they are facts.
_STRICT_CODES: Final = frozenset({"key-repeated", "operation-id-duplicate"})


def _begin(command: str, options: Options) -> tuple[Outcome, Config | None]:
    """Return an outcome to fill, and what is asked for."""
    general = Report()
    outcome = Outcome(command=command, reports={"": general})
    config = configured(options, general)
    if config is not None:
        validating = command == "validate"
        outcome.reports |= {
            each.name: Report(
                strict=_STRICT_CODES if each.strict else frozenset[str](),
                lenient=not (each.strict or validating),
            )
            for each in config.apis
        }
    return outcome, config


def _end(outcome: Outcome, options: Options, code: int = FAULT) -> int:
    """Show an outcome; return its exit code, which is `code` where it is not good."""
    outcome.ok = outcome.ok and not outcome.failed
    show(outcome, options["format"])
    return DONE if outcome.ok else code


def build(
    options: Options,
    *,
    force: bool,
    rename: lock.Rename = lock.Rename.NOTHING,
    timings: bool = False,
) -> int:
    """Bring the output folder up to date."""
    outcome, config = built(options, force=force, rename=rename, timings=timings)
    return _end(outcome, options, USAGE if config is None else FAULT)


def built(
    options: Options,
    *,
    command: str = "build",
    force: bool = False,
    rename: lock.Rename = lock.Rename.NOTHING,
    timings: bool = False,
    memory: Memory | None = None,
) -> tuple[Outcome, Config | None]:
    """Bring the output folder up to date; return what came of it, not yet shown."""
    start = time.monotonic()
    outcome, config = _begin(command, options)
    if config is None:
        return outcome, None
    changes: tuple[Change, ...] | None = None
    before: dict[Path, bytes] = {}
    how = _How(force=force, rename=rename, memory=memory)
    left = leftovers(config.out)
    try:
        with _progress(timings=timings) as progress:
            if how.may_be_current and _is_current(config, progress):
                changes = ()
            else:
                before = _surfaces(config)
                changes = _built(config, outcome, progress, how)
            validate_documents(outcome, progress, Effort.KNOWN, Severity.WARNING)
    except OutputError as error:
        outcome.reports[""].error("output", str(error), help="Nothing was changed.")
    _report_left(left, outcome.reports[""])
    if changes is None:
        outcome.message = f"{visible(str(config.out))} is as it was."
    else:
        seconds = time.monotonic() - start
        _tell(outcome, config, changes, before, seconds, force=force)
    return outcome, config


def _tell(
    outcome: Outcome,
    config: Config,
    changes: tuple[Change, ...],
    before: dict[Path, bytes],
    seconds: float,
    *,
    force: bool,
) -> None:
    """Say what a build has changed, what that means to users, and what it costs them."""
    outcome.changes = changes
    found = _difference(config, before, outcome) if changes else ""
    said = _said(config, changes, seconds, force=force, counted=not found)
    costs = changes and (config.budget or not before)
    cost = _cost(config, outcome) if costs else ""
    outcome.message = said + found + cost + _contained(outcome) + outcome.message
    warn_kept(changes, outcome.reports[""], force=force)
    report_missing(config, outcome.reports[""], Severity.WARNING)
    outcome.ok = force or not any(map(keeps_out, changes))


def prepare(options: Options, memory: Memory) -> bool:
    """Fill a memory with what is there, unless it is full; nothing is said or written.

    Returns:
        Whether it took a whole build.
    """
    from sdkwright import pipeline

    outcome, config = _begin("watch", options)
    if config is None:
        return False
    with suppress(OutputError):
        old = lock.load(config.out)
        if not memory.knows(config, old.names):
            folder = config.out.resolve()
            pipeline.compare(config, old, folder, outcome.reports, _silent, memory)
            return True
    return False


def _silent(_what: str, _done: int, _total: int) -> None:
    return


def _report_left(left: Iterable[Path], report: Report) -> None:
    """Report what builds that did not end had left, and whether it is gone now."""
    for stage in left:
        gone = not stage.exists()
        report.add(
            Severity.WARNING,
            "build-interrupted",
            f"{stage} was left by a build that did not end"
            f"{'; it was cleared up' if gone else ''}.",
            help="" if gone else "gen build clears it up.",
        )


def _is_current(config: Config, progress: Listener) -> bool:
    """Whether there is nothing to do."""
    progress("hashing", 0, 1)
    return is_current(config, lock.load(config.out))


def _surfaces(config: Config) -> dict[Path, bytes]:
    """Return the recorded surfaces of the package as it is."""
    from sdkwright.cli.diffs import built as difference

    return difference.texts(config)


def _difference(config: Config, before: Mapping[Path, bytes], outcome: Outcome) -> str:
    """Return what the changes mean to users, in the words of `gen diff`."""
    from sdkwright.cli.diffs import built as difference

    found = difference.since(config, before)
    if found is None:
        return ""
    outcome.facts = {**outcome.facts, "diff": difference.records(found)}
    return f"\n{difference.short(found)}"


def _cost(config: Config, outcome: Outcome) -> str:
    """Return what the package costs, and warn of what is above the budget."""
    from sdkwright.cli import budget

    found = budget.figures(config, outcome.package)
    outcome.facts = {**outcome.facts, "cost": budget.record(found)}
    budget.report_excess(config, found, outcome.reports[""], Severity.WARNING)
    return f"\n{budget.text(found)}"


def _check_budget(config: Config, outcome: Outcome) -> None:
    from sdkwright.cli import budget

    found = budget.figures(config, outcome.package)
    outcome.facts = {**outcome.facts, "cost": budget.record(found)}
    budget.report_excess(config, found, outcome.reports[""], Severity.ERROR)


def _tolerated(config: Config, outcome: Outcome) -> bool:
    from sdkwright.cli import budget

    said = budget.tolerates(config, outcome.changes, outcome.reports[""])
    outcome.message = f"{outcome.message} {said}"
    return bool(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """How to build: over edited files, with new names, and from what there is."""

    force: bool
    rename: lock.Rename
    memory: Memory | None

    @property
    def may_be_current(self) -> bool:
        """Whether it is worth a look if there is anything to do."""
        begun = self.memory is not None and self.memory.is_full
        return not (self.force or self.rename.anew or begun)


def _built(
    config: Config, outcome: Outcome, progress: Listener, how: _How
) -> tuple[Change, ...] | None:
    """Build; what builds is imported only now. The outcome's message says of what."""
    from sdkwright import pipeline

    rename = how.rename
    before: lock.Names = lock.load(config.out).names if rename.anew else {}
    found = pipeline.build(
        config,
        outcome.reports,
        progress,
        force=how.force,
        rename=rename,
        memory=how.memory,
    )
    if found is None:
        return None
    package, changes = found[0], found[1].changes
    outcome.package = package
    said = [naming.renamed(before, package)] if rename.anew else []
    if changes or rename.anew:
        said.extend(core_changes.told(config, changes))
        outcome.message = "\n".join(("", *said, naming.told(package)))
    return changes


def check(options: Options) -> int:
    """Say how the output folder differs from what it should be."""
    from sdkwright import pipeline

    outcome, config = _begin("check", options)
    if config is None:
        return _end(outcome, options, USAGE)
    emitted: Emitted | None = None
    try:
        with _progress() as progress:
            folder = config.out.resolve()
            old = lock.load(folder)
            found = pipeline.compare(config, old, folder, outcome.reports, progress)
            emitted = found[1] if found is not None else None
            validate_documents(outcome, progress, Effort.SMALL, Severity.WARNING)
    except OutputError as error:
        outcome.reports[""].error("output", str(error))
    left = leftovers(config.out)
    _report_left(left, outcome.reports[""])
    if emitted is not None:
        outcome.changes = emitted.changes
        outcome.message = f"{visible(str(config.out))} is up to date."
        outcome.ok = not left and (not emitted.changes or _tolerated(config, outcome))
    if outcome.ok and config.budget:
        _check_budget(config, outcome)
    if emitted is not None:
        report_missing(config, outcome.reports[""], Severity.ERROR)
    if not outcome.ok:
        warn_kept(outcome.changes, outcome.reports[""], force=False)
        files = listing(outcome.changes)
        outcome.message = (
            f"{visible(str(config.out))} is out of date; run `gen build`:\n{files}"
        )
    return _end(outcome, options)


def validate(options: Options) -> int:
    """Say what there is to say about the documents."""
    from sdkwright import pipeline

    outcome, config = _begin("validate", options)
    if config is None:
        return _end(outcome, options, USAGE)
    with _progress() as progress:
        pipeline.generate(config, {}, {}, outcome.reports, progress)
        validate_documents(outcome, progress, Effort.ALWAYS, Severity.ERROR)
    number = len(config.apis)
    words = "1 document is" if number == 1 else f"{number} documents are"
    outcome.message = "" if outcome.failed else f"{words} valid."
    return _end(outcome, options)


def explain(options: Options, name: str) -> int:
    """Say where a name in the output comes from."""
    from sdkwright import pipeline

    outcome, config = _begin("explain", options)
    if config is None:
        return _end(outcome, options, USAGE)
    try:
        names = lock.load(config.out).names
    except lock.OutputError as error:
        outcome.reports[""].error("output", str(error))
        return _end(outcome, options)
    with _progress() as progress:
        package = pipeline.generate(config, names, {}, outcome.reports, progress)
    if package is not None:
        index = package.explanations()
        found = (
            explanation.find(index, name)
            or explanation.find_operation(index, name, config, outcome.reports)
            or explanation.find_wire(index, name)
        )
        outcome.ok = bool(found)
        if found:
            explained = explanation.explained(found, config, outcome.reports)
            outcome.facts = {"entries": explanation.records(explained)}
            outcome.message = explanation.text(explained)
        else:
            near = explanation.similar(index, name)
            outcome.message = (
                f"There is no {name!r} in {config.package}. {near}".strip()
            )
    return _end(outcome, options)


def _contained(outcome: Outcome) -> str:
    """Return a line about what was skipped or assumed; empty where nothing was."""
    count = sum(len(each.contained) for each in outcome.reports.values())
    if not count:
        return ""
    what = "1 part was" if count == 1 else f"{count:,} parts were"
    return (
        f"\n{what} skipped or assumed, as the warnings say; operations.json lists them,"
        " and --strict makes them errors."
    )


def _said(
    config: Config,
    changes: tuple[Change, ...],
    seconds: float,
    *,
    force: bool,
    counted: bool,
) -> str:
    """Return what became of the output; files are counted where nothing else is said."""
    counts = {kind: sum(each.kind is kind for each in changes) for kind in Kind}
    words = [
        f"{counts[kind]} {word}"
        for kind, word in (
            (Kind.ADD, "new"),
            (Kind.CHANGE, "changed"),
            (Kind.REMOVE, "removed"),
            (Kind.KEEP, "overwritten" if force else "edited by hand and left alone"),
        )
        if counts[kind] and (counted or kind is Kind.KEEP)
    ]
    words = words if counted else ["updated", *words]
    if not words:
        return f"{visible(str(config.out))} is up to date."
    return f"{visible(str(config.out))}: {', '.join(words)} ({seconds:.1f} s)"
