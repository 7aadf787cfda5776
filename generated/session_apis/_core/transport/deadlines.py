"""Time limits in the HTTP library's form, tied to the deadline of the whole call."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from ..request.request import Request


class Until(float):
    """A time limit for one wait that also ends at a fixed moment.

    The HTTP library hands the value through to each single read and write. There, our
    network streams shorten it; everybody else sees a number of seconds.

    Attributes:
        seconds: The limit for one wait.
        deadline: The end of all waiting.
    """

    __slots__ = ("deadline", "seconds")

    seconds: float | None
    deadline: float

    def left(self) -> float | None:
        """Return how long a wait may take now; 0 or less means that the time is over."""
        if self.deadline == math.inf:
            return self.seconds
        left = self.deadline - time.monotonic()
        return left if self.seconds is None else min(left, self.seconds)


def until(
    seconds: float | None, deadline: float | None, *, firm: bool = True
) -> float | None:
    """Combine a limit for a wait with the end of all waiting.

    Args:
        seconds: The limit for one wait.
        deadline: The end of all waiting, by the monotonic clock.
        firm: Whether those who see only a number should see the smaller one.
    """
    if deadline is None:
        return seconds
    left = max(deadline - time.monotonic(), 0.0)
    if seconds is not None:
        left = min(left, seconds) if firm else seconds
    limit = Until(left)
    limit.seconds, limit.deadline = seconds, deadline
    return limit


def shorten(seconds: float | None) -> float | None:
    """Return how long a wait may take now; 0 or less means that the time is over."""
    return seconds.left() if isinstance(seconds, Until) else seconds


def phases(request: Request) -> dict[str, float | None]:
    """Return the time limits of a request in the HTTP library's form."""
    timeout, deadline = request.timeout, request.deadline
    return {
        "connect": until(timeout.connect, deadline),
        "read": until(timeout.read, deadline, firm=not request.streaming),
        "write": until(timeout.write, deadline),
        "pool": until(timeout.pool, deadline),
    }


def release(limits: dict[str, float | None]) -> Callable[[], None]:
    """Return a function after which the deadline no longer shortens these limits."""

    def forget() -> None:
        for limit in limits.values():
            if isinstance(limit, Until):
                limit.deadline = math.inf

    return forget
