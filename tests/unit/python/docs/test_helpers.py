"""What packages offer beside their clients, and how their README shows it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import black
import pytest
from sdkwright.config import Config
from sdkwright.python.package.exports import testing_units as units

from tests.snippets.making import make

PARTS = ("bulk", "polling", "testing")
SCHEMAS: dict[str, Any] = {
    "Thing": {
        "type": "object",
        "required": [
            *("id", "data", "url64", "kind", "maybe", "list", "map", "pair", "either"),
            *("inner", "alias", "secret", "nothing"),
        ],
        "properties": {
            "id": {"type": "integer"},
            "data": {"type": "string", "contentEncoding": "base64"},
            "url64": {"type": "string", "contentEncoding": "base64url"},
            "kind": {"enum": ["small", "large"]},
            "maybe": {"type": ["string", "null"]},
            "list": {"type": "array", "items": {"type": "string"}},
            "map": {"type": "object", "additionalProperties": {"type": "string"}},
            "pair": {
                "type": "array",
                "prefixItems": [{"type": "string"}, {"type": "integer"}],
                "items": False,
                "minItems": 2,
            },
            "either": {"oneOf": [{"type": "number"}, {"type": "boolean"}]},
            "inner": {"$ref": "#/components/schemas/Inner"},
            "alias": {"$ref": "#/components/schemas/Alias"},
            "secret": {"type": "string", "writeOnly": True},
            "nothing": {"type": "null"},
            "optional": {"type": "string"},
        },
    },
    "Inner": {
        "type": "object",
        "required": ["deepName"],
        "properties": {"deepName": {"$ref": "#/components/schemas/Deeper"}},
    },
    "Deeper": {
        "type": "object",
        "required": ["again"],
        "properties": {"again": {"$ref": "#/components/schemas/Inner"}},
    },
    "Alias": {"type": "string", "format": "date"},
}


def readme(schemas: dict[str, Any], path: str = "/things/{id}") -> str:
    """Return the README of a package with one operation, which returns a thing."""
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", path)
    ]
    reference = {"$ref": "#/components/schemas/Thing"}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://things.example"}],
        "paths": {
            path: {
                "get": {
                    "operationId": "getThing",
                    "tags": ["things"],
                    "parameters": parameters,
                    "responses": {
                        "200": {
                            "description": "It.",
                            "content": {"application/json": {"schema": reference}},
                        }
                    },
                }
            }
        },
        "components": {"schemas": schemas},
    }
    return make(document, parts=PARTS).files["README.md"]


def snippets(text: str) -> list[str]:
    """Return the programs of a README, which black would leave alone."""
    found = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    for code in found:
        assert black.format_str(code, mode=black.Mode()) == code
    return found


def test_a_sample_response_has_all_required_members() -> None:
    (code,) = (each for each in snippets(readme(SCHEMAS)) if "import fake" in each)
    (given,) = re.findall(r"\.answers\((.*?)\)\n    result = ", code, re.DOTALL)
    answer = ast.literal_eval(given.strip())
    inner = answer.pop("inner")
    assert answer == {
        "id": 1,
        "data": "ZGF0YQ==",
        "url64": "ZGF0YQ",
        "kind": "small",
        "maybe": None,
        "list": [],
        "map": {},
        "pair": ["text", 1],
        "either": 1.5,
        "alias": "2026-01-31",
        "nothing": None,
    }
    # It ends somewhere, even where the type does not.
    assert inner["deepName"]["again"] == {"deepName": None}


def test_waiting_and_many_calls_are_shown_where_there_is_something_to_call() -> None:
    thing = {"Thing": {"type": "object", "properties": {"id": {"type": "string"}}}}
    programs = snippets(readme(thing))
    assert [each for each in programs if "poll(" in each]
    (bulk,) = (each for each in programs if "bulk(" in each)
    assert 'inputs = ["id-1", "id-1"]' in bulk
    # Two things to be called with do not come in one list.
    programs = snippets(readme(thing, "/things/{id}/{other}"))
    assert not [each for each in programs if "bulk(" in each]
    assert [each for each in programs if "Tape(" in each]


@pytest.mark.parametrize(("taken", "count"), [([], 2), (["mix"], 2), (["testing"], 0)])
def test_an_api_may_have_taken_the_name(taken: list[str], count: int) -> None:
    config = Config(
        out=Path(), distribution="acme", package="acme", apis=(), parts=PARTS
    )
    assert len(list(units(config, taken))) == count
