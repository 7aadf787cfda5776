"""Retry policies that documents declare by extensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Retries
from sdkwright.read.openapi import items, mapping, number

if TYPE_CHECKING:
    from sdkwright.read.openapi import Object

# What clocks of all systems can wait for.
_MOST: Final = 1_000_000_000
_STATUS: Final = re.compile(r"[1-5](?:[0-9]{2}|XX)")


def retries(node: Object) -> Retries | None:
    """Return the policy of the root or of an operation; None where it says nothing."""
    own = node.get("x-sdkwright-retries")
    if isinstance(own, dict):
        return _ours(own)
    if own is False:
        return Retries(max_attempts=1)
    speakeasy = node.get("x-speakeasy-retries")
    if isinstance(speakeasy, dict):
        return _speakeasy(speakeasy)
    fern = mapping(node, "x-fern-retries")
    if fern.get("disabled") is True:
        return Retries(max_attempts=1)
    return None


def _ours(node: Object) -> Retries:
    attempts = _number(node, "max_attempts")
    return Retries(
        statuses=_statuses(node, "statuses"),
        max_attempts=None if attempts is None else int(attempts),
        initial=_number(node, "initial"),
        maximum=_number(node, "maximum"),
        exponent=_number(node, "exponent"),
        connection_errors=node.get("connection_errors") is not False,
    )


def _speakeasy(node: Object) -> Retries:
    if node.get("strategy") == "none":
        return Retries(max_attempts=1)
    backoff = mapping(node, "backoff")
    return Retries(
        statuses=_statuses(node, "statusCodes"),
        initial=_seconds(backoff, "initialInterval"),
        maximum=_seconds(backoff, "maxInterval"),
        exponent=_number(backoff, "exponent"),
        connection_errors=node.get("retryConnectionErrors") is not False,
    )


def _seconds(node: Object, key: str) -> float | None:
    milliseconds = _number(node, key)
    return None if milliseconds is None else milliseconds / 1000


def _number(node: Object, key: str) -> float | None:
    value = number(node, key)
    return value if value is not None and 0 <= value <= _MOST else None


def _statuses(node: Object, key: str) -> tuple[str, ...]:
    found = (
        str(each).upper() for each in items(node, key) if isinstance(each, (str, int))
    )
    return tuple(each for each in found if _STATUS.fullmatch(each))
