"""Binary responses: read whole, in chunks, or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Self, TypeAlias

from ..errors.errors import StreamError
from .disposition import suggested_name
from .download_target import open_download_target
from .partial import unasked_part
from .resize import Resizer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from types import TracebackType

    from ..client.client import AsyncClient, SyncClient
    from ..errors.info import Headers
    from ..exchange.execution import Reply
    from ..operation.operation import Operation
    from ..response.raw_response import AsyncRawResponse, RawResponse, ResponseHead
    from .download_target import Target

    Progress: TypeAlias = Callable[[int, int | None], object]
    """Told how many bytes have come, and how many there are if the server has said."""


class _Base:
    """The common part of sync and async binary responses."""

    def __init__(self, head: ResponseHead, part: Exception | None) -> None:
        self._head = head
        self._part = part
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
        """The file name that the server suggests (RFC 6266), made safe; or None."""
        return suggested_name(self.headers.get("content-disposition", ""))

    @property
    def length(self) -> int | None:
        """The length in bytes, if the server declares it."""
        return None if "content-encoding" in self.headers else self._head.announced

    def __reduce__(self) -> NoReturn:
        """Refuse: a connection cannot be pickled."""
        raise TypeError("a download cannot be pickled; keep what read() returns")

    def __repr__(self) -> str:
        """Return status and media type."""
        return f"<{type(self).__name__} {self.status_code} {self.content_type}>"

    def _begin(self) -> None:
        if self._begun:
            raise StreamError("The body was read before, and can be read only once.")
        self._begun = True


class BinaryResponse(_Base):
    """A binary response; close it by `with`, or read it to its end."""

    def __init__(
        self, raw: RawResponse, limit: int, part: Exception | None = None
    ) -> None:
        """Make a binary response from one whose body is unread.

        Args:
            raw: The response.
            limit: The longest body to read into memory, in bytes.
            part: What reading raises, as the body is not the whole file.
        """
        super().__init__(raw, part)
        self._raw = raw
        self._limit = limit

    @staticmethod
    def of(
        client: SyncClient,
        operation: Operation[bytes],
        arguments: Mapping[str, object],
    ) -> BinaryResponse:
        """Call an operation and return its binary response, with the body unread.

        Args:
            client: The client.
            operation: What to call.
            arguments: Its arguments by Python name.
        """

        def finish(reply: Reply, response: RawResponse) -> BinaryResponse:
            limit = client.__settings__.response_bytes
            raw = core.reported(response, reply)
            return BinaryResponse(raw, limit, unasked_part(reply))

        core = client.__core__
        execution = core.execution(operation, arguments, unread=True)
        return client.__deliver__(execution, finish, unread=True)

    def read(self) -> bytes:
        """Return the whole body; repeated calls return it again.

        Raises:
            APIResponseValidationError: It is longer than the client's
                ``max_response_bytes``; save larger files, or iterate over them.
        """
        if self._data is None:
            self._start()
            self._data = self._raw.read(self._limit)
        return self._data

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the body in chunks.

        Args:
            chunk_size: The size of all chunks but the last, in bytes; None yields them
                as they are received.
        """
        resizer = Resizer(chunk_size)
        if self._data is None:
            self._start()
            for chunk in self._raw.iter_bytes():
                yield from resizer.feed(chunk)
        else:
            yield from resizer.feed(self._data)
        yield from resizer.finish()

    def save(self, target: Target, *, progress: Progress | None = None) -> int:
        """Write the body to a path or an open file, and return its size in bytes.

        Args:
            target: A path or an open file. A file at a path is replaced when the
                download is complete, and unchanged if it fails. It keeps its
                permissions; of a symbolic link, the target is replaced. A named pipe or
                a device is written to.
            progress: Called after each chunk with the bytes written, and the length if
                it is known.

        Raises:
            OSError: The path is a folder or cannot be written to.
        """
        with self:
            opened = open_download_target(target)
            done = 0
            try:
                for chunk in self.iter_bytes():
                    opened.write(chunk)
                    done += len(chunk)
                    if progress is not None:
                        progress(done, self.length)
            except BaseException:
                opened.discard()
                raise
            opened.commit()
            return done

    def _start(self) -> None:
        self._begin()
        if self._part is not None:
            self.close()
            raise self._part

    def close(self) -> None:
        """Stop reading and release the connection. May be called again."""
        self._begun = True
        self._raw.close()

    def __iter__(self) -> Iterator[bytes]:
        """Return the chunks of the body, as they are received."""
        return self.iter_bytes()

    def __enter__(self) -> Self:
        """Return this response."""
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
    """A binary response; close it by `async with`, or read it to its end."""

    def __init__(
        self, raw: AsyncRawResponse, limit: int, part: Exception | None = None
    ) -> None:
        """Make a binary response from one whose body is unread.

        Args:
            raw: The response.
            limit: The longest body to read into memory, in bytes.
            part: What reading raises, as the body is not the whole file.
        """
        super().__init__(raw, part)
        self._raw = raw
        self._limit = limit

    @staticmethod
    async def of(
        client: AsyncClient,
        operation: Operation[bytes],
        arguments: Mapping[str, object],
    ) -> AsyncBinaryResponse:
        """Call an operation and return its binary response, with the body unread.

        Args:
            client: The client.
            operation: What to call.
            arguments: Its arguments by Python name.
        """

        def finish(reply: Reply, response: AsyncRawResponse) -> AsyncBinaryResponse:
            limit = client.__settings__.response_bytes
            raw = core.reported(response, reply)
            return AsyncBinaryResponse(raw, limit, unasked_part(reply))

        core = client.__core__
        execution = core.execution(operation, arguments, unread=True)
        return await client.__deliver__(execution, finish, unread=True)

    async def read(self) -> bytes:
        """Return the whole body; repeated calls return it again.

        Raises:
            APIResponseValidationError: It is longer than the client's
                ``max_response_bytes``; save larger files, or iterate over them.
        """
        if self._data is None:
            await self._start()
            self._data = await self._raw.read(self._limit)
        return self._data

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the body in chunks.

        Args:
            chunk_size: The size of all chunks but the last, in bytes; None yields them
                as they are received.
        """
        resizer = Resizer(chunk_size)
        if self._data is None:
            await self._start()
            async for chunk in self._raw.iter_bytes():
                for piece in resizer.feed(chunk):
                    yield piece
        else:
            for piece in resizer.feed(self._data):
                yield piece
        for piece in resizer.finish():
            yield piece

    async def save(self, target: Target, *, progress: Progress | None = None) -> int:
        """Write the body to a path or an open file, and return its size in bytes.

        The event loop is not blocked: a thread writes the file.

        Args:
            target: A path or an open file. A file at a path is replaced when the
                download is complete, and unchanged if it fails. It keeps its
                permissions; of a symbolic link, the target is replaced. A named pipe or
                a device is written to.
            progress: Called after each chunk with the bytes written, and the length if
                it is known.

        Raises:
            OSError: The path is a folder or cannot be written to.
        """
        from anyio import to_thread

        async with self:
            opened = await to_thread.run_sync(open_download_target, target)
            done = 0
            try:
                async for chunk in self.iter_bytes():
                    await to_thread.run_sync(opened.write, chunk)
                    done += len(chunk)
                    if progress is not None:
                        progress(done, self.length)
            except BaseException:
                # Not in a thread: a cancelled task cannot wait for one.
                opened.discard()
                raise
            await to_thread.run_sync(opened.commit)
            return done

    async def _start(self) -> None:
        self._begin()
        if self._part is not None:
            await self.close()
            raise self._part

    async def close(self) -> None:
        """Stop reading and release the connection. May be called again."""
        self._begun = True
        await self._raw.close()

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the chunks of the body, as they are received."""
        return self.iter_bytes()

    async def __aenter__(self) -> Self:
        """Return this response."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the connection."""
        await self.close()
