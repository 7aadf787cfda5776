"""Properties that only a condition adds can be sent and read, and never narrow others."""

from __future__ import annotations

import pytest

from tests.outside.documents_support import build
from tests.outside.values_support import caller, json_of, package_of, responding

__all__ = ["caller"]

one_mode = pytest.mark.parametrize("caller", ["sync"], indirect=True)

_TEXT = {"type": "string"}
_US = {"properties": {"country": {"const": "US"}}}
_ZIP = {"properties": {"zip": {"type": "string", "format": "uuid"}}}
_COUNTRY = {"type": "object", "properties": {"country": _TEXT}}
_NAMED = {"Zip": _ZIP}
_REF = {"$ref": "#/components/schemas/Zip"}

_FORMS = [
    {**_COUNTRY, "if": _US, "then": _ZIP},
    {**_COUNTRY, "if": _US, "else": _ZIP},
    {**_COUNTRY, "if": _US, "then": _REF},
    {**_COUNTRY, "if": _US, "then": {"allOf": [_REF, {"required": ["zip"]}]}},
    {**_COUNTRY, "if": _US, "then": {"if": {"required": ["a"]}, "else": _ZIP}},
    {**_COUNTRY, "allOf": [{"if": _US, "then": _ZIP}]},
    {**_COUNTRY, "allOf": [{"if": _US, "then": True}, {"if": _US, "then": _ZIP}]},
    {"allOf": [_COUNTRY, {"if": _US, "then": _ZIP}]},
    {"type": "object", "if": _US, "then": _ZIP},
    {"if": _US, "then": _ZIP},
    {**_COUNTRY, "dependentSchemas": {"country": _ZIP}},
    {**_COUNTRY, "dependentSchemas": {"country": {"oneOf": [_REF, _US]}}},
    {**_COUNTRY, "unevaluatedProperties": False, "if": _US, "then": _ZIP},
]
_UUID = "6f9619ff-8b86-d011-b42d-00cf4fc964ff"


def _package(form: object):
    body = {"required": True, "content": {"application/json": {"schema": form}}}
    both = {"put": {**responding(form), "requestBody": body}}
    return package_of({"/it": both}, _NAMED)


@one_mode
@pytest.mark.parametrize("form", _FORMS, ids=range(len(_FORMS)))
def test_what_a_condition_adds_is_sent_and_read(caller, form):
    one = caller(_package(form))
    one.reply({"country": "US", "zip": _UUID})
    found = one.call("PUT /it", country="US", zip=_UUID)
    assert json_of(one) == {"country": "US", "zip": _UUID}
    assert (found.country, str(found.zip)) == ("US", _UUID)
    assert type(found.zip).__name__ == "UUID"
    one.call("PUT /it", country="DE")
    assert json_of(one) == {"country": "DE"}


@one_mode
@pytest.mark.parametrize("form", _FORMS, ids=range(len(_FORMS)))
def test_where_the_condition_fails_it_may_be_anything(caller, form):
    one = caller(_package(form))
    for value in (5, [1], {"a": 1}, None, "no uuid"):
        one.reply({"country": "DE", "zip": value})
        found = one.of(one.strict(), "PUT /it", country="DE")
        assert found.to_dict() == {"country": "DE", "zip": value}


@one_mode
def test_no_condition_narrows_what_is_declared(caller):
    base = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": ["a", "b"]}, "n": _TEXT},
    }
    narrow = {"properties": {"kind": {"const": "b"}, "n": {"const": "x"}}}
    forms = [
        {**base, "if": narrow, "then": narrow},
        {"allOf": [{"if": narrow, "then": narrow}, base]},
        {"allOf": [base, {"if": narrow, "then": narrow}]},
    ]
    for form in forms:
        one = caller(_package(form))
        one.reply({"kind": "a", "n": "y"})
        found = one.of(one.strict(), "PUT /it", kind="a")
        assert (found.kind, found.n) == ("a", "y")
        assert json_of(one) == {"kind": "a"}


@one_mode
def test_two_conditions_give_one_property_both_types(caller):
    def then(kind: str) -> object:
        return {"if": _US, "then": {"properties": {"v": {"type": kind}}}}

    for form in (
        {**_COUNTRY, "allOf": [then("integer"), then("string")]},
        {**_COUNTRY, **then("integer"), "else": then("string")["then"]},
    ):
        one = caller(_package(form))
        for value in (1, "1"):
            one.reply({"v": value})
            assert one.of(one.strict(), "PUT /it", v=value).v == value
            assert json_of(one) == {"v": value}


def test_what_no_object_may_have_is_said(tmp_path):
    document = """
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                additionalProperties: false
                properties: {a: {type: string}}
                if: {required: [a]}
                then: {properties: {b: {type: string}}}
"""
    made = build(tmp_path, document)
    assert "warning[property-excluded]: 'b' is left out" in made.said
    assert ":17:" in made.said
