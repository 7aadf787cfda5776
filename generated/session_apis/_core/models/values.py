"""Serialization of Python values: JSON data for bodies, text for other locations."""

from __future__ import annotations

import base64
import datetime as dt
import json
import math
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Final, Protocol, TypeGuard, runtime_checkable
from uuid import UUID

from .omission import Omit

NO_FLAGS: Final[frozenset[str]] = frozenset()
_CONVERTING: Final = frozenset({"unix", "http", "b64", "b64url"})
_SEPARATORS: Final = (",", ":")


class RefusedError(Exception):
    """A value that cannot be sent; the caller adds the name of the argument."""


@runtime_checkable
class Dumpable(Protocol):
    """A model: an object with ``model_dump``."""

    def model_dump(self, *, mode: str, by_alias: bool, exclude_unset: bool) -> object:
        """Return the data."""
        ...


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Tell whether a value is a mapping; its keys are treated as strings."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[Iterable[object]]:
    """Tell whether a value is list-like, and not a string."""
    if isinstance(value, list | tuple):
        return True
    if isinstance(value, str | bytes | bytearray | Mapping):
        return False
    # Models and files are iterable too, but are not lists.
    names = ("model_dump", "read")
    return not _has_any(value, names) and isinstance(value, Iterable)


def _has_any(value: object, names: tuple[str, ...]) -> bool:
    return any(hasattr(value, name) for name in names)


@runtime_checkable
class Sendable(Dumpable, Protocol):
    """A model that knows what requests do not have of it."""

    def __request_data__(self) -> object:
        """Return the data without read-only properties."""
        ...


def is_model(value: object) -> TypeGuard[Sendable]:
    """Tell whether a value is an object of the API."""
    return hasattr(value, "__request_data__") and isinstance(value, Sendable)


def plain(value: object) -> object:
    """Return a model's data as requests have it; any other value as it is."""
    return value.__request_data__() if is_model(value) else complete(value)


def complete(value: object) -> object:
    """Return all of a model's data; any other value as it is."""
    if hasattr(value, "model_dump") and isinstance(value, Dumpable):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return value


def convert(value: object, flags: frozenset[str]) -> object:
    """Convert dates and bytes inside a value as the flags say; keep the rest."""
    if flags.isdisjoint(_CONVERTING):
        return value
    if is_mapping(value):
        return {key: convert(item, flags) for key, item in value.items()}
    if is_list(value):
        return [convert(item, flags) for item in value]
    if isinstance(value, dt.datetime):
        text = text_of(value, flags)
        return int(text) if "unix" in flags else text
    return text_of(value, flags) if isinstance(value, bytes | bytearray) else value


def to_json(value: object, form: Callable[[object], object] = plain) -> bytes:
    """Write a value as JSON.

    Args:
        value: What to write.
        form: Makes data of a model: :func:`plain`, or :func:`complete` for responses.

    Raises:
        RefusedError: It contains something that has no JSON form.
    """
    try:
        text = json.dumps(
            value,
            default=partial(_json_data, form),
            ensure_ascii=False,
            allow_nan=False,
            separators=_SEPARATORS,
        )
        return text.encode()
    except RecursionError:
        raise RefusedError("it is nested too deeply") from None
    except (TypeError, ValueError) as error:
        raise RefusedError(f"it cannot be written as JSON: {error}") from None


def _json_data(form: Callable[[object], object], value: object) -> object:
    """Return the JSON data for an object that the encoder does not know."""
    data = form(value)
    if data is not value:
        return data
    if is_mapping(value):
        return dict(value)
    if is_list(value):
        return list(value)
    if isinstance(value, Enum):
        return value.value
    return text_of(value)


def text_of(value: object, flags: frozenset[str] = NO_FLAGS) -> str:
    """Return the text of a scalar value.

    Raises:
        RefusedError: It is not a scalar, or of a type without a text form.
    """
    match value:
        case str() if not isinstance(value, Enum):
            return value
        case bool():
            return "true" if value else "false"
        case int() if not isinstance(value, Enum):
            return int.__repr__(value)
        case float():
            return _number(value)
        case Enum():
            return text_of(value.value, flags)
        case dt.datetime():
            return _moment(value, flags)
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return _duration(value)
        case bytes() | bytearray():
            return _base64(value, flags)
        case UUID() | Decimal():
            return str(value)
        case Omit():
            raise RefusedError("omit stands inside another value")
        case _:
            raise RefusedError(f"a value of type {type(value).__name__} cannot be sent")


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise RefusedError(f"{value} is not a number that can be sent")
    return float.__repr__(value)


def _moment(value: dt.datetime, flags: frozenset[str]) -> str:
    if "unix" in flags:
        return str(int(value.timestamp()))
    if "http" in flags:  # RFC 9110, section 5.6.7
        from email.utils import format_datetime  # slow to load, and seldom needed

        return format_datetime(value.astimezone(dt.UTC), usegmt=True)
    text = value.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _base64(value: bytes | bytearray, flags: frozenset[str]) -> str:
    if "b64url" in flags:
        return base64.urlsafe_b64encode(value).decode("ascii").rstrip("=")
    return base64.b64encode(value).decode("ascii")


def _duration(value: dt.timedelta) -> str:
    """Return an ISO 8601 duration, without years and months."""
    sign = "-" if value < dt.timedelta() else ""
    value = abs(value)
    seconds = f"{value.seconds % 60}"
    if value.microseconds:
        seconds += f".{value.microseconds:06d}".rstrip("0")
    parts = (
        (value.seconds // 3600, "H"),
        (value.seconds // 60 % 60, "M"),
    )
    time = "".join(f"{number}{unit}" for number, unit in parts if number)
    if seconds != "0":
        time += f"{seconds}S"
    day = f"{value.days}D" if value.days else ""
    if not day and not time:
        time = "0S"
    return f"{sign}P{day}" + (f"T{time}" if time else "")
