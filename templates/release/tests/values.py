"""JSON values drawn from the types of the package, for the tests beside this file."""

from __future__ import annotations

import base64
import builtins
import datetime as dt
import importlib
import typing
from collections.abc import Callable
from types import ModuleType
from typing import Any

from hypothesis import assume, strategies as st
from pydantic import BaseModel, TypeAdapter
from pydantic_core import to_jsonable_python

Draw = Callable[[st.SearchStrategy[Any]], Any]
TEXTS = st.text(
    alphabet=st.characters(codec="ascii", categories=["L", "N"]), max_size=8
)
SCALARS = st.none() | st.booleans() | st.integers(-1000, 1000) | TEXTS
NUMBERS = st.integers(-1000, 1000) | st.floats(-1000, 1000).map(
    lambda value: round(value, 3)
)
BYTES = st.binary(max_size=6).map(lambda value: base64.b64encode(value).decode())
FORMATS: dict[str, st.SearchStrategy[Any]] = {
    "date": st.dates().map(dt.date.isoformat),
    "date-time": st.datetimes(timezones=st.just(dt.UTC)).map(dt.datetime.isoformat),
    "time": st.times(timezones=st.just(dt.UTC)).map(dt.time.isoformat),
    "duration": st.integers(0, 9999).map(lambda value: f"PT{value}S"),
    "uuid": st.uuids().map(str),
    "base64": BYTES,
    "base64url": BYTES,
    "binary": BYTES,
    "decimal": st.integers(-9999, 9999).map(lambda value: f"{value / 100:.2f}"),
}
DEEPEST = 12


def declared(module: str, text: str) -> Any:
    """Return the type that the index names, such as `list[Pet]`."""
    types = importlib.import_module(f"{module}.types")
    names: dict[str, Any] = {**vars(builtins), **vars(typing), "datetime": dt, "dt": dt}

    class Names(dict[str, Any]):
        def __missing__(self, name: str) -> Any:
            found = getattr(types, name, None)
            # A module of the package may be called as a type of Python: `object`.
            if found is not None and not isinstance(found, ModuleType):
                return found
            return names[name] if name in names else importlib.import_module(name)

    return eval(text, {}, Names())


def json_values(form: Any) -> st.SearchStrategy[Any]:
    """Return a strategy of JSON values that a type describes."""
    schema = TypeAdapter(form).json_schema(mode="validation")
    return _values(schema, schema.get("$defs", {}))


@st.composite
def _values(draw: Draw, schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    return _value(draw, schema, definitions, 0)


def _value(draw: Draw, schema: Any, definitions: dict[str, Any], depth: int) -> Any:
    assume(depth < DEEPEST)  # a type may need itself
    if schema is True or not schema:
        return draw(SCALARS)
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _value(draw, definitions[name], definitions, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]))
    for key in ("anyOf", "oneOf"):
        if key in schema:
            variants = _known(schema[key], definitions)
            variants = variants if depth < 3 else _simple(variants)
            return _value(draw, draw(st.sampled_from(variants)), definitions, depth + 1)
    match schema.get("type"):
        case "object":
            return _object(draw, schema, definitions, depth + 1)
        case "array":
            return _array(draw, schema, definitions, depth + 1)
        case "string":
            kind = schema.get("contentEncoding") or schema.get("format", "")
            return draw(FORMATS.get(kind, TEXTS))
        case "integer":
            return draw(st.integers(-1000, 1000))
        case "number":
            return draw(NUMBERS)
        case "boolean":
            return draw(st.booleans())
        case "null":
            return None
        case _:
            return draw(SCALARS)


def _known(variants: list[Any], definitions: dict[str, Any]) -> list[Any]:
    """Return the variants without those for what a later version of the API may send."""
    names = {"const", "enum"}
    has_names = any(names & each.keys() for each in variants)
    found = []
    for each in variants:
        name = each.get("$ref", "").rpartition("/")[2]
        is_unknown = "raw" in definitions.get(name, {}).get("properties", {})
        is_open = has_names and each.keys() == {"type"} and each["type"] != "null"
        if not (is_open or (is_unknown and name.startswith("Unknown"))):
            found.append(each)
    return found or variants


def _simple(variants: list[Any]) -> list[Any]:
    """Return the variants that end soonest."""
    plain = [
        each for each in variants if "$ref" not in each and each.get("type") != "object"
    ]
    return plain or variants


def _object(draw: Draw, schema: Any, definitions: dict[str, Any], depth: int) -> Any:
    found = {}
    required = schema.get("required", [])
    for name, inner in schema.get("properties", {}).items():
        if name in required or (depth < 3 and draw(st.booleans())):
            found[name] = _value(draw, inner, definitions, depth)
    more = schema.get("additionalProperties")
    if isinstance(more, dict) and more and not found and draw(st.booleans()):
        found["key"] = _value(draw, more, definitions, depth)
    return found


def _array(draw: Draw, schema: Any, definitions: dict[str, Any], depth: int) -> Any:
    found = [
        _value(draw, each, definitions, depth) for each in schema.get("prefixItems", [])
    ]
    least = max(schema.get("minItems", 0) - len(found), 0)
    most = schema.get("maxItems", 2 if depth < 4 else 0)
    inner = schema.get("items", {})
    for _ in range(draw(st.integers(least, max(least, min(most - len(found), 2))))):
        found.append(_value(draw, inner, definitions, depth))
    return found


def meaning(value: Any) -> Any:
    """Return JSON data, models as what they were read from."""
    if isinstance(value, BaseModel):
        return meaning(value.to_dict())
    if isinstance(value, list | tuple):
        return [meaning(each) for each in value]
    if isinstance(value, dict):
        return {key: meaning(each) for key, each in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, bytes) else to_jsonable_python(value)
