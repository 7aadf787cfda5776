"""What the operating system offers for changing a folder as a whole, or not at all."""

from __future__ import annotations

import errno
import os
import signal
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2  # linux/fs.h
_RENAME_SWAP: Final = 2  # sys/stdio.h of macOS
# The system or the file system does not know the call, or a sandbox refuses it.
_UNSUPPORTED: Final = frozenset(
    {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM, errno.EOPNOTSUPP}
)
# With more files than this, one flush of everything is cheaper than one for each.
_MANY: Final = 200


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where that is not possible."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    from ctypes import get_errno

    error = get_errno()
    if error in _UNSUPPORTED:
        return False
    raise OSError(error, os.strerror(error), str(other))


@cache
def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    import ctypes

    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None  # Windows
    if hasattr(library, "renameat2"):  # Linux
        rename = library.renameat2
        return lambda one, other: int(
            rename(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
        )
    if hasattr(library, "renamex_np"):  # macOS
        swap = library.renamex_np
        return lambda one, other: int(swap(one, other, _RENAME_SWAP))
    return None


def flush(paths: Iterable[Path]) -> None:
    """Make sure that files and folders have reached the disk."""
    paths = tuple(paths)
    if len(paths) > _MANY and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        # Some file systems cannot flush a folder; Windows cannot open one.
        with suppress(PermissionError, IsADirectoryError):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno not in _UNSUPPORTED:
                    raise
            finally:
                os.close(descriptor)


@contextmanager
def unstopped() -> Generator[None, None, None]:
    """Put off the signals that end a program until a few steps are done.

    On Windows, which cannot put signals off, they come when they come.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ending = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def guard(folder: Path, on_wait: Callable[[], None]) -> Generator[None, None, None]:
    """Hold a folder, so that a second build waits until the first is done.

    The folder itself is locked, which leaves nothing behind. Where that is not possible
    (Windows, some network file systems) builds are not kept apart.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                on_wait()
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            except OSError:
                pass  # this file system has no locks
            # The one we waited for may have taken the folder away again.
            if _is_same(descriptor, folder):
                yield
                return
        finally:
            os.close(descriptor)


def _is_same(descriptor: int, folder: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), folder.stat())
    except OSError:
        return False
