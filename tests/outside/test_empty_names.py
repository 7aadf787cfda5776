"""A property may be called nothing at all, or by signs alone: it is sent and read as that."""

from __future__ import annotations

import inspect

import pytest

from tests.outside.values_support import caller, json_of, package_of, responding

__all__ = ["caller"]

_TEXT = {"type": "string"}
_NAMES = ("", " ", "=", "*", "a=b", "a b", "c@X", "parameter", "field", "body")
_FORM = {
    "type": "object",
    "required": [""],
    "properties": dict.fromkeys(_NAMES, _TEXT),
}


def _operation(media: str) -> object:
    body = {"required": True, "content": {media: {"schema": _FORM}}}
    return {**responding(_FORM), "requestBody": body}


@pytest.fixture
def one(caller):
    paths = {
        "/json": {"put": _operation("application/json")},
        "/form": {"put": _operation("application/x-www-form-urlencoded")},
    }
    found = caller(package_of(paths))
    found.reply({name: f"was {name}" for name in _NAMES})
    return found


def _arguments(one, name: str) -> list[str]:
    client = one.client
    for part in one.name(name).split("."):
        client = getattr(client, part)
    given = inspect.signature(client).parameters
    return [each for each in given if each not in ("request_options", "request_body")]


def test_each_name_is_an_argument_and_a_field(one):
    names = _arguments(one, "PUT /json")
    assert len(set(names)) == len(_NAMES)
    assert names[0] == "empty_name"
    assert names[_NAMES.index("body")] == "body"
    given = dict(zip(names, (f"is {each}" for each in _NAMES), strict=True))
    found = one.call("PUT /json", **given)
    assert json_of(one) == {name: f"is {name}" for name in _NAMES}
    assert found.to_dict() == {name: f"was {name}" for name in _NAMES}
    assert found.empty_name == "was "
    one.call("PUT /json", request_body=found)
    assert json_of(one) == {name: f"was {name}" for name in _NAMES}
    one.call("PUT /form", **given)
    assert one.body.startswith(b"=is+&+=is+")


def test_what_has_no_name_can_be_required(one):
    with pytest.raises(TypeError, match="'empty_name'"):
        one.call("PUT /json")
    assert not one.server.seen
