"""The JSON schema of a configuration, for editors: it follows from the table of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sdkwright.config.keys.whole import FLAT, SEVERAL
from sdkwright.config.shapes import (
    Anything,
    Flag,
    Key,
    ListOf,
    Number,
    OneOf,
    Record,
    Shape,
    TableOf,
    Text,
)

if TYPE_CHECKING:
    from sdkwright.ir.types import Json

_DIALECT = "http://json-schema.org/draft-07/schema#"  # what editors of TOML read


def schema(*, pyproject: bool = False) -> dict[str, Json]:
    """Return the schema of a gen.toml, or of a pyproject.toml with `[tool.gen]`.

    Args:
        pyproject: Whether it is that of a whole pyproject.toml, whose other tables may hold
            anything.
    """
    whole: dict[str, Json] = {
        "title": "A package made by gen build",
        "oneOf": [
            _of(FLAT),
            {**_of(SEVERAL), "required": [*SEVERAL.required, "apis"]},
        ],
    }
    if not pyproject:
        return {"$schema": _DIALECT, **whole}
    tool: Json = {"type": "object", "properties": {"gen": whole}}
    return {"$schema": _DIALECT, "type": "object", "properties": {"tool": tool}}


def _of(shape: Shape) -> dict[str, Json]:
    match shape:
        case Text(pattern=pattern, choices=choices):
            return {
                "type": "string",
                **({"pattern": f"^(?:{pattern})$"} if pattern else {}),
                **({"enum": list(choices)} if choices else {}),
            }
        case Flag(only=only):
            return {"type": "boolean"} if only is None else {"const": only}
        case Number(whole=whole, least=least, most=most):
            bounds = {"minimum": least} | ({} if most is None else {"maximum": most})
            return {"type": "integer" if whole else "number", **bounds}
        case ListOf(item=item, least=least):
            return {"type": "array", "items": _of(item), "minItems": least}
        case TableOf(item=item):
            return {"type": "object", "additionalProperties": _of(item)}
        case Record():
            return _of_record(shape)
        case OneOf(shapes=shapes):
            return {"anyOf": [_of(each) for each in shapes]}
        case Anything():
            return {}
        case _:
            assert_never(shape)


def _of_record(shape: Record) -> dict[str, Json]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(shape.required),
        "properties": {each.name: _of_key(each) for each in shape.keys},
    }


def _of_key(key: Key) -> dict[str, Json]:
    default = f" By default {key.default}." if key.default else ""
    return {"description": key.meaning + default, **_of(key.shape)}
