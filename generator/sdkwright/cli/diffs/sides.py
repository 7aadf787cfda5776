"""The two sides of a comparison: documents, built packages, or a git revision."""

from __future__ import annotations

import tempfile
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright import config as configuration
from sdkwright.cli.diffs import packages
from sdkwright.cli.diffs.export import export, moved_source
from sdkwright.cli.diffs.git import GitError, Revision, revision
from sdkwright.cli.diffs.packages import PackageError
from sdkwright.cli.options import Options, single
from sdkwright.config import Config
from sdkwright.diagnostics import Report, Severity
from sdkwright.emit import lock
from sdkwright.frozen import dataclass, replace
from sdkwright.source import source_of
from sdkwright.surface import FILE_NAME, Surface, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import ExitStack

    from sdkwright.diagnostics import Finder
    from sdkwright.emit.build import Progress

# What a package is called where only documents are compared.
_OPTIONS: Final[Options] = {
    "spec": None,
    "config": None,
    "allow_remote": (),
    "format": "text",
    "package": "api",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison.

    Attributes:
        label: What the user calls it.
        surfaces: By module.
        names: The settled names, for the other side to keep.
        finders: What knows the lines of the documents, by module.
        visible: Turns the name of a file into one that the user knows.
        skipped: How many parts of the documents were skipped or assumed, as a build does.
    """

    label: str
    surfaces: Mapping[str, Surface]
    names: lock.Names = field(default_factory=dict[str, "Mapping[str, str]"])
    finders: Mapping[str, Finder] = field(default_factory=dict[str, "Finder"])
    visible: Callable[[str], str] = str
    skipped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What both sides are made with.

    Attributes:
        config: What is configured; None where only documents are compared.
        path: The configuration's file.
        hosts: The hosts that references may be fetched from.
        stack: Ends what has to exist as long as the comparison lasts.
        notify: Told what is being done.
    """

    config: Config | None
    path: Path | None
    hosts: frozenset[str]
    stack: ExitStack
    notify: Progress


def is_revision(text: str) -> bool:
    """Whether a name can only be one of git's: no file, folder, address or pipe."""
    source = source_of(text)
    return source.path is not None and not source.path.exists()


def side(setting: Setting, text: str, names: lock.Names) -> Side:
    """Return the side that an argument names.

    Args:
        setting: What it is made with.
        text: A document, a package or output folder, a wheel, or a git revision.
        names: Settled names, which documents keep.

    Raises:
        PackageError: It cannot be had.
    """
    path = source_of(text).path
    if path is not None and path.is_file() and path.suffix == ".whl":
        return Side(label=text, surfaces=packages.of_wheel(path))
    if path is not None and path.is_dir() and not _is_entry(path):
        return Side(label=text, surfaces=packages.of_folder(path))
    if is_revision(text):
        return _of_revision(setting, text)
    config = _with_document(setting, text)
    return of_documents(setting, config, names, text)


def _is_entry(folder: Path) -> bool:
    """Whether a folder stands for the document in it."""
    from sdkwright.read.documents import ENTRY_NAMES

    return any((folder / name).is_file() for name in ENTRY_NAMES)


def _with_document(setting: Setting, text: str) -> Config:
    """Return a configuration in which one API has another document."""
    if setting.config is None:
        return single(text, _OPTIONS)
    apis = setting.config.apis
    name = Path(text).name
    same = [each for each in apis if each.source.path and each.source.path.name == name]
    chosen = same or list(apis)
    if len(chosen) > 1:
        raise PackageError(
            f"{text} could be the document of {', '.join(each.name for each in chosen)}.",
            "Call the file like the document of the API that it describes.",
        )
    only = chosen[0]
    source = replace(source_of(text), overlays=only.source.overlays)
    own = replace(only, source=source)
    return replace(setting.config, apis=(own,))


def of_documents(
    setting: Setting, config: Config, names: lock.Names, label: str
) -> Side:
    """Return the side that a build of some documents would make."""
    return _generated(setting, config, names, label, str)


def _generated(
    setting: Setting,
    config: Config,
    names: lock.Names,
    label: str,
    visible: Callable[[str], str],
) -> Side:
    from sdkwright import pipeline

    apis = tuple(
        replace(each, allow_remote=each.allow_remote | setting.hosts)
        for each in config.apis
    )
    config = replace(config, apis=apis)
    reports = {
        "": Report(),
        **{each.name: Report(lenient=not each.strict) for each in apis},
    }
    package = pipeline.generate(config, names, {}, reports, setting.notify)
    if package is None:
        raise PackageError(_refusal(label, reports, visible))
    surfaces = {
        surface.module: surface for surface in map(load, package.texts(FILE_NAME))
    }
    modules = {surface.rpartition(".")[2]: surface for surface in surfaces}
    finders = {
        modules[name]: report.finder
        for name, report in reports.items()
        if report.finder is not None and name in modules
    }
    return Side(
        label=label,
        surfaces=surfaces,
        names=package.names,
        finders=finders,
        visible=visible,
        skipped=sum(len(each.contained) for each in reports.values()),
    )


def _refusal(
    label: str, reports: Mapping[str, Report], visible: Callable[[str], str]
) -> str:
    """Say why documents cannot be built, with the first error and its place."""
    for report in reports.values():
        for each in report:
            if each.severity is not Severity.ERROR:
                continue
            place = each.file
            if report.finder is not None and each.pointer is not None:
                found = report.finder.locate_all([each.pointer])
                place = str(found.get(each.pointer, place))
            where = f"{visible(place)}: " if place else ""
            return f"{label} cannot be built: {where}{each.message}"
    return f"{label} cannot be built."


def _of_revision(setting: Setting, name: str) -> Side:
    """Return the side that a build of a revision would make."""
    config, path = setting.config, setting.path
    if config is None or path is None:
        raise PackageError(
            f"{name!r} is no file or folder, and there is no configuration here.",
            "A git revision is compared by the documents that [tool.gen] names.",
        )
    try:
        found = revision(name, path.parent.resolve())
        old = _config_of(found, path, config)
        text = found.read(config.out / lock.FILE_NAME)
        folder = Path(setting.stack.enter_context(tempfile.TemporaryDirectory()))
        for own in old.apis:
            export(found, own, folder)
    except GitError as error:
        raise PackageError(f"{error}.") from None
    kept: lock.Names = {}
    if text:
        kept = lock.parse(text.decode(errors="replace")).names
    moved = tuple(
        replace(each, source=moved_source(found, each.source, folder))
        for each in old.apis
    )
    prefix = f"{folder}/"
    return _generated(
        setting,
        replace(old, apis=moved),
        kept,
        name,
        lambda file: file.replace(prefix, f"{name}:"),
    )


def _config_of(found: Revision, path: Path, config: Config) -> Config:
    """Return the configuration of a revision; that of today where it has none.

    It is not trusted to name hosts: only those of today are asked.
    """
    data = found.read(path)
    if data is None:
        return config
    report = Report()
    old = configuration.parse_text(data, path, report)
    if old is None:
        error = next(iter(report))
        raise PackageError(f"its {path.name} has a fault: {error.message}")
    hosts = frozenset(host for each in config.apis for host in each.allow_remote)
    apis = tuple(
        replace(each, allow_remote=each.allow_remote & hosts) for each in old.apis
    )
    return replace(old, apis=apis)
