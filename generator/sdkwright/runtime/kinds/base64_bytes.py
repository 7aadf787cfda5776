"""Bytes that are base64 text in JSON."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..models.values import described

_WHITE_SPACE: Final = str.maketrans("-_", "+/", " \t\r\n")


@dataclass(frozen=True, slots=True)
class _Base64:
    """Bytes in Python, base64 text in JSON.

    Reading accepts either alphabet of RFC 4648, with or without padding and line
    breaks. Writing is exact; what came in another form goes back in it.
    """

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
        """Return the text for bytes; an invalid value from a server stays as it is."""
        if not isinstance(value, bytes):
            return value
        if isinstance(value, _Written):
            return value.text
        if self.url:  # RFC 4648, section 3.2: in URLs, padding is left out
            return base64.urlsafe_b64encode(value).decode("ascii").rstrip("=")
        return base64.b64encode(value).decode("ascii")


class _Written(bytes):
    """Bytes that came in another form than ours, which they keep where they are sent."""

    text: str


def _read(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        text = value.translate(_WHITE_SPACE).rstrip("=")
        padded = text + "=" * (-len(text) % 4)
        try:
            data = base64.b64decode(padded, validate=True)
        except (binascii.Error, ValueError):
            pass
        else:
            return data if padded == value else _written(data, value)
    raise PydanticCustomError("base64", "Input should be bytes in base64")


def _written(data: bytes, text: str) -> bytes:
    kept = _Written(data)
    kept.text = text
    return kept


Base64Bytes: TypeAlias = Annotated[bytes, _Base64(url=False)]
"""Bytes, written as base64 in JSON (`format: byte`, `contentEncoding: base64`)."""

Base64UrlBytes: TypeAlias = Annotated[bytes, _Base64(url=True)]
"""Bytes, written in base64's alphabet for URLs (`contentEncoding: base64url`)."""
