"""`gen watch`: build again whenever a document or the configuration is saved.

Files are looked at a few times a second. They are few and known by name, so that costs next
to nothing, and works everywhere: over the network, in containers, with editors that replace
files, and for files that do not exist yet; nothing has to be installed for it.
"""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from sdkwright.cli import commands
from sdkwright.cli.exit_codes import DONE
from sdkwright.cli.options import nearest, packages
from sdkwright.cli.show import show
from sdkwright.code_frame import visible
from sdkwright.custom import files
from sdkwright.emit import lock

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from sdkwright.cli.options import Options
    from sdkwright.cli.show import Outcome
    from sdkwright.config import ApiConfig, Config
    from sdkwright.memory import Memory

    Publish: TypeAlias = Callable[[Outcome, Config | None], None]

Stamp: TypeAlias = tuple[int, int, int] | None
"""What changes when a file is written; None for a file that is not there."""

# Seconds between two looks, and how long nothing may change before a build: some editors
# write a file in several steps, and version control writes many files.
_PAUSE: Final = 0.05
_QUIET: Final = 0.05
# How documents' names end.
_SUFFIXES: Final = frozenset({".json", ".yaml", ".yml"})
# A stamp that no file has.
_NEVER: Final = (-1, -1, -1)


def watch(options: Options, *, page: bool = False) -> int:
    """Build, and again after each save, until Ctrl-C.

    A save that cannot be built leaves the last good package as it is.

    Args:
        options: What to build.
        page: Whether to show each build in a local page.

    Raises:
        click.UsageError: There is nothing that could be watched.
    """
    with _page(options) if page else nullcontext() as publish:
        try:
            _rounds(_with_nearest(options), publish)
        except KeyboardInterrupt:
            click.echo("stopped; the output is that of the last good build", err=True)
    return DONE


def _with_nearest(options: Options) -> Options:
    """Return options that name the configuration: where it goes, no other takes its place."""
    found = None if options["spec"] or options["config"] else nearest()
    return options if found is None else {**options, "config": str(found)}


@contextmanager
def _page(options: Options) -> Generator[Publish]:
    """Open the page; give what shows a build in it."""
    from sdkwright.cli.page import Builds

    builds = Builds(options)
    click.echo(f"the page is {builds.url}", err=True)
    click.launch(builds.url)
    try:
        yield builds.publish
    finally:
        builds.close()


def _rounds(options: Options, publish: Publish | None = None) -> None:
    from sdkwright.memory import Memory

    known: dict[Path, Stamp] = {}
    said = ""
    memory = Memory()
    while True:
        begun = time.time_ns()
        known = {path: stamp(path) for path in known}
        outcome, config = commands.built(options, command="watch", memory=memory)
        if outcome.failed:
            outcome.message = f"{outcome.message} Waiting for the next save.".lstrip()
        outcome.ok = not outcome.failed
        if outcome.changes or outcome.message != said or outcome.failed:
            show(outcome, options["format"])
            said = outcome.message
        if publish is not None:
            publish(outcome, config)
        watched = _watched(options, config, outcome)
        # After a fault in the configuration nobody knows what else was meant.
        paths = {*watched, *known} if config is None else watched
        if not any(paths):
            raise click.UsageError("Nothing here is a file that could be watched.")
        begins = not known
        known = {path: known.get(path, _first(path, begun)) for path in paths}
        if begins:  # whoever reads this may save at once
            click.echo(f"watching {len(paths):,} files; Ctrl-C ends it", err=True)
        if config is not None and outcome.ok:
            _prepare(options, memory)
        for path in _wait(known):
            click.echo(f"{visible(str(path))} was saved", err=True)


def _prepare(options: Options, memory: Memory) -> None:
    """Have everything at hand that the next build may begin with, while nobody waits."""
    if commands.prepare(options, memory):
        # Whole builds leave much that only the collector finds, which is off otherwise. What
        # is kept now it need not look at each time.
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    gc.collect()


def stamp(path: Path) -> Stamp:
    """Return what changes when a file is written, or another takes its place."""
    try:
        found = path.stat()
        if path.is_dir():
            # A build that writes puts its own folder in its place.
            names = {each.name for each in path.iterdir()} - {"__pycache__"}
            return hash(tuple(sorted(names))), 0, 0
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _first(path: Path, begun: int) -> Stamp:
    """Return the stamp of a file that was not watched while it was read."""
    found = stamp(path)
    return _NEVER if found and found[0] >= begun else found


def _wait(known: Mapping[Path, Stamp]) -> tuple[Path, ...]:
    """Return the files that were saved, once nothing moves any more."""
    while True:
        now = {path: stamp(path) for path in known}
        if now != known:
            time.sleep(_QUIET)
            later = {path: stamp(path) for path in known}
            if later == now:
                return tuple(path for path in known if now[path] != known[path])
        else:
            time.sleep(_PAUSE)


def _watched(options: Options, config: Config | None, outcome: Outcome) -> set[Path]:
    """Return the files that decide about the output, and those that should be there."""
    found = {
        Path(each.file)
        for report in outcome.reports.values()
        for each in report
        if each.file
    }
    if options["spec"] is None:
        found |= {Path(options["config"])} if options["config"] else set()
    if config is not None:
        inputs: Iterable[str] = ()
        with suppress(lock.OutputError):  # the build has said what is wrong with it
            inputs = lock.load(config.out).inputs
        for own in config.apis:
            found |= set(_documents(own, outcome, inputs))
    found = {path for path in found if path.parent != path and not _is_folder(path)}
    # What is saved beside a document that cannot be watched is no reason to wait for it.
    return found | set(_custom(config)) if config is not None and found else found


def _is_folder(path: Path) -> bool:
    """Whether a path is that of a folder, and of none that took a document's place."""
    return path.is_dir() and path.suffix.lower() not in _SUFFIXES


def _custom(config: Config) -> Iterator[Path]:
    """Yield the code of one's own in the package, and the folders that more may come to."""
    for package in packages(config):
        yield from files(config.out.joinpath(*package.split(".")))


def _documents(
    own: ApiConfig, outcome: Outcome, inputs: Iterable[str]
) -> Iterator[Path]:
    """Yield an API's documents: those that were read, or those of the last build."""
    yield from own.source.overlays
    yield from own.source.others
    entry = own.source.path
    if entry is None:
        return
    if entry.is_dir():
        from sdkwright.read.documents import ENTRY_NAMES

        yield from (entry / name for name in ENTRY_NAMES)
    yield entry
    folder = entry if entry.is_dir() else entry.parent
    for name in (*_read(own, outcome), *_recorded(own, inputs)):
        if name and ":" not in name:
            yield folder / name


def _read(own: ApiConfig, outcome: Outcome) -> Iterable[str]:
    from sdkwright.read.documents import Documents

    finder = outcome.reports[own.name].finder
    return finder.sought() if isinstance(finder, Documents) else ()


def _recorded(own: ApiConfig, inputs: Iterable[str]) -> Iterator[str]:
    for each in inputs:
        api, _, name = each.partition("/")
        if api == own.name:
            yield name
