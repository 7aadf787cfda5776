"""Time limits for the HTTP library that respect the deadline of the call."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from ..request.request import Request


class Until(float):
    """A time limit for one wait that also respects a deadline."""

    __slots__ = ("deadline", "seconds")

    seconds: float | None
    deadline: float

    def left(self) -> float | None:
        if self.deadline == math.inf:
            return self.seconds
        left = self.deadline - time.monotonic()
        return left if self.seconds is None else min(left, self.seconds)


def until(
    seconds: float | None, deadline: float | None, *, firm: bool = True
) -> float | None:
    if deadline is None:
        return seconds
    left = max(deadline - time.monotonic(), 0.0)
    if seconds is not None:
        left = min(left, seconds) if firm else seconds
    limit = Until(left)
    limit.seconds, limit.deadline = seconds, deadline
    return limit


def shorten(seconds: float | None) -> float | None:
    return seconds.left() if isinstance(seconds, Until) else seconds


def phases(request: Request) -> dict[str, float | None]:
    timeout, deadline = request.timeout, request.deadline
    return {
        "connect": until(timeout.connect, deadline),
        "read": until(timeout.read, deadline, firm=not request.streaming),
        "write": until(timeout.write, deadline),
        "pool": until(timeout.pool, deadline),
    }


def release(limits: dict[str, float | None]) -> Callable[[], None]:
    def forget() -> None:
        for limit in limits.values():
            if isinstance(limit, Until):
                limit.deadline = math.inf

    return forget
