"""What a build would change: finished files against the disk and the lock.

A file is ours to change only if it is as the lock says we wrote it. Whatever somebody has
edited, or put where we want to write, stays as it is and is reported.
"""

from __future__ import annotations

import os
import stat
import time
from collections import Counter
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.emit.edits import conflict_sides, missing
from sdkwright.emit.lock import (
    FILE_NAME,
    OPEN_FILES,
    Lock,
    OutputError,
    digest_bytes,
    digest_content,
    same_output,
)
from sdkwright.frozen import Enum, dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sdkwright.emit.lock import Record


class Kind(Enum):
    """What happens to a file."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file that is not as it should be.

    Attributes:
        kind: KEEP is for a file that somebody edited: it stays as it is.
        added / removed: How many lines the difference has; zero for a file that goes.
        conflict: Whether the file held the conflict markers of a merge.
        damaged: Whether a lock was cut or written over, so that names in it are lost.
        missing: What an edited file lacks of what would be written now: the names of
            classes and methods.
        outdated: Whether an edited file was to change since it was last written.
        disputed: Of a lock, what both sides of a merge name differently.
    """

    path: str
    kind: Kind
    added: int = 0
    removed: int = 0
    conflict: bool = False
    damaged: bool = False
    missing: tuple[str, ...] = ()
    outdated: bool = False
    disputed: tuple[str, ...] = ()


Stamps: TypeAlias = "dict[str, tuple[tuple[int, int, int, int], str]]"
"""By path: what changes when a file is written, and the digest that it had then."""

# Younger files may change once more without a new time: that of a file system is coarse.
_SETTLED: Final = 2_000_000_000

# Code of somebody's own stands in this folder, beside this module.
_CUSTOM: Final = "custom"
_CLIENT: Final = "client.py"

# The digest of what is there but is no file of ours to read: a link, a folder, a device.
OBSTACLE = "?"


def scan(
    folder: Path, paths: Iterable[str], stamps: Stamps | None = None
) -> dict[str, str]:
    """Return the digests of the files that are there, without following any link.

    With `stamps`, which are brought up to date, files that nobody has written since are not
    read again.

    Raises:
        OutputError: A folder that should hold a file is none, or cannot be read.
    """
    folders: dict[str, bool] = {"": True}
    found: dict[str, str] = {}
    try:
        for path in paths:
            if _is_folder(folder, path.rpartition("/")[0], folders):
                digest = _known(folder, path, stamps) or digest_of(folder / path)
                if digest:
                    found[path] = digest
    except OSError as error:
        raise OutputError(f"{error.filename}: {error.strerror}") from error
    return found


def _known(folder: Path, path: str, stamps: Stamps | None) -> str:
    """Return the digest of a file as it is known from before; empty if it is not."""
    if stamps is None:
        return ""
    stamp = _stamp(f"{folder}/{path}")
    known = stamps.get(path)
    if stamp is not None and known is not None and known[0] == stamp:
        return known[1]
    stamps.pop(path, None)
    # The time is taken before the file is read: what is written later has another.
    if stamp is not None and stamp[0] < time.time_ns() - _SETTLED:
        stamps[path] = (stamp, digest_of(folder / path))
        return stamps[path][1]
    return ""


def _stamp(path: str) -> tuple[int, int, int, int] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def refresh(folder: Path, stamps: Stamps) -> None:
    """Bring stamps up to date after a build, which links files but does not write them."""
    for path, (known, digest) in list(stamps.items()):
        stamp = _stamp(f"{folder}/{path}")
        same = stamp is not None and (stamp[0], *stamp[2:]) == (known[0], *known[2:])
        if stamp is not None and same:
            stamps[path] = (stamp, digest)
        else:
            del stamps[path]


def compare(
    texts: Mapping[str, str],
    disk: Mapping[str, str],
    old: Lock,
    new: Lock,
    folder: Path,
    keep: Sequence[str] = (),
) -> tuple[tuple[Change, ...], Lock]:
    """Return everything that is not as it should be, in order of path, and the new lock.

    The new lock says of files that stay as somebody edited them what the old one says, so
    that the next build knows what they still lack.

    Args:
        texts: The text of every file whose digest on disk is not the new one.
        disk: The digests of the files that are there.
        old: The lock of the last build.
        new: The lock of this build.
        folder: Where the files are.
        keep: Patterns of the paths of files that are the user's once they were written.
    """
    found: list[Change] = []
    files = dict(new.files)
    for path, record in new.files.items():
        now = disk.get(path)
        if now is None and path in old.files and is_kept(path, keep):
            continue  # somebody wants it away
        if now is None:
            found.append(_change(Kind.ADD, path, folder, texts[path]))
        elif now != record.digest:
            known = old.files.get(path)
            change = _differing(path, now, record, known, folder, texts[path])
            if change is None:
                continue
            theirs = is_kept(path, keep) and not change.missing
            if change.kind is not Kind.KEEP or not (theirs or path in OPEN_FILES):
                found.append(change)
            if change.kind is Kind.KEEP:
                del files[path]
                files |= {path: known} if known else {}
    for path, record in old.files.items():
        if path not in new.files and path in disk:
            ours = record.is_ours(disk[path]) or is_laid_out(path, record, folder)
            if ours or not is_kept(path, keep):
                kind = Kind.REMOVE if ours else Kind.KEEP
                found.append(Change(path=path, kind=kind))
    lock = replace(new, files=files)
    if not same_output(old, lock):
        found.append(_lock_change(old, folder))
    return tuple(sorted(found, key=lambda change: change.path)), lock


def without_custom(old: Lock, made: Iterable[str], folder: Path) -> Lock:
    """Return a lock that claims no file of a folder `custom/` beside a client.

    No build writes there, so that a lock which names such a file is none of ours: its digest
    must not be enough to have somebody's code removed.

    Args:
        old: The lock of the last build.
        made: The paths of the files that this build writes.
        folder: Where the files are.
    """
    paths = frozenset((*old.files, *made))

    def is_custom(path: str) -> bool:
        parts = path.split("/")
        tops = (
            "/".join(parts[:i])
            for i, each in enumerate(parts[:-1])
            if i and each == _CUSTOM
        )
        clients = (f"{top}/{_CLIENT}" for top in tops)
        return any(each in paths or os.path.lexists(folder / each) for each in clients)

    foreign = {path for path in old.files if f"/{_CUSTOM}/" in path and is_custom(path)}
    if not foreign:
        return old
    files = {path: each for path, each in old.files.items() if path not in foreign}
    return replace(old, files=files)


def is_kept(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path is one of those that the configuration keeps for the user."""
    return any(
        fnmatchcase(path, f"{each}*" if each.endswith("/") else each)
        for each in patterns
    )


def _lock_change(old: Lock, folder: Path) -> Change:
    there = (folder / FILE_NAME).exists()
    return Change(
        path=FILE_NAME,
        kind=Kind.CHANGE if there else Kind.ADD,
        conflict=old.conflict,
        damaged=not old.conflict and (old.damaged or (there and old == Lock())),
        disputed=old.disputed,
    )


def _differing(
    path: str,
    now: str,
    record: Record,
    known: Record | None,
    folder: Path,
    text: str,
) -> Change | None:
    """Return what happens to a file that is not as it should be; None for nothing."""
    if known and known.is_ours(now):
        return _change(Kind.CHANGE, path, folder, text)
    if now == OBSTACLE:
        return replace(_change(Kind.KEEP, path, folder, text), outdated=True)
    data = _read(folder / path) or b""
    content = digest_content(path, data)
    if content and content == record.content:
        return None  # the same, laid out by another formatter
    if known and known.has_content(content):
        return _change(Kind.CHANGE, path, folder, text)
    sides = conflict_sides(data)
    if sides and known and any(_is_side(path, each, known, record) for each in sides):
        return replace(_change(Kind.CHANGE, path, folder, text), conflict=True)
    return replace(
        _change(Kind.KEEP, path, folder, text),
        conflict=bool(sides),
        missing=missing(path, text, data),
        outdated=known is None or known.digest != record.digest,
    )


def _is_side(path: str, side: bytes, known: Record, record: Record) -> bool:
    content = digest_content(path, side)
    digest = digest_bytes(side)
    return any(
        each.is_ours(digest) or each.has_content(content) for each in (known, record)
    )


def is_laid_out(path: str, record: Record, folder: Path) -> bool:
    """Whether a file is as we wrote it, but laid out by another formatter."""
    mode = _mode(folder / path)
    data = _read(folder / path) if mode is not None and stat.S_ISREG(mode) else None
    return data is not None and record.has_content(digest_content(path, data))


def digest_of(path: Path) -> str:
    """Return the digest of what is at a path; empty if nothing is.

    Raises:
        OSError: It cannot be read.
    """
    mode = _mode(path)
    if mode is None:
        return ""
    data = _read(path) if stat.S_ISREG(mode) else None
    return OBSTACLE if data is None else digest_bytes(data)


def _is_folder(folder: Path, path: str, known: dict[str, bool]) -> bool:
    """Whether a folder is there, real, and below real folders only."""
    if path not in known:
        parent = path.rpartition("/")[0]
        mode = _mode(folder / path) if _is_folder(folder, parent, known) else None
        if mode is not None and not stat.S_ISDIR(mode):
            raise OutputError(f"{folder / path} is in the way: it should be a folder")
        known[path] = mode is not None
    return known[path]


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return None


def _read(path: Path) -> bytes | None:
    """Return a regular file's bytes; None for whatever else took its place meanwhile."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError:
        if path.is_symlink():
            return None
        raise
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


def _change(kind: Kind, path: str, folder: Path, text: str) -> Change:
    if kind is Kind.ADD:
        return Change(path=path, kind=kind, added=len(text.splitlines()))
    before, after = map(Counter, _middle(_lines(folder / path), text.splitlines()))
    return Change(
        path=path,
        kind=kind,
        added=(after - before).total(),
        removed=(before - after).total(),
    )


def _middle(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return two lists without what they have in common at their beginnings and ends."""
    most = min(len(before), len(after))
    pairs = zip(before, after, strict=False)
    start = next((i for i, (old, new) in enumerate(pairs) if old != new), most)
    pairs = zip(reversed(before), reversed(after), strict=False)
    end = next((i for i, (old, new) in enumerate(pairs) if old != new), most)
    end = min(end, most - start)
    return before[start : len(before) - end], after[start : len(after) - end]


def _lines(path: Path) -> list[str]:
    mode = _mode(path)
    data = _read(path) if mode is not None and stat.S_ISREG(mode) else None
    return [] if data is None else data.decode(errors="replace").splitlines()
