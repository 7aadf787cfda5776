"""New files, written once: what is there already is never opened for writing.

A repository is untrusted: a folder in it may be a link to somewhere else. Each folder on the
way is made or checked before a file is created in it, and a file is created only where nothing
is, not even a dangling link.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sdkwright.release.release_files import NewFile

_FLAGS: Final[int] = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of files that were to be written.

    Attributes:
        made: The paths that were written, from the top folder.
        kept: Those where something was already.
    """

    made: tuple[str, ...]
    kept: tuple[str, ...]


def write_new(root: Path, files: Sequence[NewFile]) -> Written:
    """Write each file that is not there yet.

    Args:
        root: The top folder; it exists.
        files: With paths below it. One that `replaces` is written over a file which is as
            it says.

    Raises:
        OSError: A folder is a link or no folder, or the disk refuses. Files that were
            written before stay.
    """
    made: list[str] = []
    kept: list[str] = []
    for each in files:
        path = root / each.path
        _make_folders(root, path.parent)
        data = each.text.encode()
        done = _replace(path, data, each.replaces) or _create(path, data)
        (made if done else kept).append(each.path)
    return Written(made=tuple(made), kept=tuple(kept))


def _make_folders(root: Path, folder: Path) -> None:
    """Make the folders between two folders; refuse to pass a link."""
    place = root
    for name in folder.relative_to(root).parts:
        place = place / name
        try:
            place.mkdir()
        except FileExistsError:
            if not stat.S_ISDIR(place.lstat().st_mode):
                message = f"{place} is in the way: it should be a folder"
                raise NotADirectoryError(message) from None


def _create(path: Path, data: bytes) -> bool:
    try:
        descriptor = os.open(path, _FLAGS, 0o666)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
    return True


def _replace(path: Path, data: bytes, replaces: bytes | None) -> bool:
    """Write over a regular file that is exactly as expected; no other one is touched."""
    if replaces is None:
        return False
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        return False
    with os.fdopen(descriptor, "r+b") as stream:
        if stream.read(len(replaces) + 1) != replaces:
            return False
        stream.seek(0)
        stream.truncate()
        stream.write(data)
    return True
