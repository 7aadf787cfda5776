"""Retry decisions: whether to retry, and how long to wait before.

Pauses are uniformly distributed between zero and a growing bound ("full jitter"), so
that clients that failed together do not retry together. A client that keeps failing
uses up its retry budget and stops retrying until a request succeeds.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import time
from typing import Final

from ..errors.info import Headers
from .options import RetryPolicy

# In tenths of a token, as integers: a retry costs a token, a success returns a tenth.
_FULL: Final = 100
_RETRY: Final = 10
_LONGEST_DIGITS: Final = 15
# Rate limit headers: RateLimit is an IETF draft, the others are older conventions.
_FAMILIES: Final = ("ratelimit", "x-ratelimit", "x-rate-limit")
_MEMBER: Final = re.compile(r"\b(r|t|remaining|reset)=(\d{1,15})\b", re.ASCII)
# Larger numbers are timestamps; even larger ones are timestamps in milliseconds.
_MOMENT: Final = 1e9
_MILLISECONDS: Final = 1e11


class Budget:
    """The retry budget of a client and its derived clients.

    Counting is not locked: a lost update changes the budget by a tenth of a retry.
    """

    __slots__ = ("_tenths",)

    def __init__(self) -> None:
        """Start with a full budget."""
        self._tenths = _FULL

    def take(self) -> bool:
        """Take a token for a retry; False if there is none."""
        if self._tenths < _RETRY:
            return False
        self._tenths -= _RETRY
        return True

    def give(self) -> None:
        """Return a tenth of a token after a success."""
        self._tenths = min(self._tenths + 1, _FULL)


def pause(policy: RetryPolicy, attempt: int) -> float:
    """Return the pause after an attempt, in seconds, by the policy alone.

    Args:
        policy: The bounds of the pause.
        attempt: How many attempts had failed before this one.
    """
    try:
        bound = policy.initial * policy.exponent**attempt
    except OverflowError:
        bound = policy.maximum
    return random.uniform(0.0, min(bound, policy.maximum))  # noqa: S311 - no secret


def requested_wait(headers: Headers, status: int = 0) -> float | None:
    """Return the pause that a server asks for, in seconds; None if it asks for none.

    Reads ``retry-after-ms``, and ``Retry-After`` in seconds or as a date (RFC 9110,
    section 10.2.3). For status 429 also the headers of rate limits. Dates and timestamps
    count from the response's own ``Date``, as clocks differ; without one from ours.
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after", "")
    seconds = _number(text)
    if seconds is None and not text:
        return _reset(headers) if status == 429 else None
    if seconds is not None:
        return seconds
    until = _date(text)
    return None if until is None else max(until - _now(headers), 0.0)


def _date(text: str) -> float | None:
    """Return the timestamp of an HTTP date, which is in GMT even where it does not say so."""
    from email.utils import parsedate_to_datetime  # slow to import, and seldom needed

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo else date.replace(tzinfo=dt.UTC)).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None


def _now(headers: Headers) -> float:
    """Return the time at the server when it responded; ours if it does not say."""
    date = _date(headers.get("date", ""))
    return time.time() if date is None else date


def _reset(headers: Headers) -> float | None:
    """Return the seconds until an exhausted rate limit is reset."""
    for family in _FAMILIES:
        if not _number(headers.get(f"{family}-remaining", "0")):
            value = _number(headers.get(f"{family}-reset", ""))
            if value is not None:
                return _from_now(value, headers)
    # A single field: `"burst";r=0;t=30`, in earlier drafts `remaining=0, reset=30`.
    field = headers.get("ratelimit", "")
    for policy in (field,) if "reset=" in field else field.split(","):
        found = dict(_MEMBER.findall(policy))
        value = found.get("t") or found.get("reset")
        if value and not int(found.get("r") or found.get("remaining") or 0):
            return float(value)
    return None


def _from_now(value: float, headers: Headers) -> float:
    """Return the seconds to wait for a duration or a timestamp (s or ms)."""
    if value > _MILLISECONDS:
        value /= 1000
    return max(value - _now(headers), 0.0) if value > _MOMENT else value


def requested_retry(headers: Headers) -> bool | None:
    """Return the value of ``x-should-retry``; None without it."""
    return {"true": True, "false": False}.get(headers.get("x-should-retry", "").lower())


def _number(text: str) -> float | None:
    text = text.strip()
    plain = text.isascii() and text.replace(".", "", 1).isdigit()
    if not plain or len(text) > _LONGEST_DIGITS:
        # int() refuses that many digits: the number is too big to wait for.
        return float("inf") if plain else None
    return float(text)
