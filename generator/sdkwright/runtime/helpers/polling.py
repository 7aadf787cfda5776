"""Waiting for something to be done: ask again and again, as the server wishes, for so long.

When to ask next is worked out by :class:`Waiting`, without I/O; two short drivers sleep.
"""

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
    """What came of one question.

    Attributes:
        value: The answer; None if an error stood for "not yet".
        attempts: How many questions there were, this one included.
        elapsed: Seconds since the first of them began.
        wait: Seconds until the next one; None if this was the last.
    """

    value: T | None
    attempts: int
    elapsed: float
    wait: float | None


class PollTimeoutError(SDKError, TimeoutError, Generic[T]):
    """It was not done in time.

    Attributes:
        value: The last answer; None if there was none.
        attempts: How many questions there were.
        elapsed: Seconds since the first of them began.
    """

    def __init__(self, message: str, *, last: Polled[T]) -> None:
        """Keep what is known."""
        super().__init__(message)
        self.value = last.value
        self.attempts = last.attempts
        self.elapsed = last.elapsed

    def __str__(self) -> str:
        """Return the message: after pickling, the built-in class knows it no more."""
        return self.message


class Waiting(Generic[T]):
    """Decides after each answer whether to go on, and when."""

    def __init__(
        self,
        until: Callable[[T], bool],
        *,
        interval: float,
        timeout: float | None,
        progress: Callable[[Polled[T]], object] | None,
    ) -> None:
        """Begin to wait; the arguments are those of :func:`poll`."""
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
        self._asked: float | None = None

    def take(self, answer: T | APIResponse[T]) -> T:
        """Take an answer, and return its value."""
        self._asked = None
        if _is_raw(answer):
            self._asked = requested_wait(answer.headers)
            answer = answer.parse()
        self._value = answer
        return answer

    def is_over(self, value: T) -> bool:
        """Tell whether a value is what is waited for."""
        if not self._until(value):
            return False
        self._tell(None)
        return True

    def pause(self, error: APIError | None = None) -> float:
        """Return how long to wait before the next question.

        Args:
            error: The error that stood for "not yet", instead of an answer.

        Raises:
            PollTimeoutError: There is no time for another question.
        """
        asked = self._asked
        if isinstance(error, APIStatusError):
            asked = error.retry_after
        left = self._left - (time.monotonic() - self._began)
        # A pause of our own may be shorter, for a last question at the very end. One that
        # the server asked for may not.
        wait = min(self._interval, left) if asked is None else asked
        if left > 0 and wait <= left:
            self._tell(wait)
            return wait
        last = self._tell(None)
        named = "" if asked is None else f", and is to wait {asked:g} s more"
        raise PollTimeoutError(
            f"Not done after {last.elapsed:.1f} s and {last.attempts} attempts{named}."
            f" The last answer: {repr(last.value)[:200]}",
            last=last,
        ) from error

    def _tell(self, wait: float | None) -> Polled[T]:
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
    """Call again and again until the answer is what is waited for, and return it.

    Args:
        call: Asks once, as by ``lambda: client.jobs.retrieve(id)``. If it returns a raw
            response (``client.jobs.with_raw_response...``), the value is taken out, and a
            ``Retry-After`` of the server's is the pause to the next question.
        until: Tells whether an answer is what is waited for.
        interval: The pause between two questions, in seconds, where the server asks for
            none.
        timeout: How long to go on, in seconds; None waits for ever.
        pending: Errors that mean "not yet", such as a ``NotFoundError`` at the beginning.
        progress: Called after each question.

    Raises:
        PollTimeoutError: It was not done in time; it holds the last answer.
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
    """Call again and again until the answer is what is waited for; see :func:`poll`."""
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


def _is_raw(answer: T | APIResponse[T]) -> TypeIs[APIResponse[T]]:
    return isinstance(answer, APIResponse)
