"""Numbers and truth values that come as texts: read where they say so, else as they came."""

from __future__ import annotations

import pytest

from tests.outside.values_support import caller, package_of, responding

__all__ = ["caller"]

_TYPES = ("integer", "number", "boolean")


def _forms(kind: str) -> dict[str, object]:
    schema = {"type": kind}
    return {
        "top": schema,
        "property": {"type": "object", "properties": {"v": schema}},
        "map": {"type": "object", "additionalProperties": schema},
        "list": {"type": "array", "items": schema},
        "null": {"type": ["null", kind]},
        "or_list": {"oneOf": [schema, {"type": "array", "items": schema}]},
        "or_date": {
            "type": "object",
            "properties": {
                "v": {"anyOf": [schema, {"type": "string", "format": "date"}]}
            },
        },
        "or_text": {"type": "object", "properties": {"v": {"type": [kind, "string"]}}},
    }


_PATHS = {
    f"/{kind}/{name}": {"get": {**responding(form), "operationId": f"{kind}{name}"}}
    for kind in _TYPES
    for name, form in _forms(kind).items()
}
_WHOLE = ("top", "null", "or_list")
_PARTS = ("property", "map", "list")


@pytest.fixture
def one(caller):
    return caller(package_of(_PATHS))


def _call(one, client, kind: str, name: str, value: object) -> object:
    member = name in ("property", "map", "or_text", "or_date")
    sent = {"v": value} if member else [value] if name == "list" else value
    one.reply(sent if not isinstance(sent, str) else f'"{sent}"'.encode())
    found = one.of(client, f"GET /{kind}/{name}")
    if name in ("property", "or_text", "or_date"):
        return found.v
    return found["v"] if name == "map" else found[0] if name == "list" else found


def _same(found: object, value: object) -> bool:
    return type(found) is type(value) and found == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", "5", 5),
        ("integer", "-17", -17),
        ("integer", "12345678901234567890123", 12345678901234567890123),
        ("number", "1.5", 1.5),
        ("number", "-2e3", -2000.0),
        ("number", "7", 7.0),
        ("boolean", "true", True),
        ("boolean", "False", False),
        ("boolean", "1", True),
        ("boolean", 0, False),
    ],
)
def test_what_is_spelled_like_one_is_one(one, kind, text, value):
    error = getattr(one.module, f"{one.module.__name__.capitalize()}Error")
    for name in (*_WHOLE, *_PARTS):
        assert _same(_call(one, one.client, kind, name, text), value), name
        with pytest.raises(error):
            _call(one, one.strict(), kind, name, text)
    if isinstance(text, str):
        for name in ("or_text", "or_date"):  # a text is valid as it is
            assert _same(_call(one, one.client, kind, name, text), text)
        assert _same(_call(one, one.strict(), kind, "or_text", text), text)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(("integer", each) for each in ("5.0", " 5", "0x10", "05", "", "1e3", "٣")),
        *(("integer", each) for each in (True, 5.5, [5])),
        *(("number", each) for each in ("NaN", "1e999", "1_000", ".5", True, {"a": 1})),
        *(("boolean", each) for each in ("yes", "on", "2", 2, "", "null")),
    ],
)
def test_anything_else_stays_as_it_came(one, kind, value):
    error = getattr(one.module, f"{one.module.__name__.capitalize()}Error")
    for name in _PARTS:
        assert _same(_call(one, one.client, kind, name, value), value), name
    for name in ("top", "null"):
        with pytest.raises(error, match="does not fit its type"):
            _call(one, one.client, kind, name, value)


@pytest.mark.parametrize("kind", _TYPES)
def test_schemas_of_models_say_the_type_alone(kind):
    record = {"type": "object", "required": ["v"], "properties": {"v": {"type": kind}}}
    paths = {"/a": {"get": responding({"$ref": "#/components/schemas/Some"})}}
    some = package_of(paths, {"Some": record}).types.Some
    for mode in ("validation", "serialization"):
        assert some.model_json_schema(mode=mode)["properties"]["v"]["type"] == kind
