"""Polling: repeat a call until its result meets a condition."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar, overload

from ..config.retry import requested_wait
from ..errors.errors import APIError, APIStatusError, InvalidArgumentError, SDKError
from ..results.responses import APIResponse

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from typing_extensions import TypeIs

T = TypeVar("T")

_NEVER: Final = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled(Generic[T]):
    """The result of one poll.

    Attributes:
        value: The result; None if one of the ``pending`` errors was raised.
        attempts: The number of polls, this one included.
        elapsed: Seconds since the first poll began.
        wait: Seconds until the next poll; None if this was the last one.
    """

    value: T | None
    attempts: int
    elapsed: float
    wait: float | None


class PollTimeoutError(SDKError, TimeoutError, Generic[T]):
    """The condition was not met in time.

    Attributes:
        value: The last result; None if there was none.
        attempts: The number of polls.
        elapsed: Seconds since the first poll began.
    """

    def __init__(self, message: str, *, last: Polled[T]) -> None:
        super().__init__(message)
        self.value: T | None = last.value
        self.attempts: int = last.attempts
        self.elapsed: float = last.elapsed

    def __str__(self) -> str:
        return self.message


class Waiting(Generic[T]):
    """Decides after each poll whether and when to poll again."""

    def __init__(
        self,
        until: Callable[[T], bool],
        *,
        interval: float,
        timeout: float | None,
        progress: Callable[[Polled[T]], object] | None,
    ) -> None:
        if not interval > 0:
            raise InvalidArgumentError("interval must be a positive number of seconds.")
        if timeout is not None and not timeout > 0:
            raise InvalidArgumentError(
                "timeout must be a positive number of seconds, or None."
            )
        self._until = until
        self._interval = interval
        self._left = _NEVER if timeout is None else timeout
        self._progress = progress
        self._began = time.monotonic()
        self._attempts = 0
        self._value: T | None = None
        self._requested: float | None = None

    def take(self, result: T | APIResponse[T]) -> T:
        self._requested = None
        if _is_raw(result):
            self._requested = requested_wait(result.headers)
            result = result.parse()
        self._value = result
        return result

    def is_over(self, value: T) -> bool:
        if not self._until(value):
            return False
        self._report(None)
        return True

    def pause(self, error: APIError | None = None) -> float:
        requested = self._requested
        if isinstance(error, APIStatusError):
            requested = error.retry_after
        left = self._left - (time.monotonic() - self._began)
        wait = min(self._interval, left) if requested is None else requested
        if left > 0 and wait <= left:
            self._report(wait)
            return wait
        last = self._report(None)
        named = "" if requested is None else f", and is to wait {requested:g} s more"
        raise PollTimeoutError(
            f"Not done after {last.elapsed:.1f} s and {last.attempts} attempts{named}."
            f" The last result: {repr(last.value)[:200]}",
            last=last,
        ) from error

    def _report(self, wait: float | None) -> Polled[T]:
        self._attempts += 1
        report = Polled(
            value=self._value,
            attempts=self._attempts,
            elapsed=time.monotonic() - self._began,
            wait=wait,
        )
        if self._progress is not None:
            self._progress(report)
        return report


@overload
def poll(
    call: Callable[[], APIResponse[T]],
    *,
    until: Callable[[T], bool],
    interval: float = 1.0,
    timeout: float | None = 600.0,
    pending: type[APIError] | tuple[type[APIError], ...] = (),
    progress: Callable[[Polled[T]], object] | None = None,
) -> T: ...
@overload
def poll(
    call: Callable[[], T],
    *,
    until: Callable[[T], bool],
    interval: float = 1.0,
    timeout: float | None = 600.0,
    pending: type[APIError] | tuple[type[APIError], ...] = (),
    progress: Callable[[Polled[T]], object] | None = None,
) -> T: ...
def poll(
    call: Callable[[], T | APIResponse[T]],
    *,
    until: Callable[[T], bool],
    interval: float = 1.0,
    timeout: float | None = 600.0,
    pending: type[APIError] | tuple[type[APIError], ...] = (),
    progress: Callable[[Polled[T]], object] | None = None,
) -> T:
    """Repeat a call until its result meets a condition, and return that result.

    Args:
        call: Makes one call, such as ``lambda: client.jobs.retrieve(id)``. If it
            returns a raw response (``client.jobs.with_raw_response...``), its parsed
            value is used, and its ``Retry-After`` is the pause before the next poll.
        until: The condition: whether a result ends the polling.
        interval: The pause between two polls, in seconds, where the server asks for
            none.
        timeout: The time limit in seconds; None means no limit.
        pending: Errors after which to continue, such as a ``NotFoundError`` at the
            beginning.
        progress: Called after each poll.

    Raises:
        PollTimeoutError: The condition was not met in time; the error has the last
            result.
        InvalidArgumentError: A number of seconds is not positive.
    """
    waiting = Waiting(until, interval=interval, timeout=timeout, progress=progress)
    while True:
        try:
            value = waiting.take(call())
        except pending as error:
            wait = waiting.pause(error)
        else:
            if waiting.is_over(value):
                return value
            wait = waiting.pause()
        time.sleep(wait)


@overload
async def async_poll(
    call: Callable[[], Awaitable[APIResponse[T]]],
    *,
    until: Callable[[T], bool],
    interval: float = 1.0,
    timeout: float | None = 600.0,
    pending: type[APIError] | tuple[type[APIError], ...] = (),
    progress: Callable[[Polled[T]], object] | None = None,
) -> T: ...
@overload
async def async_poll(
    call: Callable[[], Awaitable[T]],
    *,
    until: Callable[[T], bool],
    interval: float = 1.0,
    timeout: float | None = 600.0,
    pending: type[APIError] | tuple[type[APIError], ...] = (),
    progress: Callable[[Polled[T]], object] | None = None,
) -> T: ...
async def async_poll(
    call: Callable[[], Awaitable[T | APIResponse[T]]],
    *,
    until: Callable[[T], bool],
    interval: float = 1.0,
    timeout: float | None = 600.0,
    pending: type[APIError] | tuple[type[APIError], ...] = (),
    progress: Callable[[Polled[T]], object] | None = None,
) -> T:
    """Repeat a call until its result meets a condition, and return that result.

    Args:
        call: Makes one call, such as ``lambda: client.jobs.retrieve(id)``. If it
            returns a raw response (``client.jobs.with_raw_response...``), its parsed
            value is used, and its ``Retry-After`` is the pause before the next poll.
        until: The condition: whether a result ends the polling.
        interval: The pause between two polls, in seconds, where the server asks for
            none.
        timeout: The time limit in seconds; None means no limit.
        pending: Errors after which to continue, such as a ``NotFoundError`` at the
            beginning.
        progress: Called after each poll.

    Raises:
        PollTimeoutError: The condition was not met in time; the error has the last
            result.
        InvalidArgumentError: A number of seconds is not positive.
    """
    import anyio

    waiting = Waiting(until, interval=interval, timeout=timeout, progress=progress)
    while True:
        try:
            value = waiting.take(await call())
        except pending as error:
            wait = waiting.pause(error)
        else:
            if waiting.is_over(value):
                return value
            wait = waiting.pause()
        await anyio.sleep(wait)


def _is_raw(result: T | APIResponse[T]) -> TypeIs[APIResponse[T]]:
    return isinstance(result, APIResponse)
