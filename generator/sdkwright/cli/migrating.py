"""`gen migrate` and `gen parity`: from another generator's package to ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sdkwright import config as configuration
from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.show import Outcome, show
from sdkwright.code_frame import visible
from sdkwright.config.keys.whole import FLAT
from sdkwright.diagnostics import Diagnostic, Report, Severity
from sdkwright.frozen import replace
from sdkwright.migrate.comparison import report as reports
from sdkwright.migrate.comparison.arrangement import Arrangement, arranged
from sdkwright.migrate.comparison.compare import parity as compare
from sdkwright.migrate.comparison.methods import Positions
from sdkwright.migrate.moving import CONFIG_NAME, described, move
from sdkwright.migrate.packages import PackageReadError, our_package
from sdkwright.migrate.sources import SourceError, read_package, read_source
from sdkwright.read.load import load
from sdkwright.surface import FILE_NAME, Surface, SurfaceError, load as load_surface

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig, Config
    from sdkwright.ir.types import Json
    from sdkwright.source import Source

# What is said about documents by a move: that they, or parts of them, are not read.
_SAID: Final = ("overlay", "file", "not-a-document", "yaml", "json", "merge")


def migrate(
    source: str, *, spec: str | None, wheel: str | None, out: str, format: str
) -> int:
    """Write a configuration for what a source describes; nothing is overwritten."""
    report = Report()
    outcome = Outcome(command="migrate", reports={"": report})
    folder = Path(out)
    existing = folder / CONFIG_NAME
    if existing.exists():
        raise click.UsageError(
            f"{existing} exists; remove it, or name another folder with --out."
        )
    try:
        found = read_source(Path(source), report)
        old = read_package(Path(wheel)) if wheel is not None else None
    except SourceError as error:
        return _refused(error, outcome, format)
    done = move(
        found,
        spec=spec or "",
        old=old,
        out=folder,
        report=report,
        keys=frozenset(each.name for each in FLAT.keys),
        document=_document,
        built=built_surface,
    )
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in done.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    outcome.message = f"{found.format}: {described(done, folder, [*done.files])}"
    outcome.facts = {
        "files": [str(folder / each) for each in done.files],
        "methods": done.methods,
        "calls": done.parity.calls if done.parity is not None else None,
    }
    show(outcome, format)
    return DONE


def _refused(error: SourceError, outcome: Outcome, format: str) -> int:
    outcome.reports[""].add(
        Severity.ERROR,
        "source",
        str(error),
        help=error.help,
        file=error.file,
        position=error.position,
    )
    show(outcome, format)
    return USAGE


def _document(source: Source, report: Report) -> Json:
    """Read a document with overlays; what is wrong with it is said by `gen build`."""
    own = Report(lenient=True)
    documents = load(source, own)
    for each in own:
        if each.code.startswith(_SAID):
            report.diagnostics.append(_placed(each, own))
    return documents.root if documents is not None else None


def _placed(diagnostic: Diagnostic, own: Report) -> Diagnostic:
    """Return a diagnostic with its file and line in place of its pointer."""
    if diagnostic.pointer is None or own.finder is None:
        return diagnostic
    place = own.finder.locate_all([diagnostic.pointer])[diagnostic.pointer]
    position = (place.line, place.column)
    return replace(diagnostic, pointer=None, file=place.file, position=position)


def parity(
    old: str, new: str | None, *, config: str | None, format: str, at_least: float
) -> int:
    """Say what users of an old package would notice; 1 below a share of right calls."""
    report = Report()
    try:
        before = read_package(Path(old))
        found = compare(before, *_ours(new, config, report))
    except (SourceError, PackageReadError, SurfaceError) as error:
        report.error("parity", str(error), help=getattr(error, "help", ""))
        show(Outcome(command="parity", reports={"": report}, ok=False), format)
        return USAGE
    match format:
        case "json":
            click.echo(reports.record(found))
        case "markdown":
            click.echo(visible(reports.markdown(found), lines=True))
        case _:
            click.echo(visible(reports.text(found), lines=True))
    return DONE if found.share >= at_least else FAULT


def _ours(
    new: str | None, config: str | None, report: Report
) -> tuple[Surface, Arrangement]:
    """Return the surface of a package, or of what a configuration makes."""
    if new is not None and Path(new).suffix != ".toml":
        return our_package(Path(new))
    named = new or config
    path = Path(named) if named else configuration.find(Path.cwd())
    if path is None:
        raise click.UsageError("There is no configuration here: name a package as NEW.")
    found = configuration.load(path, report)
    surface = _surface(found) if found is not None else None
    if found is None or surface is None:
        raise SurfaceError(f"{path} makes no package: `gen build` says why")
    return surface, _arrangement(found.apis[0], surface)


def _arrangement(own: ApiConfig, surface: Surface) -> Arrangement:
    return arranged(
        surface,
        Positions(general=own.positional.value, operations={}),
        compat=own.compat,
        aliases=own.compat_types,
    )


def built_surface(path: Path) -> Surface | None:
    """Return the surface that a configuration makes; None where it makes none."""
    report = Report()
    config = configuration.load(path, report)
    return _surface(config) if config is not None else None


def _unseen(*_: object) -> None:
    """Show no progress: the surface is only compared."""


def _surface(config: Config) -> Surface | None:
    from sdkwright import pipeline

    reports = {each.name: Report(lenient=True) for each in config.apis}
    package = pipeline.generate(config, {}, {}, reports, _unseen)
    text = next(package.texts(FILE_NAME), None) if package is not None else None
    return load_surface(text) if text is not None else None
