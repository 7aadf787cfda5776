"""Time limits for the HTTP library that respect the deadline of the call."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from ..request.request import Request


class Until(float):
    """A time limit for one wait that also respects a deadline.

    The HTTP library passes the value to each single read and write. There, the network
    streams of this package shorten it; other code sees a number of seconds.

    Attributes:
        seconds: The limit for one wait, in seconds.
        deadline: The deadline, by the monotonic clock.
    """

    __slots__ = ("deadline", "seconds")

    seconds: float | None
    deadline: float

    def left(self) -> float | None:
        """Return the seconds that a wait may take now; 0 or less after the deadline."""
        if self.deadline == math.inf:
            return self.seconds
        left = self.deadline - time.monotonic()
        return left if self.seconds is None else min(left, self.seconds)


def until(
    seconds: float | None, deadline: float | None, *, firm: bool = True
) -> float | None:
    """Combine a limit for one wait with the deadline.

    Args:
        seconds: The limit for one wait, in seconds.
        deadline: The deadline, by the monotonic clock.
        firm: Whether the number itself should be the smaller of both.
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
    """Return the seconds that a wait may take now; 0 or less after the deadline."""
    return seconds.left() if isinstance(seconds, Until) else seconds


def phases(request: Request) -> dict[str, float | None]:
    """Return the time limits of a request for the HTTP library."""
    timeout, deadline = request.timeout, request.deadline
    return {
        "connect": until(timeout.connect, deadline),
        "read": until(timeout.read, deadline, firm=not request.streaming),
        "write": until(timeout.write, deadline),
        "pool": until(timeout.pool, deadline),
    }


def release(limits: dict[str, float | None]) -> Callable[[], None]:
    """Return a function that removes the deadline from these limits."""

    def forget() -> None:
        for limit in limits.values():
            if isinstance(limit, Until):
                limit.deadline = math.inf

    return forget
