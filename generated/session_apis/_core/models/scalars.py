"""Field types whose JSON form differs from pydantic's."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .exact import ExactFloat, Exactly, InexactError, nearest
from .unknown import STRICT_ROUNDED
from .values import described

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
