"""Schemas of 3.0, and old habits in 3.1, in the shape of 3.1."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from sdkwright.diagnostics import Report
from sdkwright.read.documents.documents import Documents
from sdkwright.read.openapi.pointer_map import Place, PointerMap
from sdkwright.read.upgrade.openapi30 import upgrade_schema
from sdkwright.source import Pointer

Loader = Callable[..., tuple[Documents, Report]]


def upgraded(schema: dict[str, Any], *, tuples: bool = False) -> dict[str, Any]:
    result = copy.deepcopy(schema)
    upgrade_schema(result, Place(PointerMap(), ()), tuples=tuples)
    once = copy.deepcopy(result)
    upgrade_schema(result, Place(PointerMap(), ()), tuples=tuples)
    assert result == once, "an upgraded schema is upgraded again"
    return result


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": ["string"], "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "null", "nullable": True}, {"type": "null"}),
        (
            {"type": "string", "enum": ["a"], "nullable": True},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"oneOf": [{"type": "string"}], "nullable": True},
            {"oneOf": [{"type": "string"}, {"type": "null"}]},
        ),
        (
            {"anyOf": [{"enum": [None]}], "nullable": True},
            {"anyOf": [{"enum": [None]}]},
        ),
        # There is no short form for these: `nullable` stays, and means "or null".
        ({"$ref": "#/x", "nullable": True}, {"$ref": "#/x", "nullable": True}),
        ({"allOf": [{}], "nullable": True}, {"allOf": [{}], "nullable": True}),
        ({"nullable": True}, {"nullable": True}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"maximum": 9, "exclusiveMaximum": 5}, {"maximum": 9, "exclusiveMaximum": 5}),
        ({"example": None}, {"examples": [None]}),
        ({"example": 1, "examples": [2]}, {"examples": [2]}),
        ({"type": "file"}, {"type": "string", "format": "binary"}),
        (
            {"items": [{}, {"type": "null"}]},
            {"items": {"anyOf": [{}, {"type": "null"}]}},
        ),
        ({"items": {"type": "string"}}, {"items": {"type": "string"}}),
    ],
)
def test_differences(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert upgraded(old) == new


def test_tuples_of_older_drafts() -> None:
    old = {"items": [{}, {"type": "null"}]}
    assert upgraded(old, tuples=True) == {"prefixItems": [{}, {"type": "null"}]}


def test_ranges_of_status_codes(loaded: Loader) -> None:
    documents, report = loaded("""
        paths:
          /pets:
            get:
              responses: {2xx: {description: Fine.}, 4XX: {description: Bad.},
                '500': {$ref: '#/paths/~1pets/get/responses/2xx'}}
        """)
    assert not report.failed, list(report)
    place = Pointer(("paths", "/pets", "get", "responses"))
    found = documents.get(place)
    assert isinstance(found, dict)
    assert list(found) == ["2XX", "4XX", "500"]
    assert documents.resolve("#/paths/~1pets/get/responses/2xx", place) == place / "2XX"
    assert documents.locate(place / "2XX").pointer == place / "2xx"


def test_every_schema_is_reached(loaded: Loader) -> None:
    null = "{type: string, nullable: true}"
    documents, report = loaded(f"""
        openapi: 3.0.3
        info: {{title: Pets, version: '1'}}
        paths:
          /pets:
            parameters: [{{name: a, in: query, schema: {null}}}]
            get:
              parameters:
                - {{name: b, in: query, content: {{text/plain: {{schema: {null}}}}}}}
              responses:
                '200':
                  description: Fine.
                  headers: {{X-A: {{schema: {null}}}}}
                  content: {{text/plain: {{schema: {null}, example: {null}}}}}
              callbacks:
                done:
                  '{{$request.body#/url}}':
                    post:
                      requestBody: {{content: {{text/plain: {{schema: {null}}}}}}}
                      responses: {{'200': {{description: Fine.}}}}
        components:
          schemas:
            A:
              additionalProperties: {null}
              properties: {{nullable: {null}, items: {{items: {null}}}}}
              not: {{allOf: [{null}]}}
              example: {null}
              x-schema: {null}
        """)
    assert not report.failed, list(report)
    text = repr(documents.root)
    assert text.count("'type': ['string', 'null']") == 9
    # Two examples and an extension look like schemas, and are data.
    assert text.count("'nullable': True") == 3


def test_shared_yaml_nodes_are_upgraded_once(loaded: Loader) -> None:
    documents, _ = loaded("""
        openapi: 3.0.3
        info: {title: Pets, version: '1'}
        paths: {}
        components:
          schemas:
            A: &a {type: array, items: {type: string, nullable: true, example: x}}
            B: *a
        """)
    schemas = Pointer(("components", "schemas"))
    expected = {"type": ["string", "null"], "examples": ["x"]}
    assert documents.get(schemas / "A" / "items") == expected
    assert documents.get(schemas / "B" / "items") == expected


def test_additions_of_3_2_stay(loaded: Loader) -> None:
    documents, report = loaded("""
        openapi: 3.2.0
        info: {title: Pets, version: '1'}
        paths:
          /pets:
            query:
              responses:
                '200':
                  description: Pets.
                  content:
                    text/event-stream:
                      itemSchema: {type: object, nullable: true}
            additionalOperations:
              COPY: {responses: {'200': {$ref: '#/components/responses/Fine'}}}
        components:
          responses: {Fine: {summary: Fine.}}
        """)
    assert not report.failed, list(report)
    item = Pointer(("paths", "/pets", "query", "responses", "200", "content"))
    assert documents.get(item / "text/event-stream" / "itemSchema") == {
        "type": ["object", "null"]
    }
