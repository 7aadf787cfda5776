"""Documents of a revision in a folder of their own, with everything they refer to.

The reader knows files; what a document refers to is known once it was read. So it is read,
what it has asked for is fetched from git, and so on until nothing new is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.cli.diffs.packages import PackageError
from sdkwright.diagnostics import Report
from sdkwright.frozen import replace

if TYPE_CHECKING:
    from pathlib import Path

    from sdkwright.cli.diffs.git import Revision
    from sdkwright.config import ApiConfig
    from sdkwright.source import Source

# How long chains of references to further files may be.
_ROUNDS: Final = 100


def exported(found: Revision, path: Path, folder: Path) -> Path:
    """Return where a file of the work tree goes in the folder.

    Raises:
        PackageError: It is outside of the work tree.
    """
    try:
        return folder / path.resolve().relative_to(found.root)
    except ValueError:
        raise PackageError(f"{path} is outside of the repository.") from None


def moved_source(found: Revision, source: Source, folder: Path) -> Source:
    """Return a source whose files are those in the folder."""
    path = None if source.path is None else exported(found, source.path, folder)
    overlays = tuple(exported(found, each, folder) for each in source.overlays)
    others = tuple(exported(found, each, folder) for each in source.others)
    root = None if source.root is None else exported(found, source.root, folder)
    return replace(source, path=path, overlays=overlays, others=others, root=root)


def export(found: Revision, own: ApiConfig, folder: Path) -> None:
    """Write the documents of an API, as they were, into a folder.

    Raises:
        PackageError: The document is no file, or not in the repository.
        GitError: A file is too large, or git fails.
    """
    entry = own.source.path
    if entry is None:
        raise PackageError(f"The document of {own.name} is no file: git has no copy.")
    target = exported(found, entry, folder)
    if found.read(entry) is None:
        raise PackageError(f"The revision has no {entry}.")
    for each in (*own.source.others, *own.source.overlays):
        data = found.read(each)
        if data is not None:  # the reader says what is missing
            _write(exported(found, each, folder), data, folder)
    wanted, done = {""}, set[str]()
    for _ in range(_ROUNDS):
        for name in sorted(wanted):
            data = found.read(entry.parent / name if name else entry)
            if data is not None:
                _write(target.parent / name if name else target, data, folder)
        done |= wanted
        source = moved_source(found, own.source, folder)
        wanted = _sought(own.name, source) - done
        if not wanted:
            return


def _write(path: Path, data: bytes, folder: Path) -> None:
    """Write a file into the folder, and nowhere else."""
    if path.resolve().is_relative_to(folder.resolve()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _sought(name: str, source: Source) -> set[str]:
    """Return the names of the files that a document refers to."""
    from sdkwright.read import read
    from sdkwright.read.documents import Documents

    report = Report()
    read(source, report, name=name, allow_remote=frozenset(), texts={})
    found = report.finder.sought() if isinstance(report.finder, Documents) else ()
    return {each for each in found if "://" not in each}
