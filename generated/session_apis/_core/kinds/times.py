"""Texts that stand for times of day."""

from __future__ import annotations

import datetime as dt
from typing import Final, SupportsIndex

from ..models.texts import (
    CLOCK,
    OFFSET,
    Reader,
    Spelled,
    TextFormat,
    is_beyond,
    match,
    spelling_of,
)

_TIME: Final = CLOCK + OFFSET


class SpelledTime(Spelled, dt.time):
    """A time of day that is spelled in a way of its own."""

    __slots__ = ("spelling",)

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Reader, tuple[str]]:
        return read_time, (spelling_of(self) or self.isoformat(),)

    def __repr__(self) -> str:
        return super().__repr__().replace(type(self).__name__, "datetime.time", 1)


def read_time(text: str) -> dt.time | str:
    found = match(_TIME, text)
    if found is None:
        raise ValueError("not a time of RFC 3339")
    if is_beyond(text, found["fraction"]):
        return text
    plain = dt.time.fromisoformat(text.upper())
    if plain.isoformat() == text:
        return plain
    value = SpelledTime(
        plain.hour, plain.minute, plain.second, plain.microsecond, plain.tzinfo
    )
    value.spelling = text
    return value


FORMAT: Final = TextFormat(
    type=dt.time, read=read_time, name="a time of RFC 3339", format="time"
)
