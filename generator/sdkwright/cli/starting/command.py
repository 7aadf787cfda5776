"""`gen init DOCUMENT`: write a commented gen.toml into the current folder, once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sdkwright import config as configuration
from sdkwright.cli.exit_codes import DONE, FAULT
from sdkwright.cli.options import single
from sdkwright.cli.publishing.planned import planned_package
from sdkwright.cli.show import Outcome, show
from sdkwright.cli.starting.inferred import inferred
from sdkwright.cli.starting.naming import first_name
from sdkwright.cli.starting.text import text_of
from sdkwright.code_frame import visible
from sdkwright.diagnostics import Report, Severity
from sdkwright.frozen import replace
from sdkwright.release import NewFile, write_new

if TYPE_CHECKING:
    from sdkwright.cli.options import Options
    from sdkwright.config import Config
    from sdkwright.emit.code import Package

_NAME: Final = "gen.toml"


def start(options: Options, license: str = "", *, tested: bool = False) -> int:
    """Write a gen.toml for a document; a configuration that is there already stays.

    Args:
        options: The document, and what else the command was given.
        license: The licence of the package; empty where none was named.
        tested: Whether the package gets tests, which need a fake server.

    Raises:
        click.UsageError: The document has no name that a configuration could give.
    """
    spec = options["spec"]
    if spec is None or spec == "-":
        raise click.UsageError("Name the document's file, or its URL.")
    outcome = Outcome(command="init", reports={"": Report()})
    found = configuration.find(Path.cwd())
    if found is not None and found.parent == Path.cwd():
        outcome.reports[""].error(
            "init-exists",
            f"There is a configuration here: {found.name}. It is left as it is.",
            help="`gen build` reads it; take it away to begin anew.",
        )
    else:
        _write(outcome, spec, options, license, tested=tested)
    outcome.ok = not outcome.failed
    show(outcome, options["format"])
    return DONE if outcome.ok else FAULT


def _write(
    outcome: Outcome, spec: str, options: Options, license: str, *, tested: bool
) -> None:
    config = _config(spec, options)
    package, faults = _planned(outcome, config)
    if package is None or outcome.failed:
        return
    text = text_of(
        inferred(package, outcome.reports[config.apis[0].name], faults),
        package=config.package,
        spec=spec,
        overlays=options.get("overlay") or (),
        root=options.get("root") or "",
        hosts=sorted(options["allow_remote"]),
        out=options.get("out") or "",
        license=license,
        tested=tested,
    )
    report = outcome.reports[""]
    try:
        written = write_new(Path.cwd(), [NewFile(path=_NAME, text=text)])
    except OSError as error:
        report.error("init-write", str(error), help="Nothing was written.")
        return
    if written.made:
        outcome.message = f"{_NAME}: written for {visible(spec)}. Next: gen build"
    else:
        report.error("init-exists", f"There is a {_NAME} already; it is left as it is.")


def _planned(
    outcome: Outcome, config: Config
) -> tuple[Package | None, tuple[str, ...]]:
    """Return the package, and what would be errors of it with `strict = true`."""
    strict = tuple(replace(each, strict=True) for each in config.apis)
    trial = Outcome(command="init", reports=dict(outcome.reports))
    package = planned_package(trial, replace(config, apis=strict), {})
    if package is not None and not trial.failed:
        outcome.reports |= trial.reports
        return package, ()
    package = planned_package(outcome, config, {})
    found = [each for report in trial.reports.values() for each in report]
    errors = [each.message for each in found if each.severity is Severity.ERROR]
    return package, tuple(dict.fromkeys(errors))


def _config(spec: str, options: Options) -> Config:
    config = single(spec, options)
    # A package that is there already keeps its name.
    if not options.get("package") and not (config.out / config.package).is_dir():
        name = first_name(config.apis[0].source)
        config = single(spec, {**options, "package": name}) if name else config
    hosts = frozenset(options["allow_remote"])
    apis = tuple(replace(each, allow_remote=hosts) for each in config.apis)
    return replace(config, apis=apis)
