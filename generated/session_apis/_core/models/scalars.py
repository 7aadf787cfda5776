"""Field types whose JSON form differs from pydantic's."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .exact import ExactFloat, Exactly, InexactError, nearest
from .unknown import STRICT_ROUNDED
from .values import described

_Core: TypeAlias = Any
"""A core schema, which is a TypedDict of one of fifty kinds."""

_Error: TypeAlias = Literal["int_type", "float_type", "bool_type"]

_WHITE_SPACE: Final = str.maketrans("-_", "+/", " \t\r\n")


@dataclass(frozen=True, slots=True)
class _Base64:
    """Bytes in Python, base64 text in JSON."""

    url: bool

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.write, when_used="json"
            ),
            metadata=described(
                type="string",
                contentEncoding="base64url" if self.url else "base64",
            ),
        )

    def write(self, value: object) -> object:
        if not isinstance(value, bytes):
            return value
        if self.url:  # RFC 4648, section 3.2: in URLs, padding is left out
            return base64.urlsafe_b64encode(value).decode("ascii").rstrip("=")
        return base64.b64encode(value).decode("ascii")


def _read(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        text = value.translate(_WHITE_SPACE).rstrip("=")
        try:
            return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
        except (binascii.Error, ValueError):
            pass
    raise PydanticCustomError("base64", "Input should be bytes in base64")


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
        case float() if info.mode == "json" and info.context is not STRICT_ROUNDED:
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
    return (
        context.marked(value) if isinstance(context, Exactly) else nearest(str(value))
    )


Base64Bytes: TypeAlias = Annotated[bytes, _Base64(url=False)]
"""Bytes, written as base64 in JSON (`format: byte`, `contentEncoding: base64`)."""

Base64UrlBytes: TypeAlias = Annotated[bytes, _Base64(url=True)]
"""Bytes, written in base64's alphabet for URLs (`contentEncoding: base64url`)."""

DecimalNumber: TypeAlias = Annotated[Decimal, _DecimalNumber()]
"""A decimal number, written as a number in JSON (`type: number`, `format: decimal`)."""


# Numbers as JSON spells them (RFC 8259, section 6), and truth values as XML and others do.
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER: Final = re.compile(_WHOLE.pattern + r"(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_FLAGS: Final = {"true": True, "false": False, "1": True, "0": False}
# Longer ones are no numbers that somebody counts with.
_MOST_DIGITS: Final = 400


def integer(schema: _Core) -> _Core:
    exactly: _Core = {**schema, "strict": True}
    # Not a float that is looked at: schemas of models for others say integer.
    whole = core_schema.no_info_before_validator_function(_whole, exactly)
    return _or_text([exactly, whole], _whole_of, "int_type", always="strict" in schema)


def number(schema: _Core) -> _Core:
    exactly = {**schema, "strict": True, "allow_inf_nan": False}
    return _or_text([exactly], _number_of, "float_type", always="strict" in schema)


def boolean(schema: _Core) -> _Core:
    return _or_text(
        [{**schema, "strict": True}], _flag_of, "bool_type", always="strict" in schema
    )


def _or_text(
    exactly: list[_Core],
    read: Callable[[object], object],
    error: _Error,
    *,
    always: bool,
) -> _Core:
    strict = exactly[0]
    if len(exactly) > 1:
        strict = core_schema.union_schema(
            [*exactly], mode="left_to_right", custom_error_type=error
        )
    if always:
        return strict
    text = core_schema.no_info_plain_validator_function(read)
    lax = core_schema.union_schema(
        [*exactly, text], mode="left_to_right", custom_error_type=error
    )
    return core_schema.lax_or_strict_schema(lax_schema=lax, strict_schema=strict)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _whole_of(value: object) -> int:
    if isinstance(value, str) and len(value) < _MOST_DIGITS and _WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("int_type", "Input should be a valid integer")


def _number_of(value: object) -> float:
    if (
        isinstance(value, str)
        and _NUMBER.fullmatch(value)
        and isfinite(found := float(value))
    ):
        return found
    raise PydanticCustomError("float_type", "Input should be a valid number")


def _flag_of(value: object) -> bool:
    if isinstance(value, int | str):
        known = _FLAGS.get(str(value).lower())
        if known is not None:
            return known
    raise PydanticCustomError("bool_type", "Input should be a valid boolean")
