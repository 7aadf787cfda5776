"""When to try again, and how long to wait before.

Pauses are drawn evenly between nothing and a growing bound ("full jitter"), so that
clients that failed together do not come back together. A client that keeps failing runs
out of tokens and stops repeating itself until something succeeds.
"""

from __future__ import annotations

import random
import re
import time
from typing import Final

from ..errors.headers import Headers
from .options import RetryPolicy

# In tenths, which add up exactly: a retry costs a token, a success returns a tenth.
_FULL: Final = 100
_RETRY: Final = 10
_LONGEST_DIGITS: Final = 15
# Of rate limits: RateLimit is an IETF draft, the others are older habits.
_FAMILIES: Final = ("ratelimit", "x-ratelimit", "x-rate-limit")
_MEMBER: Final = re.compile(r"\b(r|t|remaining|reset)=(\d{1,15})\b", re.ASCII)
# Larger numbers are moments, and even larger ones are in milliseconds.
_MOMENT: Final = 1e9
_MILLISECONDS: Final = 1e11


class Budget:
    """Tokens for retries, shared by everything that comes from one client.

    Counting is not locked: a lost update costs or spares a tenth of a retry.
    """

    __slots__ = ("_tenths",)

    def __init__(self) -> None:
        """Begin with all tokens."""
        self._tenths = _FULL

    def take(self) -> bool:
        """Take a token for a retry; False if there is none."""
        if self._tenths < _RETRY:
            return False
        self._tenths -= _RETRY
        return True

    def give(self) -> None:
        """Return a part of a token after a success."""
        self._tenths = min(self._tenths + 1, _FULL)


def pause(policy: RetryPolicy, attempt: int) -> float:
    """Return our own pause after an attempt, in seconds.

    Args:
        policy: The bounds.
        attempt: How many attempts had failed before this one.
    """
    try:
        bound = policy.initial * policy.exponent**attempt
    except OverflowError:
        bound = policy.maximum
    return random.uniform(0.0, min(bound, policy.maximum))  # noqa: S311 - no secret


def requested_wait(headers: Headers, status: int = 0) -> float | None:
    """Return the pause that a server asks for, in seconds; None if it names none.

    It may say so in milliseconds, in seconds or as a date (RFC 9110, section 10.2.3). Of
    who asked too often (429), it may also say when there is something left again.
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
    from email.utils import parsedate_to_datetime  # slow to load, and seldom needed

    try:
        return max(parsedate_to_datetime(text).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None


def _reset(headers: Headers) -> float | None:
    """Return when a limit that is used up is lifted, in seconds from now."""
    for family in _FAMILIES:
        if not _number(headers.get(f"{family}-remaining", "0")):
            value = _number(headers.get(f"{family}-reset", ""))
            if value is not None:
                return _from_now(value)
    # As one field: `"burst";r=0;t=30`, in earlier drafts `remaining=0, reset=30`.
    field = headers.get("ratelimit", "")
    for policy in (field,) if "reset=" in field else field.split(","):
        found = dict(_MEMBER.findall(policy))
        value = found.get("t") or found.get("reset")
        if value and not int(found.get("r") or found.get("remaining") or 0):
            return float(value)
    return None


def _from_now(value: float) -> float:
    """Return a pause for a pause, or for a moment in seconds or milliseconds."""
    if value > _MILLISECONDS:
        value /= 1000
    return max(value - time.time(), 0.0) if value > _MOMENT else value


def requested_retry(headers: Headers) -> bool | None:
    """Return whether the server says to try again, or not to; None if it says nothing."""
    return {"true": True, "false": False}.get(headers.get("x-should-retry", "").lower())


def _number(text: str) -> float | None:
    text = text.strip()
    plain = text.isascii() and text.replace(".", "", 1).isdigit()
    if not plain or len(text) > _LONGEST_DIGITS:
        # A number too long to mean anything is as good as one too big to wait for.
        return float("inf") if plain else None
    return float(text)
