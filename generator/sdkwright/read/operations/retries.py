"""Retry policies that documents declare by extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.ir import Retries
from sdkwright.read.openapi import items, mapping, number

if TYPE_CHECKING:
    from sdkwright.read.openapi import Object


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
    attempts = number(node, "max_attempts")
    return Retries(
        statuses=_statuses(node, "statuses"),
        max_attempts=None if attempts is None else int(attempts),
        initial=number(node, "initial"),
        maximum=number(node, "maximum"),
        exponent=number(node, "exponent"),
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
        exponent=number(backoff, "exponent"),
        connection_errors=node.get("retryConnectionErrors") is not False,
    )


def _seconds(node: Object, key: str) -> float | None:
    milliseconds = number(node, key)
    return None if milliseconds is None else milliseconds / 1000


def _statuses(node: Object, key: str) -> tuple[str, ...]:
    return tuple(
        str(each).upper()
        for each in items(node, key)
        if isinstance(each, (str, int)) and not isinstance(each, bool)
    )
