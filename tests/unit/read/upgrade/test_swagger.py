"""Swagger 2.0 in the shape of 3.1: each difference, and that nothing is lost."""

from __future__ import annotations

import json

import pytest
from sdkwright.source import Pointer

from tests.unit.read.upgrade.swagger_support import (
    HEAD,
    Loader,
    at,
    operation,
    upgraded,
)


@pytest.mark.parametrize(
    ("root", "servers"),
    [
        ("", None),
        ("basePath: /v1", ["/v1"]),
        ("host: a.io", ["https://a.io"]),
        ("host: a.io\nschemes: [http]", ["http://a.io"]),
        ("host: a.io\nbasePath: /v1\nschemes: [http, https]",
         ["https://a.io/v1", "http://a.io/v1"]),
        ("host: a.io\nbasePath: v1", ["https://a.io/v1"]),
    ],
)  # fmt: skip
def test_servers(loaded: Loader, root: str, servers: list[str] | None) -> None:
    if root.endswith("basePath: v1"):
        documents, _ = loaded(f"{HEAD}{root}\npaths: {{}}")
    else:
        documents = upgraded(loaded, f"{root}\npaths: {{}}")
    found = documents.root.get("servers")
    assert found == (servers and [{"url": url} for url in servers])
    assert documents.root["openapi"] == "3.1.2"
    assert not {"swagger", "host", "basePath", "schemes"} & documents.root.keys()


def test_a_body_parameter(loaded: Loader) -> None:
    documents, place = operation(
        loaded,
        """
        consumes: [application/json, application/xml]
        parameters:
          - {name: limit, in: query, type: integer, minimum: 1}
          - {name: pet, in: body, required: true, description: It., schema: {type: object}}
          - {name: X-Mode, in: header, type: string, default: fast}
        """,
    )
    schema = {"type": "object"}
    assert documents.get(place / "requestBody") == {
        "description": "It.",
        "required": True,
        "x-body-name": "pet",
        "content": {
            "application/json": {"schema": schema},
            "application/xml": {"schema": schema},
        },
    }
    assert documents.get(place / "parameters") == [
        {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1}},
        {
            "name": "X-Mode",
            "in": "header",
            "schema": {"type": "string", "default": "fast"},
        },
    ]
    old = documents.resolve("#/paths/~1pets/post/parameters/1/schema", place)
    assert old == place / "requestBody" / "content" / "application/json" / "schema"
    assert documents.resolve("#/paths/~1pets/post/parameters/2", place) == (
        place / "parameters" / "1"
    )


def test_form_fields(loaded: Loader) -> None:
    documents, place = operation(
        loaded,
        """
        parameters:
          - {name: name, in: formData, type: string, required: true, description: A name.}
          - {name: tags, in: formData, type: array, items: {type: string},
             collectionFormat: multi}
          - {name: sizes, in: formData, type: array, items: {type: integer}}
        """,
    )
    assert documents.get(place / "requestBody") == {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string", "description": "A name."},
                        "tags": {"type": "array", "items": {"type": "string"}},
                        "sizes": {"type": "array", "items": {"type": "integer"}},
                    },
                    "required": ["name"],
                },
                "encoding": {
                    "tags": {"style": "form", "explode": True},
                    "sizes": {"style": "form", "explode": False},
                },
            }
        },
    }


@pytest.mark.parametrize("consumes", ["", "consumes: [multipart/form-data]"])
def test_files(loaded: Loader, consumes: str) -> None:
    documents, place = operation(
        loaded,
        "consumes: [multipart/form-data]\n"
        "parameters: [{name: photo, in: formData, type: file}]",
        consumes,
    )
    path = ("requestBody", "content", "multipart/form-data", "schema", "properties")
    assert at(documents, place, *path) == {
        "photo": {"type": "string", "format": "binary"}
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("in: query", {"style": "form", "explode": False}),
        ("in: query, collectionFormat: csv", {"style": "form", "explode": False}),
        ("in: query, collectionFormat: multi", {"style": "form", "explode": True}),
        (
            "in: query, collectionFormat: ssv",
            {"style": "spaceDelimited", "explode": False},
        ),
        (
            "in: query, collectionFormat: pipes",
            {"style": "pipeDelimited", "explode": False},
        ),
        (
            "in: query, collectionFormat: tsv",
            {"style": "tabDelimited", "explode": False},
        ),
        ("in: header, collectionFormat: csv", {"explode": False}),
    ],
)
def test_collection_formats(
    loaded: Loader, given: str, expected: dict[str, object]
) -> None:
    documents, place = operation(
        loaded,
        f"parameters: [{{name: a, {given}, type: array, items: {{type: string}}}}]",
    )
    parameter = documents.get(place / "parameters" / "0")
    assert isinstance(parameter, dict)
    schema = {"type": "array", "items": {"type": "string"}}
    location = given.partition(",")[0].removeprefix("in: ")
    assert parameter == {"name": "a", "in": location, "schema": schema, **expected}


def test_body_parameters_of_a_path(loaded: Loader) -> None:
    documents = upgraded(
        loaded,
        """
        paths:
          /pets:
            parameters:
              - {name: pet, in: body, schema: {type: object, title: Shared}}
              - {name: limit, in: query, type: integer}
            put: {responses: {'200': {description: Fine.}}}
            post:
              parameters: [{name: own, in: body, schema: {type: object, title: Own}}]
              responses: {'200': {description: Fine.}}
        """,
    )
    place = Pointer(("paths", "/pets"))
    schema = ("requestBody", "content", "application/json", "schema", "title")
    assert at(documents, place, "put", *schema) == "Shared"
    assert at(documents, place, "post", *schema) == "Own"
    limit = documents.get(place / "parameters")
    assert limit == [{"name": "limit", "in": "query", "schema": {"type": "integer"}}]
    assert documents.get(place / "post" / "parameters") == []


def test_shared_parts(loaded: Loader) -> None:
    documents = upgraded(
        loaded,
        """
        consumes: [application/json]
        produces: [application/json, text/csv]
        parameters:
          Limit: {name: limit, in: query, type: integer}
          Pet: {name: pet, in: body, schema: {$ref: '#/definitions/Pet'}}
          Name: {name: name, in: formData, type: string}
        responses:
          Gone: {description: Gone., schema: {$ref: '#/definitions/Pet'}}
        definitions:
          Pet: {type: object, discriminator: kind, properties: {kind: {type: string}}}
        paths:
          /pets:
            post:
              parameters: [{$ref: '#/parameters/Limit'}, {$ref: '#/parameters/Pet'}]
              responses: {'410': {$ref: '#/responses/Gone'}}
            put:
              consumes: [application/x-www-form-urlencoded]
              produces: [application/xml]
              parameters: [{$ref: '#/parameters/Name'}]
              responses: {'410': {$ref: '#/responses/Gone'}}
            patch:
              consumes: [application/merge-patch+json]
              parameters: [{$ref: '#/parameters/Pet'}]
              responses: {'200': {description: Fine.}}
        """,
    )
    pets = Pointer(("paths", "/pets"))
    components = documents.root["components"]
    assert isinstance(components, dict)
    assert list(components) == [
        "schemas", "responses", "parameters", "requestBodies",
    ]  # fmt: skip
    pet = Pointer(("components", "schemas", "Pet"))
    assert documents.resolve("#/definitions/Pet", pets) == pet
    assert at(documents, pet, "discriminator") == {"propertyName": "kind"}
    limit = documents.resolve("#/parameters/Limit", pets)
    assert limit == Pointer(("components", "parameters", "Limit"))
    body = documents.get(pets / "post" / "requestBody")
    assert body == {"$ref": "#/parameters/Pet"}
    shared = documents.resolve("#/parameters/Pet", pets)
    assert shared == Pointer(("components", "requestBodies", "Pet"))
    assert documents.resolve("#/parameters/Pet/schema", pets) == pet
    patch = documents.get(pets / "patch" / "requestBody" / "content")
    assert patch == {
        "application/merge-patch+json": {"schema": {"$ref": "#/parameters/Pet/schema"}}
    }
    form = at(documents, pets, "put", "requestBody", "content")
    assert json.dumps(form).count('"name": {"type": "string"}') == 1
    gone = documents.resolve("#/responses/Gone", pets)
    assert gone == Pointer(("components", "responses", "Gone"))
    content = at(documents, gone, "content")
    assert isinstance(content, dict)
    assert list(content) == ["application/json", "text/csv"]
    other = at(documents, pets, "put", "responses", "410")
    assert other == {
        "description": "Gone.",
        "content": {"application/xml": {"schema": {"$ref": "#/responses/Gone/schema"}}},
    }
    assert documents.resolve("#/responses/Gone/schema", pets) == pet
