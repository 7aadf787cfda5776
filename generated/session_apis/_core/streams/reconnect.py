"""Streams that reconnect after an interruption, as browsers do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Generic, NoReturn, Protocol, Self, TypeVar

from ..config.options import RetryPolicy
from ..config.retry import pause
from ..errors.errors import APIConnectionError, StreamError
from ..frozen import dataclass
from ..request.request import field_value

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class _Connection(Protocol):
    """What a stream knows for the connection that continues it."""

    @property
    def marked(self) -> bool: ...

    @property
    def last_event_id(self) -> str: ...

    @property
    def retry(self) -> float | None: ...


class _Events(_Connection, Protocol[T_co]):
    def __next__(self) -> T_co: ...

    def close(self) -> None: ...


class _AsyncEvents(_Connection, Protocol[T_co]):
    async def __anext__(self) -> T_co: ...

    async def close(self) -> None: ...


LONGEST_ID: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """The rules of reconnecting."""

    policy: RetryPolicy
    tries: int
    endless: bool


class _Progress:
    """The progress of a stream over all of its connections."""

    def __init__(self, rules: Reopening) -> None:
        self._rules = rules
        self._taken = 0
        self._begun = False
        self.over = False
        self.last_event_id = ""
        self.retry: float | None = None

    def item(self) -> None:
        self._taken, self._begun = 0, True

    def goes_on(self, stream: _Connection) -> bool:
        self.look(stream)
        return (
            self._rules.endless
            and not (self.over or stream.marked)
            and self._taken < self._rules.tries
        )

    def wait(self, error: Exception | None) -> float:
        resumable = self.last_event_id or not self._begun or self._rules.endless
        torn = not isinstance(error, StreamError) or error.torn
        if error is not None and not (
            torn and resumable and self._taken < self._rules.tries
        ):
            self.over = True
            raise error
        named, own = self.retry, pause(self._rules.policy, self._taken)
        self._taken += 1
        return own if named is None else named

    def look(self, stream: _Connection) -> None:
        if stream.last_event_id:
            self.last_event_id = _sendable(stream.last_event_id)
        self.retry = self.retry if stream.retry is None else stream.retry


class ReconnectingStream(Generic[T]):
    """The events of a stream and of its reconnections; close it by ``with``."""

    def __init__(
        self,
        stream: _Events[T],
        reopen: Callable[[str], _Events[T] | None],
        rules: Reopening,
    ) -> None:
        self._stream = stream
        self._reopen = reopen
        self._progress = _Progress(rules)

    @property
    def last_event_id(self) -> str:
        return self._stream.last_event_id or self._progress.last_event_id

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            torn: Exception | None = None
            try:
                item = next(self._stream)
            except StopIteration:
                if not self._progress.goes_on(self._stream):
                    raise
            except (APIConnectionError, StreamError) as error:
                torn = error
            else:
                self._progress.item()
                return item
            if not self._open(torn):
                raise StopIteration

    def _open(self, torn: Exception | None) -> bool:
        self._progress.look(self._stream)
        while True:
            time.sleep(self._progress.wait(torn))
            try:
                stream = self._reopen(self._progress.last_event_id)
            except APIConnectionError as error:
                torn = error
                continue
            if stream is not None:
                self._stream = stream
            return stream is not None

    def close(self) -> None:
        self._progress.over = True
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncReconnectingStream(Generic[T]):
    """The events of a stream and of its reconnections; close it by ``async with``."""

    def __init__(
        self,
        stream: _AsyncEvents[T],
        reopen: Callable[[str], Awaitable[_AsyncEvents[T] | None]],
        rules: Reopening,
    ) -> None:
        self._stream = stream
        self._reopen = reopen
        self._progress = _Progress(rules)

    @property
    def last_event_id(self) -> str:
        return self._stream.last_event_id or self._progress.last_event_id

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            torn: Exception | None = None
            try:
                item = await anext(self._stream)
            except StopAsyncIteration:
                if not self._progress.goes_on(self._stream):
                    raise
            except (APIConnectionError, StreamError) as error:
                torn = error
            else:
                self._progress.item()
                return item
            if not await self._open(torn):
                raise StopAsyncIteration

    async def _open(self, torn: Exception | None) -> bool:
        import anyio

        self._progress.look(self._stream)
        while True:
            await anyio.sleep(self._progress.wait(torn))
            try:
                stream = await self._reopen(self._progress.last_event_id)
            except APIConnectionError as error:
                torn = error
                continue
            if stream is not None:
                self._stream = stream
            return stream is not None

    async def close(self) -> None:
        self._progress.over = True
        await self._stream.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


def _sendable(ident: str) -> str:
    try:
        return ident if len(field_value(ident)) <= LONGEST_ID else ""
    except ValueError:
        return ""


def refuse(error: Callable[[str], Exception]) -> NoReturn:
    raise error(
        "Only server-sent events of an operation that may be repeated can be reconnected:"
        " a GET, or a call with an idempotency key."
    )
