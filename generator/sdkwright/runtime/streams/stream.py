"""Streams of typed events, sync and async: iterate over them inside `with`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, Literal, NoReturn, Self, TypeVar

from ..config.options import RetryPolicy
from ..errors.errors import StreamError
from .byte_streams import AsyncByteStream, ByteStream
from .events import LineReader, Reader, SSEReader, StreamRules
from .opening import may_reopen, reading, resumed
from .sse import LONGEST

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping
    from types import TracebackType

    from ..client.client import AsyncClient, SyncClient
    from ..exchange.execution import Reply
    from ..models.decode import Decoder
    from ..operation.stream_operation import StreamOperation
    from ..response.raw_response import AsyncRawResponse, RawResponse
    from .reconnect import AsyncReconnectingStream, ReconnectingStream

T = TypeVar("T")
Event = TypeVar("Event")

_SHORTEST_RETRY: Final = 0.5
_LONGEST_RETRY: Final = 60.0


def _nothing() -> None:
    """Do nothing."""


class _Base(Generic[T]):
    """The common part of sync and async streams."""

    def __init__(
        self,
        decoder: Decoder[T],
        rules: StreamRules,
        on_close: Callable[[], None],
        policy: RetryPolicy | None,
    ) -> None:
        self._error = rules.error
        self._policy = policy or RetryPolicy()
        self._sse = SSEReader(decoder, rules) if rules.kind == "sse" else None
        self._reader: Reader[T] = self._sse or LineReader(decoder, rules)
        self._ready: Iterator[T] = iter(())
        self._finished = False
        self._closed = False
        self._on_close = on_close

    @property
    def closed(self) -> bool:
        """Whether the stream was closed or has ended."""
        return self._closed

    @property
    def marked(self) -> bool:
        """Whether the end marker was received."""
        return self._reader.ended

    @property
    def last_event_id(self) -> str:
        """The id of the last event that had one; empty if none had."""
        return self._sse.parser.last_event_id if self._sse else ""

    @property
    def retry(self) -> float | None:
        """The reconnection time that the server set, limited, in seconds; or None."""
        named = self._sse.parser.retry if self._sse else None
        if named is None:
            return None
        return min(max(named / 1000, _SHORTEST_RETRY), _LONGEST_RETRY)

    def __reduce__(self) -> NoReturn:
        """Refuse: a connection cannot be pickled."""
        raise TypeError("a stream cannot be pickled; keep its events")

    def __repr__(self) -> str:
        """Return the state."""
        return f"<{type(self).__name__} {'closed' if self._closed else 'open'}>"

    def _take(self, chunk: bytes | None) -> None:
        """Feed the next bytes; None means the end."""
        if chunk is None:
            self._finished = True
            self._ready = self._reader.finish()
        else:
            self._ready = self._reader.feed(chunk)


class Stream(_Base[T]):
    """The events of a response; close it by `with`, or read it to its end."""

    def __init__(
        self,
        body: ByteStream,
        decoder: Decoder[T],
        kind: Literal["sse", "jsonl"],
        *,
        end: str = "",
        envelope: bool = False,
        strict: bool = False,
        longest: int = LONGEST,
        member: str = "",
        media_type: str = "",
        error: Callable[[str], StreamError] = StreamError,
        on_close: Callable[[], None] = _nothing,
        reopen: Callable[[str], Stream[T] | None] | None = None,
        policy: RetryPolicy | None = None,
    ) -> None:
        """Start to read.

        Args:
            body: The bytes of the response.
            decoder: Decodes one event.
            kind: Server-sent events, or one JSON document per line.
            end: The data that ends the stream, such as `[DONE]`.
            envelope: Whether the item is the whole server-sent event, not its data.
            strict: Whether an event that does not match its type is an error.
            longest: The maximum size of one event, in bytes.
            member: The member of each line that is the event; empty if the line is.
            media_type: The media type of the response.
            error: Makes the exception for a stream that fails.
            on_close: Called once when the stream is closed.
            reopen: Opens a stream of the events after an id; it returns None if the
                server has ended the stream.
            policy: The pauses before reconnecting.
        """
        rules = StreamRules(
            kind=kind,
            end=end,
            envelope=envelope,
            strict=strict,
            longest=longest,
            member=member,
            media_type=media_type,
            error=error,
        )
        super().__init__(decoder, rules, on_close, policy)
        self._body = body
        self._reopen = reopen

    @staticmethod
    def of(
        client: SyncClient,
        operation: StreamOperation[Event],
        arguments: Mapping[str, object],
    ) -> Stream[Event]:
        """Call an operation and return the stream of its events; see :class:`Stream`."""

        def finish(reply: Reply, response: RawResponse) -> Stream[Event]:
            return Stream(
                core.reported(response, reply).iter_bytes(),
                operation.decoder,
                operation.kind,
                reopen=reopen if may_reopen(operation, execution) else None,
                policy=execution.call.policy,
                **reading(core, operation, reply),
            )

        def reopen(last_event_id: str) -> Stream[Event] | None:
            reply, response = client.__send__(resumed(execution, last_event_id))
            if reply.head.status == 204:  # WHATWG HTML, section 9.2.3
                response.close()
                return None
            return finish(reply, response)

        core = client.__core__
        execution = core.execution(operation.operation, arguments, stream=operation)
        return client.__deliver__(execution, finish, unread=True)

    def __iter__(self) -> Self:
        """Return itself."""
        return self

    def __next__(self) -> T:
        """Return the next event."""
        try:
            while True:
                for item in self._ready:
                    return item
                if self._finished:
                    break
                self._take(None if self._reader.ended else self._chunk())
        except BaseException:
            self.close()
            raise
        self.close()
        raise StopIteration

    def _chunk(self) -> bytes | None:
        try:
            return self._body.__next__()
        except StopIteration:
            return None

    def reconnecting(
        self, *, tries: int = 5, endless: bool = False
    ) -> ReconnectingStream[T]:
        """Return a stream of the same events that reconnects after an interruption.

        The request contains the id of the last event (``Last-Event-ID``), and the
        server decides which events follow. Without ids, only a stream without events
        yet can be continued.

        Args:
            tries: The maximum number of attempts in a row without an event in between.
            endless: Whether to reconnect after a regular end too, as browsers do.

        Raises:
            StreamError: The operation must not be repeated, or is not a stream of
                server-sent events.
        """
        from .reconnect import ReconnectingStream, Reopening, refuse

        if self._reopen is None:
            refuse(self._error)
        rules = Reopening(policy=self._policy, tries=tries, endless=endless)
        return ReconnectingStream(self, self._reopen, rules)

    def close(self) -> None:
        """Stop reading and release the connection. May be called again."""
        if not self._closed:
            self._closed = self._finished = True
            self._ready = iter(())
            try:
                self._body.close()
            finally:
                self._on_close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the stream."""
        self.close()


class AsyncStream(_Base[T]):
    """The events of a response; close it by `async with`, or read it to its end."""

    def __init__(
        self,
        body: AsyncByteStream,
        decoder: Decoder[T],
        kind: Literal["sse", "jsonl"],
        *,
        end: str = "",
        envelope: bool = False,
        strict: bool = False,
        longest: int = LONGEST,
        member: str = "",
        media_type: str = "",
        error: Callable[[str], StreamError] = StreamError,
        on_close: Callable[[], None] = _nothing,
        reopen: Callable[[str], Awaitable[AsyncStream[T] | None]] | None = None,
        policy: RetryPolicy | None = None,
    ) -> None:
        """Start to read.

        Args:
            body: The bytes of the response.
            decoder: Decodes one event.
            kind: Server-sent events, or one JSON document per line.
            end: The data that ends the stream, such as `[DONE]`.
            envelope: Whether the item is the whole server-sent event, not its data.
            strict: Whether an event that does not match its type is an error.
            longest: The maximum size of one event, in bytes.
            member: The member of each line that is the event; empty if the line is.
            media_type: The media type of the response.
            error: Makes the exception for a stream that fails.
            on_close: Called once when the stream is closed.
            reopen: Opens a stream of the events after an id; it returns None if the
                server has ended the stream.
            policy: The pauses before reconnecting.
        """
        rules = StreamRules(
            kind=kind,
            end=end,
            envelope=envelope,
            strict=strict,
            longest=longest,
            member=member,
            media_type=media_type,
            error=error,
        )
        super().__init__(decoder, rules, on_close, policy)
        self._body = body
        self._reopen = reopen

    @staticmethod
    async def of(
        client: AsyncClient,
        operation: StreamOperation[Event],
        arguments: Mapping[str, object],
    ) -> AsyncStream[Event]:
        """Call an operation and return the stream of its events; see :class:`Stream`."""

        def finish(reply: Reply, response: AsyncRawResponse) -> AsyncStream[Event]:
            return AsyncStream(
                core.reported(response, reply).iter_bytes(),
                operation.decoder,
                operation.kind,
                reopen=reopen if may_reopen(operation, execution) else None,
                policy=execution.call.policy,
                **reading(core, operation, reply),
            )

        async def reopen(last_event_id: str) -> AsyncStream[Event] | None:
            reply, response = await client.__send__(resumed(execution, last_event_id))
            if reply.head.status == 204:  # WHATWG HTML, section 9.2.3
                await response.close()
                return None
            return finish(reply, response)

        core = client.__core__
        execution = core.execution(operation.operation, arguments, stream=operation)
        return await client.__deliver__(execution, finish, unread=True)

    def __aiter__(self) -> Self:
        """Return itself."""
        return self

    async def __anext__(self) -> T:
        """Return the next event."""
        try:
            while True:
                for item in self._ready:
                    return item
                if self._finished:
                    break
                self._take(None if self._reader.ended else await self._chunk())
        except BaseException:
            await self.close()
            raise
        await self.close()
        raise StopAsyncIteration

    async def _chunk(self) -> bytes | None:
        try:
            return await self._body.__anext__()
        except StopAsyncIteration:
            return None

    def reconnecting(
        self, *, tries: int = 5, endless: bool = False
    ) -> AsyncReconnectingStream[T]:
        """Return a stream of the same events that reconnects after an interruption.

        The request contains the id of the last event (``Last-Event-ID``), and the
        server decides which events follow. Without ids, only a stream without events
        yet can be continued.

        Args:
            tries: The maximum number of attempts in a row without an event in between.
            endless: Whether to reconnect after a regular end too, as browsers do.

        Raises:
            StreamError: The operation must not be repeated, or is not a stream of
                server-sent events.
        """
        from .reconnect import AsyncReconnectingStream, Reopening, refuse

        if self._reopen is None:
            refuse(self._error)
        rules = Reopening(policy=self._policy, tries=tries, endless=endless)
        return AsyncReconnectingStream(self, self._reopen, rules)

    async def close(self) -> None:
        """Stop reading and release the connection. May be called again."""
        if not self._closed:
            self._closed = self._finished = True
            self._ready = iter(())
            try:
                await self._body.aclose()
            finally:
                self._on_close()

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the stream."""
        await self.close()
