"""`gen migrate` and `gen parity`: from another generator's package to ours."""

from __future__ import annotations


from pathlib import Path
from typing import TYPE_CHECKING

import click

from sdkwright import config as configuration
from sdkwright.cli.exit_codes import DONE, USAGE
from sdkwright.cli.show import Outcome, show

from sdkwright.diagnostics import Report
from sdkwright.emit.code import Verbatim
from sdkwright.migrate.moving import CONFIG_NAME, described, move
from sdkwright.migrate.sources import SourceError, read_package, read_source
from sdkwright.read.load import load
from sdkwright.source import Source
from sdkwright.surface import FILE_NAME, Surface, load as load_surface

if TYPE_CHECKING:
    from sdkwright.config import Config
    from sdkwright.ir.types import Json


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
        report.error("source", str(error), help=error.help)
        outcome.ok = False
        show(outcome, format)
        return USAGE
    done = move(
        found,
        spec=spec or "",
        old=old,
        out=folder,
        report=report,
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


def _document(path: Path, overlays: tuple[Path, ...], report: Report) -> Json:
    """Read a document with overlays; what is wrong with it is said by `gen build`."""
    own = Report(lenient=True)
    documents = load(Source(path=path, overlays=overlays), own)
    for each in own:
        if each.code.startswith(("overlay", "file", "not-a-document", "yaml", "json")):
            report.diagnostics.append(each)
    return documents.root if documents is not None else None


def built_surface(path: Path) -> Surface | None:
    """Return the surface that a configuration makes; None where it makes none."""
    report = Report()
    config = configuration.load(path, report)
    return _surface(config) if config is not None else None


def _surface(config: Config) -> Surface | None:
    from sdkwright import pipeline

    reports = {each.name: Report(lenient=True) for each in config.apis}
    package = pipeline.generate(config, {}, {}, reports, lambda *_: None)
    for unit in package.units if package is not None else ():
        if isinstance(unit, Verbatim) and unit.path.endswith(f"/{FILE_NAME}"):
            return load_surface(unit.text)
    return None
