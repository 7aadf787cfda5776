"""Answers declared as a range of media types: what is asked for, and how it is read."""

from __future__ import annotations

import pytest

from tests.outside.values_support import caller, package_of

__all__ = ["caller"]

_TEXT = {"type": "string"}
_OBJECT = {"type": "object", "properties": {"n": {"type": "integer"}}}
_SCHEMAS = {
    "object": _OBJECT,
    "list": {"type": "array", "items": _OBJECT},
    "text": _TEXT,
    "moment": {"type": "string", "format": "date"},
    "whole": {"type": "integer"},
    "either": {"oneOf": [_OBJECT, _TEXT]},
    "any": {},
}
_JSON = "application/json"
_BOTH = "application/json, */*;q=0.9"


def _operation(name: str, media: str, schema: object) -> object:
    content = {media: {} if schema is None else {"schema": schema}}
    return {
        "operationId": name,
        "tags": ["it"],
        "responses": {"200": {"description": "", "content": content}},
    }


_PATHS = {
    **{f"/{k}": {"get": _operation(k, "*/*", v)} for k, v in _SCHEMAS.items()},
    "/none": {"get": _operation("none", "*/*", None)},
    "/application": {"get": _operation("application", "application/*", _OBJECT)},
    "/suffix": {"get": _operation("suffix", "application/*+json", _OBJECT)},
}


@pytest.fixture
def one(caller):
    return caller(package_of(_PATHS))


@pytest.mark.parametrize(
    ("name", "asked", "media", "body", "value"),
    [
        ("text", "*/*", "text/plain", b"hello", "hello"),
        ("text", "*/*", "text/plain", b'"hello"', '"hello"'),
        ("text", "*/*", "application/json", b'"hello"', "hello"),
        ("moment", "*/*", "text/plain", b"2024-01-02", "2024-01-02"),
        ("whole", _JSON, "application/json", b"5", 5),
        ("whole", _JSON, "text/plain", b"5", 5),
        ("either", _BOTH, "text/plain", b"hello", "hello"),
        ("either", _BOTH, "application/json", b'"hello"', "hello"),
        ("any", _BOTH, "text/plain", b"42", "42"),
        ("any", _BOTH, "application/json", b"42", 42),
        ("any", _BOTH, "application/problem+json", b"[42]", [42]),
        ("any", _BOTH, "application/octet-stream", b"[42]", [42]),
        ("none", _BOTH, "text/html; charset=latin-1", b"\xe4", "ä"),
    ],
)
def test_what_comes_is_read_as_what_it_is(one, name, asked, media, body, value):
    one.reply(body, headers=[("Content-Type", media)])
    found = one.call(f"GET /{name}")
    assert one.server.last.headers["accept"] == asked
    assert found == value or str(found) == value


@pytest.mark.parametrize("media", ["application/json", "text/plain", "x/y+json", None])
@pytest.mark.parametrize("name", ["object", "either", "application", "suffix"])
def test_objects_are_json_whatever_they_are_called(one, name, media):
    headers = [("Content-Type", media)] if media else []
    one.reply(b'{"n":1}', headers=headers)
    assert one.call(f"GET /{name}").n == 1
    expected = _BOTH if name == "either" else _JSON
    assert one.server.last.headers["accept"] == expected


@pytest.mark.parametrize("name", ["object", "list", "whole", "application"])
def test_a_text_where_none_is_meant_is_named(one, name):
    one.reply(b"hello", headers=[("Content-Type", "text/plain")])
    error = f"{one.module.__name__.capitalize()}Error"
    with pytest.raises(getattr(one.module, error), match=r"not JSON.*text/plain"):
        one.call(f"GET /{name}")
