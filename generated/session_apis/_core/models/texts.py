"""Texts that stand for dates, times and other values, which their parts read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Final, SupportsIndex, TypeAlias

from ..frozen import dataclass

Reader: TypeAlias = "Callable[[str], object]"

CLOCK: Final = r"\d\d:\d\d(?::\d\d(?:[.,](?P<fraction>\d+))?)?"
OFFSET: Final = r"(?:[Zz]|[+-]\d\d:\d\d)?"
DATE: Final = r"\d{4}-\d\d-\d\d"
_DATETIME: Final = rf"{DATE}[Tt ]{CLOCK}{OFFSET}"
_LEAP: Final = r".*\d\d:\d\d:60(?:[.,Zz+-].*)?"
HELD: Final = 6  # decimal places of a second
_LONGEST: Final = 4_300  # characters


class Spelled:
    """A value that is spelled in a way of its own; a slot of it holds the text."""

    __slots__ = ()
    spelling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFormat:
    """A type whose values are texts in JSON."""

    type: type
    read: Reader
    name: str
    format: str
    usual: str = ""


class SpelledDatetime(Spelled, dt.datetime):
    """A moment that is spelled in a way of its own."""

    __slots__ = ("spelling",)

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Reader, tuple[str]]:
        return read_datetime, (spelling_of(self) or write_datetime(self),)

    def __repr__(self) -> str:
        return super().__repr__().replace(type(self).__name__, "datetime.datetime", 1)


def match(pattern: str, text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    return re.fullmatch(pattern, text, re.ASCII)


def spelling_of(value: object) -> str:
    found: str = getattr(value, "spelling", "") if isinstance(value, Spelled) else ""
    return found


def read_datetime(text: str) -> dt.datetime | str:
    found = match(_DATETIME, text)
    if found is None:
        raise ValueError("not a date and time of RFC 3339")
    if is_beyond(text, found["fraction"]):
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


def is_beyond(text: str, fraction: str | None) -> bool:
    if fraction is not None and fraction[HELD:].strip("0"):
        return True
    return text.startswith("0000-") or match(_LEAP, text) is not None


def write_datetime(value: dt.datetime) -> str:
    text = value.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
