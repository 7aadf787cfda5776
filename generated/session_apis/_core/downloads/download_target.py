"""The target of a download: an open file, or a path that is replaced when complete."""

from __future__ import annotations

import errno
import io
import os
import stat
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final, Protocol, TypeAlias

from ..errors.errors import InvalidArgumentError

if TYPE_CHECKING:
    from pathlib import Path

Target: TypeAlias = str | os.PathLike[str] | IO[bytes]
"""The path of a file, or a file opened for writing in binary mode."""

_PERMISSIONS: Final = 0o777
_USUAL: Final = 0o666
_PRIVATE: Final = 0o600
_STREAM: Final = os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


class DownloadTarget(Protocol):
    """A target: keeps the written bytes only after ``commit``."""

    def write(self, chunk: bytes) -> None:
        """Write the next bytes."""

    def commit(self) -> None:
        """Keep the written bytes."""

    def discard(self) -> None:
        """Discard the written bytes."""


def open_download_target(target: Target) -> DownloadTarget:
    if not isinstance(target, str | os.PathLike):
        _check_file(target)
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


def _check_file(target: object) -> None:
    if isinstance(target, io.TextIOBase) or not hasattr(target, "write"):
        raise InvalidArgumentError(
            "What is downloaded goes to a path or to a file opened in binary mode,"
            f" not to a value of type {type(target).__name__}."
        )


def write_file(target: Target, data: bytes) -> None:
    opened = open_download_target(target)
    try:
        opened.write(data)
    except BaseException:
        opened.discard()
        raise
    opened.commit()


class _PathTarget:
    """Writes to a temporary file, so that the path never holds a partial file."""

    def __init__(self, path: Path, mode: int | None) -> None:
        self._path = path
        self._mode = mode
        self._part = path.with_name(f".{os.urandom(8).hex()}.part")
        try:
            self._part.touch(_USUAL if mode is None else _PRIVATE, exist_ok=False)
        except OSError as error:  # its name says nothing to anybody
            raise type(error)(error.errno, error.strerror, str(path)) from None
        self._file = self._part.open("wb")

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)

    def commit(self) -> None:
        try:
            self._file.close()
            if self._mode is not None:
                self._part.chmod(self._mode)
            self._part.replace(self._path)
        except OSError:
            self.discard()
            raise

    def discard(self) -> None:
        with suppress(OSError):  # the disk may be full
            self._file.close()
        self._part.unlink(missing_ok=True)


class _StreamTarget:
    """Writes to a named pipe or a device."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = os.fdopen(os.open(path, _STREAM), "wb")

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)
        self._file.flush()

    def commit(self) -> None:
        self._file.close()

    def discard(self) -> None:
        with suppress(OSError):  # the reader of a pipe may be gone
            self._file.close()


class _FileTarget:
    """Writes to an open file of the caller."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)

    def commit(self) -> None:
        self._file.flush()

    def discard(self) -> None:
        """Do nothing: the earlier content is not known."""
