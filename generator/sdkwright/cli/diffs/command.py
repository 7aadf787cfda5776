"""`gen diff`: compare two sides, show what differs, say which version follows."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sdkwright import config as configuration
from sdkwright.cli.diffs import commit, lines, packages
from sdkwright.cli.diffs.lines import Difference
from sdkwright.cli.diffs.packages import PackageError
from sdkwright.cli.diffs.sides import Setting, Side, of_documents, side
from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.options import configured
from sdkwright.cli.progress import Progress
from sdkwright.cli.show import Outcome, show
from sdkwright.diagnostics import Report
from sdkwright.emit import lock
from sdkwright.frozen import replace
from sdkwright.release import released_version
from sdkwright.source import parse_pointer
from sdkwright.surface import Finding, Surface, compare, is_other_api, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.cli.options import Options
    from sdkwright.config import Config

_BREAKING = "breaking"


def diff(
    options: Options,
    *,
    old: str | None,
    new: str | None,
    fail_on: str | None,
    with_lines: bool,
) -> int:
    """Compare what was with what is, and show it.

    Args:
        options: The configuration, hosts and the form of the output.
        old: What was: a document, a package or output folder, a wheel, a git revision; None
            for the package of the last build.
        new: What is; None for what a build would make now.
        fail_on: `breaking`, or None: when the exit code is 1.
        with_lines: Whether to say the line of the document.
    """
    report = Report()
    config, path = _configured(options, report, needed=old is None or new is None)
    if report.failed:
        return _failed(report, options, USAGE)
    progress = Progress()
    try:
        with ExitStack() as stack:
            setting = Setting(
                config=config,
                path=path,
                hosts=frozenset(options["allow_remote"]),
                stack=stack,
                notify=progress,
            )
            before, after = _sides(setting, old, new)
            wanted = with_lines or options["format"] in {"json", "github"}
            version = "1.0.0" if config is None else released_version(config)
            found = _difference(before, after, version, with_lines=wanted)
    except (PackageError, lock.OutputError) as error:
        progress.close()
        report.error("diff", str(error), help=getattr(error, "help", ""))
        return _failed(report, options, FAULT)
    progress.close()
    for each in (before, after):
        _say_skipped(each)
    _show(found, options["format"])
    breaks = any(each.impact.breaks for each in found.findings)
    return FAULT if fail_on == _BREAKING and breaks else DONE


def _configured(
    options: Options, report: Report, *, needed: bool
) -> tuple[Config | None, Path | None]:
    """Return the configuration and its file; None where there is none and none needed."""
    named = options["config"]
    path = Path(named) if named else configuration.find(Path.cwd())
    if path is None and not needed:
        return None, None
    return configured(options, report), path


def _sides(setting: Setting, old: str | None, new: str | None) -> tuple[Side, Side]:
    config = setting.config
    kept: lock.Names = {} if config is None else lock.load(config.out).names
    if old is not None:
        before = side(setting, old, kept)
    else:
        assert config is not None  # it is needed then
        surfaces = packages.of_output(config)
        before = Side(label=str(config.out), surfaces=surfaces, names=kept)
    names = kept or before.names
    if new is not None:
        return before, side(setting, new, names)
    assert config is not None
    modules = {each.rpartition(".")[2] for each in before.surfaces}
    apis = tuple(each for each in config.apis if each.name in modules)
    if old is not None and apis and not config.flat and len(before.surfaces) == 1:
        config = replace(config, apis=apis)
    return before, of_documents(setting, config, names, "what would be built now")


def _difference(
    before: Side, after: Side, version: str, *, with_lines: bool
) -> Difference:
    found: dict[Finding, str] = {}
    several = len({*before.surfaces, *after.surfaces}) > 1
    for old, new in _pairs(before, after):
        prefix = f"{new.module.rpartition('.')[2]}." if several else ""
        findings = _compared(before, after, old, new, prefix)
        sides = ((before, old, True), (after, new, False)) if with_lines else ()
        places = _places(findings, sides)
        found.update(zip(findings, places, strict=True))
    ranked = ordered(found)
    return Difference(
        findings=ranked, places=tuple(found[each] for each in ranked), version=version
    )


def _pairs(before: Side, after: Side) -> Iterator[tuple[Surface, Surface]]:
    """Yield the APIs of both sides by module; one that stands alone is its own pair.

    An API that one side lacks is compared with an empty one.
    """
    olds, news = dict(before.surfaces), dict(after.surfaces)
    if len(olds) == len(news) == 1:
        yield olds.popitem()[1], news.popitem()[1]
        return
    for module in sorted({*olds, *news}):
        known = olds.get(module) or news[module]
        empty = Surface(module=known.module, title=known.title, client=known.client)
        yield olds.get(module, empty), news.get(module, empty)


def _compared(
    before: Side, after: Side, old: Surface, new: Surface, prefix: str
) -> tuple[Finding, ...]:
    if is_other_api(old, new):
        raise PackageError(
            f"{before.label} and {after.label} describe different APIs: they have no server,"
            " no operation and no type in common.",
            "Name two states of one API.",
        )
    return compare(old, new, prefix)


def _places(
    found: tuple[Finding, ...], sides: Sequence[tuple[Side, Surface, bool]]
) -> list[str]:
    """Return where the documents say what changed, for each finding; empty if unknown."""
    places = [""] * len(found)
    for of, surface, gone in sides:
        finder = of.finders.get(surface.module)
        mine = [n for n, each in enumerate(found) if each.gone is gone and each.pointer]
        if finder is None or not mine:
            continue
        pointers = {n: parse_pointer(found[n].pointer) for n in mine}
        located = finder.locate_all(pointers.values())
        for number, pointer in pointers.items():
            if pointer in located:
                places[number] = of.visible(str(located[pointer]))
    return places


def _say_skipped(of: Side) -> None:
    """Say beside the result that it lacks what a build would skip."""
    if of.skipped:
        parts = "1 part was" if of.skipped == 1 else f"{of.skipped} parts were"
        text = f"{of.label}: {parts} skipped or assumed; `gen validate` says which."
        click.echo(text, err=True)


def _show(found: Difference, format: str) -> None:
    match format:
        case "json":
            click.echo(
                json.dumps({"command": "diff", **lines.records(found)}, indent=2)
            )
        case "markdown":
            click.echo(lines.markdown(found))
        case "github":
            click.echo(lines.github(found))
        case "guide":
            click.echo(lines.guide(found))
        case "commit":
            text = commit.message(found)
            click.echo(text or "Nothing differs for users.", err=not text)
        case _:
            text = lines.text(found)
            click.echo(f"{text}\n{found.advice}" if text else found.advice)


def _failed(report: Report, options: Options, code: int) -> int:
    outcome = Outcome(command="diff", reports={"": report}, ok=False)
    known: Mapping[str, str] = {"json": "json", "github": "github"}
    show(outcome, known.get(options["format"], "text"))
    return code
