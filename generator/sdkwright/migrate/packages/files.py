"""The source files of a wheel or of a package's folder, read and never run.

A wheel is untrusted: what is read is bounded, nothing is unpacked, and names that lead out of
the archive are passed over.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.regular_files import BrokenArchiveError, open_archive, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ENDINGS: Final = (".py", ".pyi")
_INIT: Final = "__init__.py"
# The largest published clients have 6,000 files and 20 MB of source.
_MAX_FILES: Final = 30_000
_MAX_FILE: Final = 8 * 1024 * 1024
_MAX_TOTAL: Final = 256 * 1024 * 1024


class PackageReadError(ValueError):
    """A package cannot be read; the message says why, `help` what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFiles:
    """The sources of one importable package.

    Attributes:
        name: What it is imported by.
        label: Where it was read from, for people.
        texts: The bytes of each file, by its path below the package.
    """

    name: str
    label: str
    texts: Mapping[str, bytes]


def package_files(path: Path, *, with_json: bool = False) -> PackageFiles:
    """Read the sources of a wheel, or of a folder that is a package or holds one.

    Args:
        path: The wheel or the folder.
        with_json: Whether JSON files are wanted, too.

    Raises:
        PackageReadError: There is no package, or it is larger than any client is.
        OSError: It cannot be read.
    """
    endings = (*_ENDINGS, ".json") if with_json else _ENDINGS
    read = _of_folder if path.is_dir() else _of_wheel
    texts = dict(read(path, endings))
    root = _root(texts)
    if root is None:
        raise PackageReadError(
            f"{path} holds no package: there is no {_INIT} in it.",
            "Name a wheel, or the folder that is imported.",
        )
    front = f"{root}/" if root else ""
    own = {
        name.removeprefix(front): data
        for name, data in texts.items()
        if name.startswith(front)
    }
    name = PurePosixPath(root).name if root else path.resolve().name
    return PackageFiles(name=name, label=str(path), texts=own)


def _root(names: Iterable[str]) -> str | None:
    """Return the folder of the package with the most files; an empty one for the top."""
    counts: dict[str, int] = {}
    every = set(names)
    if _INIT in every:
        return ""
    tops = {str(PurePosixPath(each).parent) for each in every if each.endswith(_INIT)}
    outer = {
        top for top in tops if not any(top.startswith(f"{each}/") for each in tops)
    }
    for top in outer:
        counts[top] = sum(each.startswith(f"{top}/") for each in every)
    return max(sorted(counts), key=counts.__getitem__, default=None)


def _of_folder(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    total = count = 0
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if not name.endswith(endings):
                continue
            path = Path(parent, name)
            data = read_regular(path, _MAX_FILE, follow=False)
            total, count = total + len(data), count + 1
            _check(folder, count, total)
            yield path.relative_to(folder).as_posix(), data


def _of_wheel(path: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    total = count = 0
    try:
        with open_archive(path) as archive:
            for entry in archive.infolist():
                parts = PurePosixPath(entry.filename).parts
                if not entry.filename.endswith(endings) or ".." in parts:
                    continue
                if entry.filename.startswith(("/", "\\")):
                    continue
                with archive.open(entry) as stream:
                    data = stream.read(_MAX_FILE + 1)
                if len(data) > _MAX_FILE:
                    raise PackageReadError(
                        f"{entry.filename} in {path} is larger than {_MAX_FILE:,} bytes."
                    )
                total, count = total + len(data), count + 1
                _check(path, count, total)
                yield entry.filename, data
    except BrokenArchiveError as error:
        raise PackageReadError(f"{path} is no wheel: {error}.") from None


def _check(path: Path, count: int, total: int) -> None:
    if count > _MAX_FILES or total > _MAX_TOTAL:
        raise PackageReadError(
            f"{path} holds more than {_MAX_FILES:,} files or {_MAX_TOTAL:,} bytes of source."
        )
