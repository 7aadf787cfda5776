"""Whether two pieces of data are the same, whatever the spelling.

What may differ: 1 and 1.0; moments, times and durations by their spelling; UUIDs by case;
base64 by padding; the bytes of a file within JSON. Nothing else.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import decimal
import re
from typing import Final

from tests.corpus.spec.samples import FORMATS

_DURATION: Final = re.compile(
    r"(-)?P(?:(\d+)D)?(?:(\d+)W)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)


def difference(sent: object, got: object, at: str = "") -> str:
    """Say where two values differ; empty if they do not."""
    if isinstance(sent, dict) and isinstance(got, dict):
        return _objects(sent, got, at)
    if isinstance(sent, list) and isinstance(got, list | tuple):
        if len(sent) != len(got):
            return f"{at or '/'}: {len(sent)} items became {len(got)}"
        for number, (one, two) in enumerate(zip(sent, got, strict=True)):
            if found := difference(one, two, f"{at}/{number}"):
                return found
        return ""
    if same(sent, got):
        return ""
    return f"{at or '/'}: {sent!r:.80} became {got!r:.80}"


def _objects(sent: dict[str, object], got: dict[str, object], at: str) -> str:
    for key in sent:
        if key not in got:
            return f"{at}/{key}: lost"
    for key, one in got.items():
        if key not in sent:
            return f"{at}/{key}: added, as {one!r:.60}"
    for key, one in sent.items():
        if found := difference(one, got[key], f"{at}/{key}"):
            return found
    return ""


def same(one: object, two: object) -> bool:
    """Whether two scalars mean the same."""
    if isinstance(one, bool) or isinstance(two, bool):
        return one is two
    if isinstance(one, int | float) and isinstance(two, int | float):
        return one == two
    if isinstance(one, str) and isinstance(two, str):
        return one == two or _meaning(one) == _meaning(two) or _encoded(one) == two
    if isinstance(one, str) and isinstance(two, int | float):
        return _number(one) == two
    return one == two


def _encoded(text: str) -> str:
    """What JSON holds of a drawn file: its bytes in base64."""
    drawn = text in FORMATS["binary"]
    return base64.b64encode(text.encode()).decode() if drawn else text


def _number(text: str) -> object:
    try:
        return decimal.Decimal(text)
    except decimal.InvalidOperation:
        return text


def _meaning(text: str) -> object:
    if re.match(r"^\d{4}-\d\d-\d\d[T ]", text):
        try:
            return dt.datetime.fromisoformat(text)
        except ValueError:
            return text
    if re.match(r"^\d\d:\d\d", text):
        try:
            return dt.time.fromisoformat(text)
        except ValueError:
            return text
    if (match := _DURATION.fullmatch(text)) and any(match.groups()[1:]):
        sign, *parts = match.groups()
        days, weeks, hours, minutes, seconds = (float(each or 0) for each in parts)
        whole = dt.timedelta(
            days=days, weeks=weeks, hours=hours, minutes=minutes, seconds=seconds
        )
        return -whole if sign else whole
    if re.fullmatch(r"[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}", text):
        return text.lower()
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return decimal.Decimal(text)
    return _bytes(text)


def _bytes(text: str) -> object:
    if not re.fullmatch(r"[A-Za-z0-9+/_-]+={0,2}", text):
        return text
    try:
        padded = text + "=" * (-len(text) % 4)
        return base64.b64decode(padded.replace("-", "+").replace("_", "/"))
    except binascii.Error:
        return text
