"""Files to disk: written aside, then swapped in; killed at any point, a package is whole.

Everything new is written to a folder `.gen-*` inside the output folder. A top-level folder
of the output, the package, is built there as a whole: unchanged files and whatever else
stands in it are linked, not copied, so they keep their times. When all of it is on the disk
a journal is written. Then the two folders change places in one step, the single files are
renamed into place, and the lock comes last. The next build looks for a journal: if the
package was swapped, it finishes the rest; if not, it throws the folder away.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.emit import system
from sdkwright.emit.compare import Kind, digest_of, is_laid_out
from sdkwright.emit.journal import (
    JOURNAL,
    NEW,
    OLD,
    PREFIX,
    Journal,
    dump as dump_journal,
    leftovers,
    load as load_journal,
)
from sdkwright.emit.lock import (
    FILE_NAME,
    OutputError,
    digest_text,
    dump,
    load as load_lock,
    remember,
)
from sdkwright.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from sdkwright.emit.build import Emitted
    from sdkwright.emit.lock import Record

_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # Windows would change line ends

# How much of a file's name a message shows.
_LONGEST_NAME: Final = 80


@contextmanager
def opened(folder: Path, on_wait: Callable[[], None]) -> Generator[Path, None, None]:
    """Hold an output folder for one build, with an interrupted one cleared up.

    A folder that was made for this and is still empty goes away again.

    Raises:
        OutputError: It is no folder, or cannot be made or written.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        with ExitStack() as stack:
            try:
                stack.enter_context(system.guard(folder, on_wait))
                recover(folder)
            except OSError as error:
                raise _explained(folder, error) from error
            yield folder.resolve()
    finally:
        for each in made:
            with suppress(OSError):
                each.rmdir()


def save(folder: Path, emitted: Emitted, *, force: bool) -> None:
    """Write what has changed; nothing at all if nothing has.

    Args:
        folder: As :func:`opened` gave it.
        emitted: What should be there.
        force: Whether what somebody edited is overwritten.

    Raises:
        OutputError: The disk is full, read-only or refuses; nothing has changed then.
    """
    paths = {
        change.path
        for change in emitted.changes
        if change.kind is not Kind.KEEP or force
    }
    texts = {path: emitted.texts[path] for path in paths & emitted.texts.keys()}
    remove = paths - texts.keys() - {FILE_NAME}
    new = emitted.complete if force else emitted.lock
    lock = dump(new)
    if texts or remove or _differs(folder / FILE_NAME, lock):
        write(folder, texts, remove, lock)
        remember(lock.encode(), new)


def _differs(path: Path, text: str) -> bool:
    try:
        return digest_of(path) != digest_text(text)
    except OSError as error:
        raise _explained(path.parent, error) from error


def write(
    folder: Path, texts: Mapping[str, str], remove: Iterable[str], lock: str
) -> None:
    """Make the output folder hold these texts, without those files, with this lock.

    Args:
        folder: As :func:`opened` gave it.
        texts: By path, only what has to change.
        remove: Files that have to go.
        lock: The text of the lock.

    Raises:
        OutputError: The disk is full, read-only or refuses; nothing has changed then.
    """
    try:
        # Named before it is made, so that it is cleared up whenever a signal comes.
        stage = folder / f"{PREFIX}{os.urandom(8).hex()}"
        try:
            stage.mkdir(mode=0o700)
            journal = _stage(stage, folder, texts, frozenset(remove), lock)
        except BaseException:
            with system.unstopped():
                shutil.rmtree(stage, ignore_errors=True)
            raise
        # From here on the journal says what is left to do, if the process is killed.
        with system.unstopped():
            _commit(stage, folder, journal, journal.trees)
    except OSError as error:
        raise _explained(folder, error) from error


def recover(folder: Path) -> None:
    """Finish or undo what a build that was killed has left in an output folder.

    Raises:
        OutputError: There is a journal that no build has written; nothing was touched.
        OSError: The disk is full, read-only or refuses.
    """
    found = [(stage, load_journal(stage, folder)) for stage in leftovers(folder)]
    if not found:
        return
    known = load_lock(folder).files
    with system.unstopped():
        for stage, journal in found:
            if journal:
                _finish(stage, folder, _of_ours(journal, known, folder), known)
            shutil.rmtree(stage, ignore_errors=True)


def _of_ours(journal: Journal, known: Mapping[str, Record], folder: Path) -> Journal:
    """Return a journal that touches no file which is not as a build wrote it.

    A forced build that was killed leaves what somebody edited to the next forced one.
    """
    now = {path: digest_of(folder / path) for path in (*journal.files, *journal.remove)}

    def is_ours(path: str) -> bool:
        record = known.get(path)
        return record is not None and (
            record.is_ours(now[path]) or is_laid_out(path, record, folder)
        )

    return replace(
        journal,
        files={
            path: digest
            for path, digest in journal.files.items()
            if path == FILE_NAME or not now[path] or is_ours(path)
        },
        remove=tuple(path for path in journal.remove if is_ours(path)),
    )


def _finish(
    stage: Path, folder: Path, journal: Journal, known: Mapping[str, Record]
) -> None:
    """Do what is left of a journal, unless nothing of it was done yet."""
    missing = {
        name for name in journal.trees if not _settle(name, journal, stage, folder)
    }
    if not missing or missing != set(journal.trees):
        swapped = [
            name for name in missing if _loses_nothing(name, stage, folder, known)
        ]
        _commit(stage, folder, journal, swapped)


def _loses_nothing(
    name: str, stage: Path, folder: Path, known: Mapping[str, Record]
) -> bool:
    """Tell whether a new folder lacks nothing of the old one but what a build wrote.

    Whoever guesses an inode can make up a journal, but no file that was linked.
    """
    for path, _ in _entries(folder, name):
        if "/__pycache__/" in path:
            continue
        digest, record = digest_of(folder / path), known.get(path)
        is_ours = record is not None and record.is_ours(digest)
        if not is_ours and not _is_same(folder / path, stage / NEW / path):
            return False
    return True


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths hold the same file, or a link to the same place."""
    if one.is_symlink() or other.is_symlink():
        links = one.is_symlink() and other.is_symlink()
        return links and one.readlink() == other.readlink()
    return digest_of(one) == digest_of(other)


def _settle(name: str, journal: Journal, stage: Path, folder: Path) -> bool:
    """Leave a top-level folder whole; return whether it is the new one."""
    place, old = folder / name, stage / OLD / name
    if old.exists() and not place.exists():
        old.rename(place)
    return place.exists() and place.stat().st_ino == journal.trees[name]


def _stage(
    stage: Path,
    folder: Path,
    texts: Mapping[str, str],
    remove: frozenset[str],
    lock: str,
) -> Journal:
    """Write everything aside, and the journal last."""
    new = stage / NEW
    texts = {**texts, FILE_NAME: lock}
    trees = sorted({path.split("/")[0] for path in {*texts, *remove} if "/" in path})
    for tree in trees:
        (new / tree).mkdir(parents=True)
        _carry(folder, new, tree, frozenset(texts), remove)
    for inner in sorted({_parent(path) for path in texts}):
        (new / inner).mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        _create(new / path, text.encode())
    system.flush([*(new / path for path in texts), *_folders(new)])
    journal = Journal(
        trees={tree: (new / tree).stat().st_ino for tree in trees},
        files={path: digest_of(folder / path) for path in texts if "/" not in path},
        remove=tuple(sorted(path for path in remove if "/" not in path)),
    )
    record = stage / JOURNAL
    record.write_text(dump_journal(journal), encoding="utf-8")
    system.flush([record, stage])
    return journal


def _create(path: Path, data: bytes) -> None:
    """Write a new file; there are thousands, so nothing is done that a file can do without."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _folders(top: Path) -> list[Path]:
    return [Path(folder) for folder, _, _ in os.walk(top)]


def _carry(
    folder: Path,
    new: Path,
    tree: str,
    written: frozenset[str],
    removed: frozenset[str],
) -> None:
    """Link into the new folder whatever stays: our unchanged files and all others."""
    done = written | removed
    entries = _entries(folder, tree)
    kept = {path: is_link for path, is_link in entries if path not in done}
    needed = {_parent(path) for path in kept if "/__pycache__/" not in path}
    needed |= {_parent(path) for path in written}
    made: set[str] = set()
    for path, is_link in kept.items():
        # Compiled modules alone would keep the folder of a resource that is gone.
        if "/__pycache__/" in path and _parent(_parent(path)) not in needed:
            continue
        if _parent(path) not in made:
            (new / _parent(path)).mkdir(parents=True, exist_ok=True)
            made.add(_parent(path))
        if is_link:
            (new / path).symlink_to((folder / path).readlink())
        else:
            _link(f"{folder}/{path}", f"{new}/{path}")


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _entries(folder: Path, tree: str) -> Iterator[tuple[str, bool]]:
    """Yield everything below a folder that is no folder, and whether it is a link.

    No link is followed.
    """
    waiting = [tree]
    while waiting:
        inner = waiting.pop()
        if not (folder / inner).is_dir():
            continue
        with os.scandir(folder / inner) as entries:
            for entry in entries:
                path = f"{inner}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    yield path, entry.is_symlink()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        # The file system has no links, or the file is another user's.
        shutil.copy2(source, target, follow_symlinks=False)


def _swap(place: Path, new: Path, old: Path) -> None:
    """Put a new folder in its place; the one that was there ends up aside."""
    if not place.exists():
        new.rename(place)
    elif not system.exchange(new, place):
        old.parent.mkdir(exist_ok=True)
        place.rename(old)
        new.rename(place)


def _commit(stage: Path, folder: Path, journal: Journal, trees: Iterable[str]) -> None:
    """Swap the folders that are not yet, move the single files, the lock last."""
    new = stage / NEW
    for tree in trees:
        _swap(folder / tree, new / tree, stage / OLD / tree)
    for path in journal.remove:
        (folder / path).unlink(missing_ok=True)
    for path in sorted(journal.files, key=lambda path: path == FILE_NAME):
        # Not over what somebody wrote in the meantime.
        if (new / path).exists() and digest_of(folder / path) == journal.files[path]:
            (new / path).replace(folder / path)
    for tree in journal.trees:
        with suppress(OSError):
            (folder / tree).rmdir()
    system.flush([folder])
    shutil.rmtree(stage, ignore_errors=True)


def _explained(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    name = Path(error.filename).name if isinstance(error.filename, str) else ""
    where = f" ({name[:_LONGEST_NAME]})" if name not in {"", folder.name} else ""
    return OutputError(f"{folder} cannot be written: {reason}{where}")
