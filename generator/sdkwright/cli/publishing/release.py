"""`gen init --ci`: what a package needs to be tested and published, written once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright import __version__, config as configuration, release
from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.options import configured
from sdkwright.cli.publishing.project import PROJECT, report_missing, written_by_us
from sdkwright.cli.show import Outcome, show
from sdkwright.code_frame import visible
from sdkwright.diagnostics import Report, Severity
from sdkwright.emit import lock
from sdkwright.emit.code import Unit
from sdkwright.emit.render import Renderer
from sdkwright.frozen import replace
from sdkwright.python.package import project_view
from sdkwright.up_to_date import templates

if TYPE_CHECKING:
    from sdkwright.cli.options import Options
    from sdkwright.config import Config
    from sdkwright.release import NewFile, Repository, Written

_GENERATOR: Final = f"sdkwright=={__version__}"


def init_release(options: Options) -> int:
    """Write the release kit of the configured package; leave alone what is there."""
    report = Report()
    outcome = Outcome(command="init", reports={"": report})
    config = configured(options, report)
    path = _configuration(options)
    code = USAGE
    if config is not None and path is not None:
        code = FAULT
        _fill(outcome, config, path)
    outcome.ok = not outcome.failed and config is not None
    show(outcome, options["format"])
    return DONE if outcome.ok else code


def _configuration(options: Options) -> Path | None:
    named = options["config"]
    return Path(named) if named else configuration.find(Path.cwd())


def _fill(outcome: Outcome, config: Config, path: Path) -> None:
    """Write the files, and say what came of it."""
    report = outcome.reports[""]
    try:
        place = release.repository(config, path)
        files = _files(config, place)
        written = release.write_new(place.root, files)
    except release.RepositoryError as error:
        report.error(
            "init-place", f"{error}.", help="Move or rename it, or do without."
        )
        return
    except (OSError, lock.OutputError) as error:
        report.error("init-write", str(error), help="Files written before it stay.")
        return
    if not any(each.path.endswith("LICENSE") for each in files):
        report.add(
            Severity.WARNING,
            "init-license",
            _without_license(config.license),
            file=str(path),
            help='license = "MIT", or write a file LICENSE yourself.',
        )
    report_missing(config, report, Severity.WARNING)
    outcome.facts = {"written": written.made, "kept": written.kept}
    outcome.message = _said(written, place)


def _files(config: Config, place: Repository) -> tuple[NewFile, ...]:
    renderer = Renderer(templates())
    year = dt.datetime.now(dt.UTC).year
    config = replace(config, version=release.released_version(config))
    found = release.release_files(
        config, place, renderer, templates(), generator=_GENERATOR, year=year
    )
    return (_project(config, place, renderer), *found)


def _project(config: Config, place: Repository, renderer: Renderer) -> NewFile:
    """Return pyproject.toml; it takes the place of one that a build wrote."""
    own = "" if place.package_folder == "." else f"{place.package_folder}/"
    view = project_view(
        config,
        changelog=place.url and f"{place.url}/blob/main/{own}CHANGELOG.md",
        issues=place.url and f"{place.url}/issues",
        tested=True,
    )
    unit = Unit(path=PROJECT, template=f"python/{PROJECT}.j2", view=view)
    return release.NewFile(
        path=f"{own}{PROJECT}",
        text=renderer.render(unit),
        replaces=written_by_us(config.out),
    )


def _without_license(license: str) -> str:
    if license:
        return f"No LICENSE is written: the text of {license!r} is not known here."
    return "No LICENSE is written: the configuration names no licence."


def _said(written: Written, place: Repository) -> str:
    lines = [f"  new   {each}" for each in written.made]
    lines += [f"  kept  {each}" for each in written.kept]
    head = f"In {visible(str(place.root))}, from now on yours:"
    if not written.made:
        head = f"In {visible(str(place.root))} everything was there already:"
    return "\n".join((head, *lines))
