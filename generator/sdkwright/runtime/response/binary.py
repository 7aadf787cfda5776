"""Responses that are files: read, walked through in chunks, or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeAlias

from ..errors.errors import StreamError
from .disposition import suggested_name
from .download_target import open_download_target
from .resize import Resizer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator
    from types import TracebackType

    from ..errors.headers import Headers
    from .download_target import Target
    from .raw_response import AsyncRawResponse, RawResponse, ResponseHead

    Progress: TypeAlias = Callable[[int, int | None], object]
    """Told how many bytes have come, and how many there are if the server has said."""


class _Base:
    """What is known of a file before it is read."""

    def __init__(self, head: ResponseHead) -> None:
        self._head = head
        self._data: bytes | None = None
        self._begun = False

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self._head.status

    @property
    def headers(self) -> Headers:
        """The header fields."""
        return self._head.headers

    @property
    def content_type(self) -> str | None:
        """The media type of the file, with its parameters."""
        return self.headers.get("content-type")

    @property
    def filename(self) -> str | None:
        """The name the server suggests: without a folder, and safe to create."""
        return suggested_name(self.headers.get("content-disposition", ""))

    @property
    def length(self) -> int | None:
        """How many bytes there are, if the server has said so."""
        return None if "content-encoding" in self.headers else self._head.announced

    def __repr__(self) -> str:
        """Return status and media type."""
        return f"<{type(self).__name__} {self.status_code} {self.content_type}>"

    def _begin(self) -> None:
        if self._begun:
            raise StreamError("The body was read before, and can be read only once.")
        self._begun = True


class BinaryResponse(_Base):
    """A file from the server; leave it by `with`, or by reading it to the end."""

    def __init__(self, raw: RawResponse, limit: int) -> None:
        """Wrap a response whose body is unread.

        Args:
            raw: The response.
            limit: The longest file to read into memory.
        """
        super().__init__(raw)
        self._raw = raw
        self._limit = limit

    def read(self) -> bytes:
        """Return the whole file; it may be asked for again.

        Raises:
            APIResponseValidationError: It is longer than the client's
                ``max_response_bytes``; larger ones are saved, or walked through.
        """
        if self._data is None:
            self._begin()
            self._data = self._raw.read(self._limit)
        return self._data

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the file in chunks.

        Args:
            chunk_size: The size of all chunks but the last; None takes them as they come.
        """
        resizer = Resizer(chunk_size)
        if self._data is None:
            self._begin()
            source: Iterable[bytes] = self._raw.iter_bytes()
        else:
            source = (self._data,)
        for chunk in source:
            yield from resizer.feed(chunk)
        yield from resizer.finish()

    def save(self, target: Target, *, progress: Progress | None = None) -> int:
        """Write the file to a path or into an open file, and return its size.

        Args:
            target: A file at a path is replaced when the new one is complete, and left
                alone if it never is. It keeps its permissions; a symbolic link stays, and
                what it leads to is replaced. A named pipe or a device is written to.
            progress: Called after each chunk.

        Raises:
            OSError: The path is a folder, or cannot be written to.
        """
        with self:
            sink = open_download_target(target)
            done = 0
            try:
                for chunk in self.iter_bytes():
                    sink.write(chunk)
                    done += len(chunk)
                    if progress is not None:
                        progress(done, self.length)
            except BaseException:
                sink.discard()
                raise
            sink.commit()
            return done

    def close(self) -> None:
        """Stop reading and release the connection; more than once is fine."""
        self._begun = True
        self._raw.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the connection."""
        self.close()


class AsyncBinaryResponse(_Base):
    """A file from the server; leave it by `async with`, or by reading it to the end."""

    def __init__(self, raw: AsyncRawResponse, limit: int) -> None:
        """Wrap a response whose body is unread; see :class:`BinaryResponse`."""
        super().__init__(raw)
        self._raw = raw
        self._limit = limit

    async def read(self) -> bytes:
        """Return the whole file; see :meth:`BinaryResponse.read`."""
        if self._data is None:
            self._begin()
            self._data = await self._raw.read(self._limit)
        return self._data

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the file in chunks.

        Args:
            chunk_size: The size of all chunks but the last; None takes them as they come.
        """
        resizer = Resizer(chunk_size)
        if self._data is None:
            self._begin()
            async for chunk in self._raw.iter_bytes():
                for piece in resizer.feed(chunk):
                    yield piece
        else:
            for piece in resizer.feed(self._data):
                yield piece
        for piece in resizer.finish():
            yield piece

    async def save(self, target: Target, *, progress: Progress | None = None) -> int:
        """Write the file to a path or into an open file, and return its size.

        The event loop is not blocked: files are written by a thread.

        Args:
            target: A file at a path is replaced when the new one is complete, and left
                alone if it never is. It keeps its permissions; a symbolic link stays, and
                what it leads to is replaced. A named pipe or a device is written to.
            progress: Called after each chunk.

        Raises:
            OSError: The path is a folder, or cannot be written to.
        """
        from anyio import to_thread

        async with self:
            sink = await to_thread.run_sync(open_download_target, target)
            done = 0
            try:
                async for chunk in self.iter_bytes():
                    await to_thread.run_sync(sink.write, chunk)
                    done += len(chunk)
                    if progress is not None:
                        progress(done, self.length)
            except BaseException:
                # Not in a thread: a task that is being cancelled may not wait for one.
                sink.discard()
                raise
            await to_thread.run_sync(sink.commit)
            return done

    async def close(self) -> None:
        """Stop reading and release the connection; more than once is fine."""
        self._begun = True
        await self._raw.close()

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the connection."""
        await self.close()
