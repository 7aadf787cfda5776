"""Where a download is written: an open file, or a path that appears when it is complete."""

from __future__ import annotations

import os
from typing import IO, Protocol, TypeAlias

Target: TypeAlias = str | os.PathLike[str] | IO[bytes]
"""The path of a file, or a file opened for writing in binary mode."""


class Sink(Protocol):
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


def open_sink(target: Target) -> Sink:
    """Open a target; a path is not touched before everything has been written."""
    if isinstance(target, str | os.PathLike):
        return _PathSink(target)
    return _FileSink(target)


class _PathSink:
    """Writes beside the path, so that the path never holds half a file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        from pathlib import Path

        self._path = Path(path)
        self._part = self._path.with_name(f".{os.urandom(8).hex()}.part")
        self._file = self._part.open("xb")

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._file.write(chunk)

    def commit(self) -> None:
        """Put the complete file in its place."""
        self._file.close()
        try:
            self._part.replace(self._path)
        except OSError:
            self.discard()
            raise

    def discard(self) -> None:
        """Remove what was written."""
        self._file.close()
        self._part.unlink(missing_ok=True)


class _FileSink:
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
