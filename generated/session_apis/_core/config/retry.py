"""Retry decisions: whether to retry, and how long to wait before."""

from __future__ import annotations

import datetime as dt
import random
import re
import time
from typing import Final

from ..errors.info import Headers
from .options import RetryPolicy

_FULL: Final = 100
_RETRY: Final = 10
_LONGEST_DIGITS: Final = 15
_FAMILIES: Final = ("ratelimit", "x-ratelimit", "x-rate-limit")
_MEMBER: Final = re.compile(r"\b(r|t|remaining|reset)=(\d{1,15})\b", re.ASCII)
_MOMENT: Final = 1e9
_MILLISECONDS: Final = 1e11


class Budget:
    """The retry budget of a client and its derived clients."""

    __slots__ = ("_tenths",)

    def __init__(self) -> None:
        self._tenths = _FULL

    def take(self) -> bool:
        if self._tenths < _RETRY:
            return False
        self._tenths -= _RETRY
        return True

    def give(self) -> None:
        self._tenths = min(self._tenths + 1, _FULL)


def pause(policy: RetryPolicy, attempt: int) -> float:
    try:
        bound = policy.initial * policy.exponent**attempt
    except OverflowError:
        bound = policy.maximum
    return random.uniform(0.0, min(bound, policy.maximum))  # noqa: S311 - no secret


def requested_wait(headers: Headers, status: int = 0) -> float | None:
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
    from email.utils import parsedate_to_datetime  # slow to import, and seldom needed

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo else date.replace(tzinfo=dt.UTC)).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None


def _now(headers: Headers) -> float:
    date = _date(headers.get("date", ""))
    return time.time() if date is None else date


def _reset(headers: Headers) -> float | None:
    for family in _FAMILIES:
        if not _number(headers.get(f"{family}-remaining", "0")):
            value = _number(headers.get(f"{family}-reset", ""))
            if value is not None:
                return _from_now(value, headers)
    field = headers.get("ratelimit", "")
    for policy in (field,) if "reset=" in field else field.split(","):
        found = dict(_MEMBER.findall(policy))
        value = found.get("t") or found.get("reset")
        if value and not int(found.get("r") or found.get("remaining") or 0):
            return float(value)
    return None


def _from_now(value: float, headers: Headers) -> float:
    if value > _MILLISECONDS:
        value /= 1000
    return max(value - _now(headers), 0.0) if value > _MOMENT else value


def requested_retry(headers: Headers) -> bool | None:
    return {"true": True, "false": False}.get(headers.get("x-should-retry", "").lower())


def _number(text: str) -> float | None:
    text = text.strip()
    plain = text.isascii() and text.replace(".", "", 1).isdigit()
    if not plain or len(text) > _LONGEST_DIGITS:
        return float("inf") if plain else None
    return float(text)
