"""Texts that stand for durations."""

from __future__ import annotations

import datetime as dt
from typing import Final

from ..models.texts import HELD, Reader, Spelled, TextFormat, match, spelling_of

_DURATION: Final = (
    r"(?P<sign>[+-]?)P(?!$)(?:(?P<weeks>\d+)W)?(?P<long>(?:\d+Y)?(?:\d+M)?)"
    r"(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?"
    r"(?:(?P<seconds>\d+)(?:[.,](?P<fraction>\d+))?S)?)?"
)


class SpelledDuration(Spelled, dt.timedelta):
    """A duration that is spelled in a way of its own."""

    __slots__ = ("spelling",)

    def __reduce__(self) -> tuple[Reader, tuple[str]]:
        return read_duration, (spelling_of(self) or write_duration(self),)

    def __repr__(self) -> str:
        return super().__repr__().replace(type(self).__name__, "datetime.timedelta", 1)


def read_duration(text: str) -> dt.timedelta | str:
    found = match(_DURATION, text)
    if found is None:
        raise ValueError("not a duration of ISO 8601")
    fraction = found["fraction"] or ""
    if found["long"] or fraction[HELD:].strip("0"):
        return text
    names = ("weeks", "days", "hours", "minutes", "seconds")
    parts = {name: int(found[name] or 0) for name in names}
    micro = int(fraction[:HELD].ljust(HELD, "0"))
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


FORMAT: Final = TextFormat(
    type=dt.timedelta,
    read=read_duration,
    name="a duration of ISO 8601",
    format="duration",
)
