"""Regular files, read whole: what is read by name may be a pipe, a device or a folder by now.

Opening a named pipe waits for a writer, and a device has no end. So a path is opened without
waiting, and read only if a regular file with a bounded size is behind it.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Generator
    from pathlib import Path

_NOFOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_FLAGS: Final[int] = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS: Final = (
    (stat.S_ISLNK, "a symbolic link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class IrregularError(OSError):
    """A path is something else than a regular file, which `what` names."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(errno.EINVAL, f"it is {what}, not a regular file", str(path))
        self.what = what


class TooLargeError(OSError):
    """A file is larger than what reads it allows."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(errno.EFBIG, f"it is larger than {limit:,} bytes", str(path))


class BrokenArchiveError(Exception):
    """A file is no zip archive, or what is in it cannot be read."""


@contextmanager
def open_archive(path: Path) -> Generator[zipfile.ZipFile, None, None]:
    """Open a zip archive, such as a wheel, for the time of a `with`.

    Raises:
        BrokenArchiveError: It is none, or is damaged where it is read.
        OSError: It is no regular file, or cannot be opened.
    """
    import lzma
    import zipfile
    import zlib

    damaged = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError)
    try:
        with open_regular(path) as file, zipfile.ZipFile(file) as archive:
            yield archive
    except (*damaged, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise BrokenArchiveError(str(error) or "it ends early") from None


def open_regular(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a regular file for reading, and nothing else, without ever waiting.

    Args:
        path: Where it is.
        follow: Whether the path itself may be a symbolic link.

    Raises:
        IrregularError: There is something else than a regular file.
        OSError: It cannot be opened.
    """
    # Looked at before it is opened: to open some devices already does something.
    _check(path, path.stat() if follow else path.lstat())
    descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NOFOLLOW)
    try:
        _check(path, os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def read_regular(path: Path, limit: int, *, follow: bool = True) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: Where it is.
        limit: How many bytes it may have.
        follow: Whether the path itself may be a symbolic link.

    Raises:
        IrregularError: There is something else than a regular file.
        TooLargeError: It has more bytes.
        OSError: It cannot be read.
    """
    with open_regular(path, follow=follow) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(path, limit)
    return data


def _check(path: Path, status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    kinds = (what for test, what in _KINDS if test(status.st_mode))
    raise IrregularError(path, next(kinds, "something unknown"))
