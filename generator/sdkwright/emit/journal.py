"""The journal of a build that did not end, and what of it may be believed.

An output folder comes from version control as often as from a build, and so may a folder
`.gen-*` in it with a journal that somebody made up. A build only ever journals single names
inside the output folder: files, and whole top-level folders. A journal that names anything
else, or that passes a symbolic link, is refused before anything is touched. Of files that are
there it may only replace and remove those that are as the lock says a build wrote them.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.emit.code import is_inside
from sdkwright.emit.lock import FILE_NAME, OutputError
from sdkwright.frozen import dataclass
from sdkwright.regular_files import IrregularError, read_regular

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | int | float | bool | None"

PREFIX: Final = ".gen-"
# As a build calls them; what else begins like that is somebody's own.
_LEFTOVER: Final = re.compile(rf"{re.escape(PREFIX)}[0-9a-f]{{16}}")

# Inside such a folder: what goes where, the new files, and what made room for them.
JOURNAL: Final = "journal"
NEW: Final = "new"
OLD: Final = "old"
# A few top-level files and folders; more than this is no journal of ours.
_MAX_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """What is about to change places.

    Attributes:
        trees: The top-level folders, each with the inode of its new version.
        files: The single files, each with the digest of what is replaced; empty for none.
        remove: The single files that go.
    """

    trees: Mapping[str, int]
    files: Mapping[str, str]
    remove: tuple[str, ...]


def leftovers(folder: Path) -> tuple[Path, ...]:
    """Return the folders that builds which did not end have left in an output folder."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if _LEFTOVER.fullmatch(entry.name)
                and entry.is_dir(follow_symlinks=False)
            )
    except OSError:
        return ()
    return tuple(folder / name for name in names)


def dump(journal: Journal) -> str:
    """Write a journal as text."""
    return json.dumps(asdict(journal))


def load(stage: Path, folder: Path) -> Journal | None:
    """Read the journal of a build that did not end; None where it was not whole yet.

    Raises:
        OutputError: It is none of ours: it names something that is not a file
            or a folder directly inside the output folder. Nothing was touched.
        OSError: It cannot be read.
    """
    try:
        text = read_regular(stage / JOURNAL, _MAX_BYTES, follow=False)
        found: _Json = json.loads(text)
    except FileNotFoundError:
        return None
    except IrregularError as error:
        raise _refused(stage, f"cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        return None  # it was killed while the journal was written
    journal = _parsed(found)
    if journal is None:
        raise _refused(stage, "has not the form of a journal")
    for name in (*journal.trees, *journal.files, *journal.remove):
        if not _is_plain(name):
            raise _refused(
                stage, f"names {name!r}, which no build writes into an output folder"
            )
    _check_disk(journal, stage, folder)
    return journal


def _parsed(found: _Json) -> Journal | None:
    """Return the journal in some data; None if they have another form."""
    match found:
        case {"trees": dict(trees), "files": dict(files), "remove": list(remove)}:
            pass
        case _:
            return None
    # A boolean is an integer for `isinstance`, but no inode.
    inodes = {key: value for key, value in trees.items() if type(value) is int}
    digests = {key: value for key, value in files.items() if isinstance(value, str)}
    gone = tuple(each for each in remove if isinstance(each, str))
    names = [*trees, *files, *gone]
    good = (
        len(inodes) == len(trees)
        and len(digests) == len(files)
        and len(gone) == len(remove)
        and len({*names}) == len(names)
        and FILE_NAME not in {*trees, *gone}
    )
    return Journal(trees=inodes, files=digests, remove=gone) if good else None


def _is_plain(name: str) -> bool:
    """Whether a name can be that of a file or folder which a build writes at the top."""
    return is_inside(name) and "/" not in name and not name.startswith(".")


def _check_disk(journal: Journal, stage: Path, folder: Path) -> None:
    """Refuse a journal whose names are links, or to what is not of their kind."""
    tops = [stage, stage / NEW, stage / OLD]
    trees = [top / name for top in (folder, *tops[1:]) for name in journal.trees]
    for path in (*tops, *trees):
        _check_kind(stage, path, stat.S_ISDIR, "a folder")
    for name in journal.files:
        _check_kind(stage, stage / NEW / name, stat.S_ISREG, "a regular file")
    for name in journal.remove:
        _check_kind(stage, folder / name, stat.S_ISREG, "a regular file")


def _check_kind(
    stage: Path, path: Path, test: Callable[[int], bool], what: str
) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not test(mode):
        raise _refused(stage, f"refers to {path}, which is not {what}")


def _refused(stage: Path, why: str) -> OutputError:
    return OutputError(
        f"{stage / JOURNAL} {why}. It was not followed, and nothing was changed; if you"
        f" do not know where it comes from, delete {stage}"
    )
