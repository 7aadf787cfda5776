"""The types a schema declares, or must mean where it declares none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import text

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas.reader import Reader
    from sdkwright.source import Pointer

OBJECT_KEYS: Final = frozenset(
    {
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "unevaluatedProperties",
        "minProperties",
        "maxProperties",
    }
)
_ARRAY_KEYS: Final = frozenset(
    {"items", "prefixItems", "minItems", "maxItems", "uniqueItems"}
)
_STRING_KEYS: Final = frozenset(
    {"minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"}
)
_NUMBER_KEYS: Final = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)
_KINDS: Final = frozenset(
    {"object", "array", "string", "number", "integer", "boolean", "null"}
)
# Words other than JSON Schema's that people write as a `type`, and what they mean.
_MISTAKEN: Final = {
    "int": "integer",
    "long": "integer",
    "int32": "integer",
    "int64": "integer",
    "float": "number",
    "double": "number",
    "decimal": "number",
    "bool": "boolean",
    "str": "string",
    "text": "string",
    "date": "string",
    "datetime": "string",
    "date-time": "string",
    "uuid": "string",
    "file": "string",
    "list": "array",
    "dict": "object",
    "map": "object",
}


def declared(reader: Reader, node: Object, at: Pointer) -> tuple[tuple[str, ...], bool]:
    """Return the schema's types but null, and whether null is one of them."""
    given = node.get("type")
    if isinstance(given, str):
        if given in _KINDS:
            return ((), True) if given == "null" else ((given,), False)
        listed: list[Json] = [given]
    elif isinstance(given, list):
        listed = given
    else:
        return (), False
    found: dict[str, None] = {}
    for each in listed:
        name = each if isinstance(each, str) else "?"
        if name not in _KINDS:
            name = _corrected(reader, name, at)
        if name:
            found[name] = None
    null = "null" in found
    return tuple(name for name in found if name != "null"), null


def _corrected(reader: Reader, name: str, at: Pointer) -> str:
    meant = _MISTAKEN.get(name.lower(), name.lower() if name.lower() in _KINDS else "")
    reader.report.warning(
        "type-unknown",
        f"{name!r} is no type of JSON Schema; "
        + (f"{meant!r} is used." if meant else "any value is allowed."),
        at / "type",
    )
    return meant


def inferred(node: Object) -> tuple[str, ...]:
    """Return the type that a schema without `type` must mean."""
    keys = node.keys()
    if not keys.isdisjoint(OBJECT_KEYS) or "discriminator" in keys:
        return ("object",)
    if not keys.isdisjoint(_ARRAY_KEYS):
        return ("array",)
    if not keys.isdisjoint(_STRING_KEYS):
        return ("string",)
    if not keys.isdisjoint(_NUMBER_KEYS):
        return ("number",)
    format = text(node, "format")
    if format in {"int32", "int64"}:
        return ("integer",)
    if format in {"float", "double"}:
        return ("number",)
    return ("string",) if format else ()
