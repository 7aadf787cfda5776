"""Where a download is written: an open file, or a path that appears when it is complete.

What is at a path already decides how it is written to:

- Nothing, or a regular file: the bytes are written beside it, and take its place when they
  are complete. The permissions of the old file are kept. One that may not be written to is
  an error.
- A symbolic link stays: what it leads to is replaced, or made.
- A named pipe or a device is written to as the bytes come. It is never replaced, and what
  it took before a failure cannot be taken back. A named pipe waits for its reader.
- A folder is an error, and so is a socket, which cannot be opened as a file.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final, Protocol, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Target: TypeAlias = str | os.PathLike[str] | IO[bytes]
"""The path of a file, or a file opened for writing in binary mode."""

_PERMISSIONS: Final = 0o777
_USUAL: Final = 0o666
_PRIVATE: Final = 0o600
_STREAM: Final = os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


class DownloadTarget(Protocol):
    """Takes bytes, and keeps them only if it is told that they are all."""

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        ...

    def commit(self) -> None:
        """Keep what was written."""
        ...

    def discard(self) -> None:
        """Forget what was written."""
        ...


def open_download_target(target: Target) -> DownloadTarget:
    """Open a target; a file at a path is not touched before all has been written.

    Raises:
        OSError: The path is a folder, or cannot be written to.
    """
    if not isinstance(target, str | os.PathLike):
        return _FileTarget(target)
    from pathlib import Path

    path = Path(target)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _PathTarget(path.resolve(), None)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        return _StreamTarget(path)
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return _PathTarget(path.resolve(), stat.S_IMODE(mode) & _PERMISSIONS)


def write_file(target: Target, data: bytes) -> None:
    """Write a whole file; see :func:`open_sink`."""
    sink = open_download_target(target)
    try:
        sink.write(data)
    except BaseException:
        sink.discard()
        raise
    sink.commit()


class _PathTarget:
    """Writes beside the path, so that the path never holds half a file."""

    def __init__(self, path: Path, mode: int | None) -> None:
        self._path = path
        self._mode = mode
        self._part = path.with_name(f".{os.urandom(8).hex()}.part")
        # What replaces a file is nobody else's to read before it has its permissions.
        self._part.touch(_USUAL if mode is None else _PRIVATE, exist_ok=False)
        self._file = self._part.open("wb")

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._file.write(chunk)

    def commit(self) -> None:
        """Put the complete file in its place."""
        try:
            self._file.close()
            if self._mode is not None:
                self._part.chmod(self._mode)
            self._part.replace(self._path)
        except OSError:
            self.discard()
            raise

    def discard(self) -> None:
        """Remove what was written."""
        with suppress(OSError):  # the disk may be full
            self._file.close()
        self._part.unlink(missing_ok=True)


class _StreamTarget:
    """Writes to a named pipe or a device."""

    def __init__(self, path: Path) -> None:
        # "wb" would make a regular file, had the pipe been removed meanwhile.
        self._file: IO[bytes] = os.fdopen(os.open(path, _STREAM), "wb")

    def write(self, chunk: bytes) -> None:
        """Take the next bytes, and pass them on at once."""
        self._file.write(chunk)
        self._file.flush()

    def commit(self) -> None:
        """Say that this is the end."""
        self._file.close()

    def discard(self) -> None:
        """Stop; what was written cannot be taken back."""
        with suppress(OSError):  # the reader of a pipe may be gone
            self._file.close()


class _FileTarget:
    """Writes to a file that belongs to the caller."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._file.write(chunk)

    def commit(self) -> None:
        """Make sure that nothing waits in a buffer of ours; the file stays open."""
        self._file.flush()

    def discard(self) -> None:
        """Leave the file as it is: what it held before is not known."""
