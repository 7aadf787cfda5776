"""Files to upload: bytes, paths, open files, and what yields bytes."""

from __future__ import annotations

import inspect
import io
import os
import stat
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
)
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Final, Protocol, TypeAlias, TypeGuard

from ..errors.failure import TransportFailure
from ..models.values import RefusedError, need
from ..request.request import StreamedBody

if TYPE_CHECKING:
    from pathlib import Path


class Readable(Protocol):
    """What can be read, such as an upload that a web framework has received."""

    def read(self, size: int = ..., /) -> bytes | Awaitable[bytes]:
        """Return the next bytes, at most as many; none at the end."""
        ...


FileContent: TypeAlias = (
    bytes
    | bytearray
    | memoryview
    | os.PathLike[str]
    | IO[bytes]
    | Readable
    | Iterator[bytes]
    | AsyncIterable[bytes]
)

FileTypes: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent]
    | tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
"""A file, alone or after its name, and before its media type and further headers."""

CHUNK: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that is ready to be uploaded."""

    name: str = ""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    source: StreamedBody


def open_upload(file: FileTypes) -> Upload:
    if not isinstance(file, tuple):
        given = getattr(file, "content_type", None)
        return Upload(
            name=_name_of(file),
            content_type=given if isinstance(given, str) else "",
            source=open_source(file),
        )
    name, content = file[:2]
    return Upload(
        name=_name_of(content) if name is None else name,
        content_type=(file[2] if len(file) > 2 else None) or "",
        headers=file[3] if len(file) > 3 else {},
        source=open_source(content),
    )


def open_source(content: FileContent) -> StreamedBody:
    if isinstance(content, bytes | bytearray | memoryview):
        data = bytes(content)
        return StreamedBody(start=lambda: iter((data,)), length=len(data))
    if isinstance(content, os.PathLike):
        return _open_path(content)
    file: Any = content
    inner = getattr(file, "file", None)
    if _reads_later(file) and inner is not None and hasattr(inner, "read"):
        file = inner  # what Starlette's `UploadFile` reads in a thread
    if any(getattr(file, each, "") is None for each in ("gi_frame", "ag_frame")):
        raise RefusedError("the generator has been used up")
    if _is(file, AsyncIterable):
        return _once(lambda: _drain(aiter(file)))
    if _is(file, Iterator) and not hasattr(file, "read"):
        return _once(lambda: _chunks(file))
    _check_file(file)
    if _reads_later(file):
        return _once(lambda: _drain(_read_later(file.read)))
    return _open_file(file)


def _is(value: object, kind: type[object]) -> bool:
    return isinstance(value, kind)


def _check_file(content: object) -> None:
    if isinstance(content, io.TextIOBase) or not hasattr(content, "read"):
        raise RefusedError(
            f"a file must be given as bytes, a pathlib.Path or a file opened in binary "
            f"mode, not as {type(content).__name__}"
        )


def _reads_later(file: object) -> bool:
    read = getattr(file, "read", None)
    return read is not None and inspect.iscoroutinefunction(read)


def _open_path(path: os.PathLike[str]) -> StreamedBody:
    from pathlib import Path

    known = Path(path)
    found = known.stat()
    if not stat.S_ISREG(found.st_mode):  # a pipe says nothing of its length
        return _once(lambda: _read_path(known, None))
    length = found.st_size
    if not length and next(_read_path(known, 1), b""):
        return StreamedBody(start=lambda: _read_path(known, None))  # as in /proc
    return StreamedBody(start=lambda: _read_path(known, length), length=length)


def _open_file(file: IO[bytes]) -> StreamedBody:
    if getattr(file, "closed", False) is True:
        raise RefusedError("the file is closed")
    readable = getattr(file, "readable", None)
    if readable is not None and not readable():
        raise RefusedError("the file is not open for reading")
    seekable = getattr(file, "seekable", None)  # many wrappers have `read` alone
    if seekable is None or not seekable():
        return _once(lambda: _read(file, None))
    try:
        begin = file.tell()
        length = file.seek(0, os.SEEK_END) - begin
        file.seek(begin)
    except OSError:  # it has promised too much
        return _once(lambda: _read(file, None))
    if begin and length <= 0:
        raise RefusedError("the file has been read to its end: seek(0) goes back")

    def start() -> Iterator[bytes]:
        file.seek(begin)
        return _read(file, length)

    return StreamedBody(start=start, length=length)


def _once(start: Callable[[], Iterator[bytes]]) -> StreamedBody:
    used = False

    def begin() -> Iterator[bytes]:
        nonlocal used
        if used:
            raise _unsendable("a file that can be read only once was sent before")
        used = True
        return start()

    return StreamedBody(start=begin, replayable=False)


def _unsendable(reason: str) -> TransportFailure:
    return TransportFailure(reason, kind="argument", sent=False, transient=False)


def _read_path(path: Path, length: int | None) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _read(file, length)


def _read(file: IO[bytes], length: int | None) -> Iterator[bytes]:
    left = length
    while left is None or left > 0:
        chunk = _bytes(file.read(CHUNK if left is None else min(CHUNK, left)))
        if not chunk:
            return
        left = None if left is None else left - len(chunk)
        yield chunk


def _chunks(source: Iterator[object]) -> Iterator[bytes]:
    for chunk in source:
        yield _bytes(chunk)


def _bytes(chunk: object) -> bytes:
    if isinstance(chunk, bytes):
        return chunk
    if isinstance(chunk, bytearray):
        return bytes(chunk)
    if isinstance(chunk, memoryview):
        return chunk.tobytes()
    raise _unsendable(f"a file has given {type(chunk).__name__}, not bytes")


async def _read_later(read: Callable[[int], Awaitable[object]]) -> AsyncIterator[bytes]:
    while chunk := _bytes(await read(CHUNK)):
        yield chunk


def _drain(source: AsyncIterator[object]) -> Iterator[bytes]:
    from anyio import from_thread

    try:
        from_thread.run_sync(_nothing)
    except RuntimeError:  # not a worker thread of the event loop
        raise _unsendable(
            "an asynchronous file can be sent only by an asynchronous client"
        ) from None
    while (chunk := from_thread.run(_next, source)) is not None:
        yield _bytes(chunk)


def _nothing() -> None:
    """Do nothing: tests for an event loop."""


async def _next(source: AsyncIterator[object]) -> object:
    return await anext(source, None)


def _name_of(content: FileContent) -> str:
    if isinstance(content, os.PathLike):
        name: object = os.fspath(content)
    else:
        name = getattr(content, "filename", None) or getattr(content, "name", "")
    return name.replace(os.sep, "/").rpartition("/")[2] if isinstance(name, str) else ""


def is_file(value: object) -> TypeGuard[FileContent]:
    return isinstance(
        value, bytes | bytearray | memoryview | os.PathLike | AsyncIterable
    ) or hasattr(value, "read")


def is_stream(value: object) -> TypeGuard[Iterator[bytes]]:
    return isinstance(value, Iterator)


def is_named_file(value: object) -> TypeGuard[FileTypes]:
    return (
        is_tuple(value)
        and 2 <= len(value) <= 4
        and (value[0] is None or isinstance(value[0], str))
        and (is_file(value[1]) or is_stream(value[1]))
    )


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def named_file(value: object, media: str) -> tuple[StreamedBody, str] | None:
    if not is_named_file(value) and not is_content(value):
        return None
    upload = open_upload(value)
    declared = upload.content_type or media
    if "*" in declared:
        types = need("file_types", "uploads.file_types")
        declared = types.file_type(declared, upload.name)
    return upload.source, declared


def is_content(value: object) -> TypeGuard[FileContent]:
    return is_file(value) or is_stream(value)


def file(value: object) -> StreamedBody:
    if not is_content(value):
        raise RefusedError(f"a value of type {type(value).__name__} cannot be sent")
    return open_source(value)
