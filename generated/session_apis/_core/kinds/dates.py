"""Texts that stand for dates."""

from __future__ import annotations

import datetime as dt
from typing import Final

from ..models.texts import DATE, TextFormat, match

_USUAL_DATE: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def read_date(text: str) -> dt.date | str:
    if not match(DATE, text):
        raise ValueError("not a date of RFC 3339")
    return text if text.startswith("0000") else dt.date.fromisoformat(text)


FORMAT: Final = TextFormat(
    type=dt.date,
    read=read_date,
    name="a date of RFC 3339",
    format="date",
    usual=_USUAL_DATE,
)
