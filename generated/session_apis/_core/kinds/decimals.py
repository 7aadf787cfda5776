"""Decimal numbers: texts that stand for them, and numbers that keep their digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, SupportsIndex, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..models.texts import Reader, Spelled, TextFormat, match, spelling_of
from ..models.validation import InexactError
from ..models.values import Exactly, described
from .exact import ROUNDED, ExactFloat, Marks, nearest_number

_DECIMAL: Final = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,6})?"


class SpelledDecimal(Spelled, Decimal):
    """A decimal number that is spelled in a way of its own."""

    __slots__ = ("spelling",)

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Reader, tuple[str]]:
        return read_decimal, (spelling_of(self) or str(self),)

    def __repr__(self) -> str:
        return f"Decimal({str(self)!r})"


def read_decimal(text: str) -> Decimal | str:
    if not match(_DECIMAL, text):
        raise ValueError("not a decimal number")
    plain = Decimal(text)
    if str(plain) == text:
        return plain
    value = SpelledDecimal(text)
    value.spelling = text
    return value


FORMAT: Final = TextFormat(
    type=Decimal, read=read_decimal, name="a decimal number", format="decimal"
)


@dataclass(frozen=True, slots=True)
class _DecimalNumber:
    """A decimal number in Python, a number in JSON."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            _read_number,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _write_number, info_arg=True, when_used="json"
            ),
            metadata=described(type="number"),
        )


def _read_number(value: object, info: core_schema.ValidationInfo) -> Decimal:
    match value:
        case bool():
            pass
        case Decimal():
            return value
        case int():
            return Decimal(value)
        case ExactFloat():
            return Decimal(value.text)
        case float() if info.mode == "json" and info.context is not ROUNDED:
            raise InexactError
        case float():
            return Decimal(repr(value))
        case _:
            pass
    raise PydanticCustomError("decimal_number", "Input should be a number")


def _write_number(value: object, info: core_schema.SerializationInfo) -> object:
    if not isinstance(value, Decimal):
        return value
    if not value.is_finite():
        raise ValueError(f"{value} is not a number that can be sent")
    context: object = info.context
    if not isinstance(context, Exactly):
        return nearest_number(str(value))
    if context.marks is None:
        context.marks = Marks()
    return context.marks.marked(value)


DecimalNumber: TypeAlias = Annotated[Decimal, _DecimalNumber()]
"""A decimal number, written as a number in JSON (`type: number`, `format: decimal`)."""
