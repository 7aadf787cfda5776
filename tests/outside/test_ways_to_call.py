"""Where a method can be called in several ways, each way holds as its overload says."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.outside.values_support import caller, json_of, package_of, responding

__all__ = ["caller"]

_TEXT = {"type": "string"}


def _object(kind: str, needed: str, **others: object) -> object:
    return {
        "type": "object",
        "required": ["kind", needed],
        "properties": {
            "kind": {"const": kind},
            needed: _TEXT,
            "x": {"type": "integer"},
            **others,
        },
    }


_SCHEMAS = {
    "A": _object("a", "name"),
    "B": _object("b, ?=+", "size", y=_TEXT),
    "C": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": 3}, "z": _TEXT},
    },
}


def _ref(name: str) -> object:
    return {"$ref": f"#/components/schemas/{name}"}


def _body(*names: str, required: bool = True, **others: object) -> object:
    schema = {"oneOf": [_ref(name) for name in names]} if names[1:] else _ref(names[0])
    content = {"application/json": {"schema": schema}}
    content |= {media: {"schema": each} for media, each in others.items()}
    return {"required": required, "content": content}


_FORM = "application/x-www-form-urlencoded"
_PATHS = {
    "/a": {"put": {**responding(_ref("A")), "requestBody": _body("A")}},
    "/maybe": {"post": {"requestBody": _body("A", required=False)}},
    "/several": {"post": {"requestBody": _body("A", "B", "C")}},
    "/media": {"post": {"requestBody": _body("A", **{_FORM: _ref("B")})}},
}
for _item in _PATHS.values():
    for _each in _item.values():
        _each.setdefault("responses", {"204": {"description": ""}})

_B = "b, ?=+"


@pytest.fixture
def one(caller):
    found = caller(package_of(_PATHS, _SCHEMAS))
    found.reply({"kind": "a", "name": "n"})
    return found


@pytest.mark.parametrize(
    ("method", "given", "sent"),
    [
        ("PUT /a", {"name": "n"}, {"kind": "a", "name": "n"}),
        ("PUT /a", {"kind": "new", "x": 1}, {"kind": "new", "x": 1}),
        ("POST /maybe", {"name": "n"}, {"kind": "a", "name": "n"}),
        ("POST /maybe", {"extra_body": {"stream": True}}, {"stream": True}),
        ("POST /several", {"name": "n"}, {"kind": "a", "name": "n"}),
        ("POST /several", {"size": "s"}, {"kind": _B, "size": "s"}),
        ("POST /several", {"size": "s", "y": "y"}, {"kind": _B, "size": "s", "y": "y"}),
        ("POST /several", {"z": "z"}, {"kind": 3, "z": "z"}),
        ("POST /several", {}, {"kind": 3}),
        ("POST /several", {"kind": 3}, {"kind": 3}),
        ("POST /several", {"body": {"kind": "else"}}, {"kind": "else"}),
        ("POST /media", {"name": "n"}, {"kind": "a", "name": "n"}),
        (
            "PUT /a",
            {"extra_body": {"name": "e", "more": 1}},
            {"kind": "a", "name": "e", "more": 1},
        ),
    ],
)
def test_what_has_one_value_is_filled_in(one, method, given, sent):
    one.call(method, **given)
    assert json_of(one) == sent


def test_what_the_api_gave_is_sent_back(one):
    found = one.call("PUT /a", name="n")
    one.call("PUT /a", body=found, x=2)
    assert json_of(one) == {"kind": "a", "name": "n", "x": 2}


def test_nothing_at_all_where_no_body_is_needed(one):
    one.call("POST /maybe")
    assert one.body == b""


def test_the_media_type_chooses_the_object(one):
    one.call("POST /media", size="s", media_type=_FORM)
    assert one.body == b"kind=b%2C+%3F%3D%2B&size=s"
    with pytest.raises(TypeError, match="missing .*: 'size'$"):
        one.call("POST /media", name="n", media_type=_FORM)


@pytest.mark.parametrize(
    ("method", "given", "missing"),
    [
        ("PUT /a", {}, "'name'"),
        ("PUT /a", {"x": 1}, "'name'"),
        ("POST /maybe", {"x": 1}, "'name'"),
        ("POST /several", {"kind": "a"}, "'name'"),
        ("POST /several", {"kind": _B, "x": 1}, "'size'"),
        ("POST /media", {}, "'name', or 'size'"),
    ],
)
def test_what_is_missing_is_said_before_anything_is_sent(one, method, given, missing):
    with pytest.raises(TypeError, match=f"missing required .*: {missing}$"):
        one.call(method, **given)
    assert not one.server.seen


def test_what_is_filled_in_needs_no_way_of_its_own():
    only = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": 1}},
    }
    content = {"application/json": {"schema": only}}
    done = {"204": {"description": ""}}
    paths = {"/a": {"post": {"requestBody": {"content": content}, "responses": done}}}
    package = package_of(paths)
    folder = Path(package.__file__).parent / "resources"
    texts = [each.read_text() for each in folder.glob("*.py")]
    assert any("kind: Literal[1]" in each for each in texts)
    assert not any("@overload" in each for each in texts)


def test_types_may_be_called_as_functions_of_the_core():
    record = {"type": "object", "properties": {"a": _TEXT}}
    names = ("Poll", "Bulk", "Fake", "Fixture")
    paths = {f"/{each}": {"get": responding(_ref(each))} for each in names}
    package = package_of(paths, dict.fromkeys(names, record))
    modules = importlib.import_module(f"{package.__name__}.types._modules")
    assert modules.poll.Poll is package.types.Poll
    assert modules.fake.Fake is package.types.Fake
