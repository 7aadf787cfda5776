"""Texts that stand for dates, times, durations, UUIDs and decimal numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, SupportsIndex, TypeAlias
from uuid import UUID

Reader: TypeAlias = "Callable[[str], object]"
"""Returns the value of a text; the text itself where Python cannot hold it."""

_CLOCK: Final = r"\d\d:\d\d(?::\d\d(?:[.,](?P<fraction>\d+))?)?"
_OFFSET: Final = r"(?:[Zz]|[+-]\d\d:\d\d)?"
_DATE: Final = r"\d{4}-\d\d-\d\d"
_TIME: Final = _CLOCK + _OFFSET
_DATETIME: Final = rf"{_DATE}[Tt ]{_CLOCK}{_OFFSET}"
_UUID: Final = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_DECIMAL: Final = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,6})?"
_DURATION: Final = (
    r"(?P<sign>[+-]?)P(?!$)(?:(?P<weeks>\d+)W)?(?P<long>(?:\d+Y)?(?:\d+M)?)"
    r"(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?"
    r"(?:(?P<seconds>\d+)(?:[.,](?P<fraction>\d+))?S)?)?"
)
_LEAP: Final = r".*\d\d:\d\d:60(?:[.,Zz+-].*)?"
_HELD: Final = 6  # decimal places of a second
_LONGEST: Final = 4_300  # characters


class SpelledDatetime(dt.datetime):
    """A moment that is spelled in a way of its own."""

    __slots__ = ("spelling",)
    spelling: str

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Reader, tuple[str]]:
        return read_datetime, (spelling_of(self) or write_datetime(self),)

    def __repr__(self) -> str:
        return super().__repr__().replace(type(self).__name__, "datetime.datetime", 1)


class SpelledTime(dt.time):
    """A time of day that is spelled in a way of its own."""

    __slots__ = ("spelling",)
    spelling: str

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Reader, tuple[str]]:
        return read_time, (spelling_of(self) or self.isoformat(),)

    def __repr__(self) -> str:
        return super().__repr__().replace(type(self).__name__, "datetime.time", 1)


class SpelledDuration(dt.timedelta):
    """A duration that is spelled in a way of its own."""

    __slots__ = ("spelling",)
    spelling: str

    def __reduce__(self) -> tuple[Reader, tuple[str]]:
        return read_duration, (spelling_of(self) or write_duration(self),)

    def __repr__(self) -> str:
        return super().__repr__().replace(type(self).__name__, "datetime.timedelta", 1)


class SpelledUUID(UUID):
    """A UUID that is spelled in a way of its own."""

    __slots__ = ("spelling",)
    spelling: str

    def __reduce__(self) -> tuple[Reader, tuple[str]]:
        return read_uuid, (spelling_of(self) or str(self),)

    def __repr__(self) -> str:
        return f"UUID({str(self)!r})"


class SpelledDecimal(Decimal):
    """A decimal number that is spelled in a way of its own."""

    __slots__ = ("spelling",)
    spelling: str

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Reader, tuple[str]]:
        return read_decimal, (spelling_of(self) or str(self),)

    def __repr__(self) -> str:
        return f"Decimal({str(self)!r})"


def _match(pattern: str, text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    return re.fullmatch(pattern, text, re.ASCII)


SPELLED: Final = (
    SpelledDatetime,
    SpelledTime,
    SpelledDuration,
    SpelledUUID,
    SpelledDecimal,
)


def spelling_of(value: object) -> str:
    found: str = getattr(value, "spelling", "") if isinstance(value, SPELLED) else ""
    return found


def read_date(text: str) -> dt.date | str:
    if not _match(_DATE, text):
        raise ValueError("not a date of RFC 3339")
    return text if text.startswith("0000") else dt.date.fromisoformat(text)


def read_datetime(text: str) -> dt.datetime | str:
    found = _match(_DATETIME, text)
    if found is None:
        raise ValueError("not a date and time of RFC 3339")
    if _is_beyond(text, found["fraction"]):
        return text
    plain = dt.datetime.fromisoformat(text.upper())
    if plain.tzinfo is not None and write_datetime(plain) == text:
        return plain
    value = SpelledDatetime(
        plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second,
        plain.microsecond, plain.tzinfo,
    )  # fmt: skip
    value.spelling = text
    return value


def read_time(text: str) -> dt.time | str:
    found = _match(_TIME, text)
    if found is None:
        raise ValueError("not a time of RFC 3339")
    if _is_beyond(text, found["fraction"]):
        return text
    plain = dt.time.fromisoformat(text.upper())
    if plain.isoformat() == text:
        return plain
    value = SpelledTime(
        plain.hour, plain.minute, plain.second, plain.microsecond, plain.tzinfo
    )
    value.spelling = text
    return value


def _is_beyond(text: str, fraction: str | None) -> bool:
    if fraction is not None and fraction[_HELD:].strip("0"):
        return True
    return text.startswith("0000-") or _match(_LEAP, text) is not None


def read_duration(text: str) -> dt.timedelta | str:
    found = _match(_DURATION, text)
    if found is None:
        raise ValueError("not a duration of ISO 8601")
    fraction = found["fraction"] or ""
    if found["long"] or fraction[_HELD:].strip("0"):
        return text
    names = ("weeks", "days", "hours", "minutes", "seconds")
    parts = {name: int(found[name] or 0) for name in names}
    micro = int(fraction[:_HELD].ljust(_HELD, "0"))
    try:
        plain = dt.timedelta(**parts, microseconds=micro)
        plain = -plain if found["sign"] == "-" else plain
    except OverflowError:
        return text
    if write_duration(plain) == text:
        return plain
    value = SpelledDuration(plain.days, plain.seconds, plain.microseconds)
    value.spelling = text
    return value


def read_uuid(text: str) -> UUID | str:
    if not _match(_UUID, text):
        raise ValueError("not a UUID of RFC 4122")
    plain = UUID(text)
    if str(plain) == text:
        return plain
    value = SpelledUUID(text)
    object.__setattr__(value, "spelling", text)
    return value


def read_decimal(text: str) -> Decimal | str:
    if not _match(_DECIMAL, text):
        raise ValueError("not a decimal number")
    plain = Decimal(text)
    if str(plain) == text:
        return plain
    value = SpelledDecimal(text)
    value.spelling = text
    return value


def write_datetime(value: dt.datetime) -> str:
    text = value.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def write_duration(value: dt.timedelta) -> str:
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
