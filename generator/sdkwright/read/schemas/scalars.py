"""Strings, numbers and booleans: the format decides the kind, the rest is metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import Kind, Primitive
from sdkwright.ir.build import primitive
from sdkwright.read.openapi import text

if TYPE_CHECKING:
    from sdkwright.read.openapi import Object

_STRING_FORMATS: Final = {
    "date": Kind.DATE,
    "date-time": Kind.DATETIME,
    "datetime": Kind.DATETIME,
    "time": Kind.TIME,
    "duration": Kind.DURATION,
    "uuid": Kind.UUID,
    "guid": Kind.UUID,
    "decimal": Kind.DECIMAL,
    "byte": Kind.BASE64,
    "base64": Kind.BASE64,
    "base64url": Kind.BASE64URL,
    "binary": Kind.BINARY,
    "file": Kind.BINARY,
}
_ENCODINGS: Final = {
    "base64": Kind.BASE64,
    "base64url": Kind.BASE64URL,
    "binary": Kind.BINARY,
}
_INTEGER_FORMATS: Final = frozenset(
    {
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "integer",
    }
)
_DECIMAL_FORMATS: Final = frozenset({"decimal", "decimal128"})
_TEXT_MEDIA: Final = ("text/", "application/json", "application/xml", "application/jwt")
_STRING_CONSTRAINTS: Final = ("minLength", "maxLength", "pattern")
_NUMBER_CONSTRAINTS: Final = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
)
_STRING_KEYS: Final = frozenset(
    {*_STRING_CONSTRAINTS, "format", "contentEncoding", "contentMediaType"}
)
_NUMBER_KEYS: Final = frozenset({*_NUMBER_CONSTRAINTS, "format"})


def string_type(node: Object) -> Primitive:
    """Return the type of a schema for strings."""
    if node.keys().isdisjoint(_STRING_KEYS):
        return primitive(Kind.STRING)
    format = text(node, "format")
    kind = _content_kind(node) or _STRING_FORMATS.get(format, Kind.STRING)
    pairs = constraints(node, _STRING_CONSTRAINTS)
    if kind is Kind.STRING and format:
        pairs = (*pairs, ("format", format))
    return Primitive(kind=kind, constraints=pairs) if pairs else primitive(kind)


def _content_kind(node: Object) -> Kind | None:
    """Return the kind that JSON Schema's content keywords mean (2020-12, section 8)."""
    encoding = text(node, "contentEncoding").lower()
    if encoding:
        return _ENCODINGS.get(encoding)
    media = text(node, "contentMediaType").lower()
    if media and not media.startswith(_TEXT_MEDIA) and not media.endswith("+json"):
        return Kind.BINARY
    return None


def number_type(node: Object, *, whole: bool) -> Primitive:
    """Return the type of a schema for numbers; `whole` for `type: integer`."""
    kind = Kind.INTEGER if whole else Kind.NUMBER
    if node.keys().isdisjoint(_NUMBER_KEYS):
        return primitive(kind)
    format = text(node, "format")
    if not whole and format in _INTEGER_FORMATS:
        kind = Kind.INTEGER
    elif not whole and format in _DECIMAL_FORMATS:
        kind = Kind.DECIMAL_NUMBER
    pairs = constraints(node, _NUMBER_CONSTRAINTS)
    if format and kind is not Kind.DECIMAL_NUMBER:
        pairs = (*pairs, ("format", format))
    return Primitive(kind=kind, constraints=pairs) if pairs else primitive(kind)


def constraints(
    node: Object, keys: tuple[str, ...]
) -> tuple[tuple[str, str | int | float | bool], ...]:
    """Return the (keyword, value) pairs of the keywords that a schema has."""
    return tuple(
        [
            (key, value)
            for key in keys
            if isinstance(value := node.get(key), (str, int, float, bool))
        ]
    )
