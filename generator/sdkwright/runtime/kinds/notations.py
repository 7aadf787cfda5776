"""Values that are written in another way than their own: Unix time, base64 and others."""

from __future__ import annotations

import base64
import datetime as dt
from decimal import Decimal
from enum import Enum

from ..models.values import RefusedError, is_list, is_mapping, text_of


def convert(value: object, flags: frozenset[str]) -> object:
    """Convert dates and bytes inside a value as the flags say; keep the rest.

    Raises:
        RefusedError: It is nested too deeply, or contains itself.
    """
    try:
        return _convert(value, flags)
    except RecursionError:
        raise RefusedError("it is nested too deeply") from None


def _convert(value: object, flags: frozenset[str]) -> object:
    if is_mapping(value):
        return {key: _convert(item, flags) for key, item in value.items()}
    if is_list(value):
        return [_convert(item, flags) for item in value]
    if isinstance(value, dt.datetime):
        text = text_in(value, flags)
        return int(text) if "unix" in flags else text
    if isinstance(value, Decimal):
        return text_of(value) if "dec" in flags else value
    return text_in(value, flags) if isinstance(value, bytes | bytearray) else value


def text_in(value: object, flags: frozenset[str]) -> str:
    """Return the text of a scalar as the flags say.

    Raises:
        RefusedError: It cannot be sent.
    """
    match value:
        case Enum():
            return text_in(value.value, flags)
        case dt.datetime():
            return _moment(value, flags)
        case bytes() | bytearray() if "b64url" in flags:
            # RFC 4648, section 3.2: in URLs, padding is left out
            return base64.urlsafe_b64encode(value).decode("ascii").rstrip("=")
        case bytes() | bytearray() if "b64" in flags:
            return base64.b64encode(value).decode("ascii")
        case _:
            return text_of(value)


def _moment(value: dt.datetime, flags: frozenset[str]) -> str:
    if "date" in flags:  # a moment is a date, too, for Python
        return value.date().isoformat()
    if value.tzinfo is None or flags.isdisjoint({"unix", "http"}):
        return text_of(value)  # which refuses what has no time zone
    if "unix" in flags:
        return str(int(value.timestamp()))
    # RFC 9110, section 5.6.7
    from email.utils import format_datetime  # slow to load, and seldom needed

    return format_datetime(value.astimezone(dt.UTC), usegmt=True)
