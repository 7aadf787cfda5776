"""When calls are repeated, as old programs say it: in milliseconds, and until a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..config.options import RetryPolicy
    from ..exchange.execution import Call

# However short the pauses are.
_MOST: Final = 100
_BACKOFF: Final = "backoff"


@dataclass
class BackoffStrategy:
    """The pauses between attempts, in milliseconds.

    Attributes:
        initial_interval: The longest first pause.
        max_interval: The longest pause.
        exponent: The factor by which the longest pause grows with each attempt.
        max_elapsed_time: How long attempts may go on.
        jitter_ms: Has no effect: each pause is of any length up to the longest.
    """

    initial_interval: int
    max_interval: int
    exponent: float
    max_elapsed_time: int
    jitter_ms: int | None = None

    @property
    def retries(self) -> int:
        """How many of the longest pauses it takes until the time is over."""
        waited, count = 0.0, 0
        while waited < self.max_elapsed_time and count < _MOST:
            waited += self._pause(count)
            count += 1
        return count

    def _pause(self, attempt: int) -> float:
        try:
            return min(
                self.initial_interval * float(self.exponent) ** attempt,
                self.max_interval,
            )
        except OverflowError:
            return self.max_interval


@dataclass
class RetryConfig:
    """Whether calls are repeated, and how.

    Attributes:
        strategy: `backoff`; with any other word calls are not repeated.
        backoff: The pauses.
        retry_connection_errors: Whether lost connections are a reason too.
    """

    strategy: str
    backoff: BackoffStrategy
    retry_connection_errors: bool

    def applied(self, call: Call) -> Call:
        """Return a call that is repeated so, whatever its method is."""
        if self.strategy != _BACKOFF:
            return once(call)
        return replace(
            call,
            policy=self._policy(call.policy),
            max_retries=self.backoff.retries,
            repeatable=True,
        )

    def _policy(self, policy: RetryPolicy) -> RetryPolicy:
        return replace(
            policy,
            initial=self.backoff.initial_interval / 1000,
            maximum=self.backoff.max_interval / 1000,
            exponent=float(self.backoff.exponent),
            connection_errors=self.retry_connection_errors,
        )


def once(call: Call) -> Call:
    """Return a call that is not repeated."""
    return replace(call, max_retries=0)
