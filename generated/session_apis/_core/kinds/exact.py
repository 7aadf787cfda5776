"""Numbers that keep their digits: `format: decimal` of a JSON number."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeGuard, TypeVar

from pydantic import ValidationError

from ..models.validation import DecodeError

if TYPE_CHECKING:
    from ..models.decode import Decoder
    from ..models.validation import Validator

T = TypeVar("T")

ROUNDED: Final = {"strict": True, "rounded": True}

_MOST_DIGITS: Final = 4_300


def validate(validator: Validator[T], data: bytes, *, strict: bool) -> T:
    if strict:
        validator.strictly(data, ROUNDED)
    return validator.build(parse_exact(data, standard=strict))


def decode(decoder: Decoder[T], data: bytes, *, strict: bool) -> T:
    try:
        document = parse_exact(data, standard=strict)
    except ValueError as error:
        raise DecodeError(f"The data is not JSON: {error}.") from None
    try:
        if strict:
            decoder.strictly(data, ROUNDED)
        return decoder.build(document)
    except ValidationError as error:
        return decoder.recover(document, error, strict=strict, exactly=True)


class ExactFloat(float):
    """A number of a document, and its text."""

    __slots__ = ("text",)
    text: str


def parse_exact(data: bytes, *, standard: bool = False) -> object:
    constant = _no_number if standard else float
    try:
        document: object = json.loads(data, parse_float=_exact, parse_constant=constant)
    except RecursionError:
        raise ValueError("recursion limit exceeded") from None
    return document


def _exact(text: str) -> ExactFloat:
    if len(text) > _MOST_DIGITS:
        raise ValueError("a number has too many digits")
    value = ExactFloat(text)
    value.text = text
    return value


def _no_number(text: str) -> object:
    raise ValueError(f"{text} is no number")


class Marks:
    """What stands for the decimal numbers of one serialization."""

    __slots__ = ("_mark",)

    def __init__(self) -> None:
        self._mark = f"{os.urandom(8).hex()}:"

    def marked(self, value: Decimal) -> str:
        return f"{self._mark}{value}"

    def unquoted(self, text: str) -> str:
        return re.sub(f'"{self._mark}([^"]*)"', r"\1", text)

    def restored(self, data: object, *, nearest: bool) -> object:
        return self._restored(data, nearest_number if nearest else Decimal)

    def _restored(self, data: object, number: Callable[[str], object]) -> object:
        if isinstance(data, str):
            marked = data.startswith(self._mark)
            return number(data.removeprefix(self._mark)) if marked else data
        if _is_list(data):
            return [self._restored(each, number) for each in data]
        if _is_dict(data):
            return {key: self._restored(each, number) for key, each in data.items()}
        return data


def nearest_number(text: str) -> int | float | Decimal:
    exact = Decimal(text)
    if text.removeprefix("-").isdecimal():
        return int(text)
    near = float(text)
    return near if Decimal(repr(near)) == exact else exact


def _is_list(data: object) -> TypeGuard[list[object]]:
    return isinstance(data, list)


def _is_dict(data: object) -> TypeGuard[dict[object, object]]:
    return isinstance(data, dict)
