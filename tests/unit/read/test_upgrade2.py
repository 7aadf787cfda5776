"""Swagger 2.0 in the shape of 3.1: each difference, and that nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from textwrap import dedent, indent

import pytest

from generator.diagnostics import Report
from generator.read.documents import Documents
from generator.source import Pointer

Loader = Callable[..., tuple[Documents, Report]]
HEAD = "swagger: '2.0'\ninfo: {title: Pets, version: '1'}\n"


def upgraded(loaded: Loader, text: str, **files: str) -> Documents:
    documents, report = loaded(HEAD + dedent(text), files)
    assert not report.failed, list(report)
    assert documents.version == "2.0"
    return documents


def operation(loaded: Loader, text: str, root: str = "") -> tuple[Documents, Pointer]:
    body = indent(dedent(text), "      ")
    whole = f"{dedent(root)}\npaths:\n  /pets:\n    post:\n{body}"
    if "responses:" not in text:
        whole += "\n      responses: {'200': {description: Fine.}}\n"
    return upgraded(loaded, whole), Pointer(("paths", "/pets", "post"))


def at(documents: Documents, pointer: Pointer, *tokens: str) -> object:
    for token in tokens:
        pointer /= token
    return documents.get(pointer)


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


def test_responses(loaded: Loader) -> None:
    documents, place = operation(
        loaded,
        """
        produces: [application/json]
        responses:
          '200':
            description: Fine.
            schema: {type: array, items: {type: string}}
            examples: {application/json: [a], text/plain: a, wrong: b}
            headers: {X-Rate: {type: integer, description: Left.}}
          '204': {description: Nothing.}
          default: {description: Bad., schema: {type: file}}
        """,
    )
    fine = documents.get(place / "responses" / "200")
    schema = {"type": "array", "items": {"type": "string"}}
    assert fine == {
        "description": "Fine.",
        "headers": {"X-Rate": {"description": "Left.", "schema": {"type": "integer"}}},
        "content": {
            "application/json": {"schema": schema, "example": ["a"]},
            "text/plain": {"schema": schema, "example": "a"},
        },
    }
    assert documents.get(place / "responses" / "204") == {"description": "Nothing."}
    file = at(documents, place, "responses", "default", "content", "application/json")
    assert file == {"schema": {"type": "string", "format": "binary"}}


def test_a_file_without_media_types_is_binary(loaded: Loader) -> None:
    documents, place = operation(
        loaded, "responses: {'200': {description: It., schema: {type: file}}}"
    )
    assert at(documents, place, "responses", "200", "content") == {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
    }


def test_security(loaded: Loader) -> None:
    documents = upgraded(
        loaded,
        """
        paths: {}
        securityDefinitions:
          basic: {type: basic}
          key: {type: apiKey, in: header, name: X-Key}
          code:
            type: oauth2
            flow: accessCode
            authorizationUrl: https://a.io/auth
            tokenUrl: https://a.io/token
            scopes: {read: Read.}
          app: {type: oauth2, flow: application, tokenUrl: https://a.io/token, scopes: {}}
        """,
    )
    schemes = Pointer(("components", "securitySchemes"))
    assert documents.get(schemes) == {
        "basic": {"type": "http", "scheme": "basic"},
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "code": {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": "https://a.io/auth",
                    "tokenUrl": "https://a.io/token",
                    "scopes": {"read": "Read."},
                }
            },
        },
        "app": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {"tokenUrl": "https://a.io/token", "scopes": {}}
            },
        },
    }


def test_null_and_bounds(loaded: Loader) -> None:
    documents = upgraded(
        loaded,
        """
        paths: {}
        definitions:
          A: {type: integer, x-nullable: true, maximum: 3, exclusiveMaximum: true}
          B: {type: array, items: [{type: string}, {type: 'null'}]}
        """,
    )
    schemas = Pointer(("components", "schemas"))
    assert documents.get(schemas / "A") == {
        "type": ["integer", "null"],
        "exclusiveMaximum": 3,
    }
    assert at(documents, schemas, "B", "items") == {
        "anyOf": [{"type": "string"}, {"type": "null"}]
    }


def test_parts_in_other_files(loaded: Loader) -> None:
    documents, report = loaded(
        f"{HEAD}" + dedent("""
            paths:
              /pets:
                post:
                  parameters: [{$ref: "parts.yaml#/parameters/Pet"}]
                  responses: {'200': {$ref: "parts.yaml#/responses/Fine"}}
              /cats: {$ref: cats.yaml}
            """),
        {
            "parts.yaml": """
            parameters:
              Pet: {name: pet, in: body, schema: {$ref: "#/definitions/Pet"}}
            responses:
              Fine: {description: Fine., schema: {$ref: "#/definitions/Pet"}}
            definitions:
              Pet: {type: object, x-nullable: true}
            """,
            "cats.yaml": """
            get:
              parameters: [{name: limit, in: query, type: integer}]
              responses: {'200': {description: Cats.}}
            """,
        },
    )
    assert not report.failed, list(report)
    post = Pointer(("paths", "/pets", "post"))
    schema = at(documents, post, "requestBody", "content", "application/json", "schema")
    assert schema == {"$ref": "parts.yaml#/parameters/Pet/schema"}
    pet = Pointer(("definitions", "Pet"), "parts.yaml")
    assert documents.resolve("parts.yaml#/parameters/Pet/schema", post) == pet
    assert documents.get(pet) == {"type": ["object", "null"]}
    fine = documents.resolve("parts.yaml#/responses/Fine", post)
    assert fine is not None
    assert at(documents, fine, "content", "application/json", "schema", "$ref")
    limit = Pointer(("get", "parameters", "0", "schema"), "cats.yaml")
    assert documents.get(limit) == {"type": "integer"}


def test_places_in_the_text(loaded: Loader) -> None:
    documents, place = operation(
        loaded,
        """
        parameters:
          - {name: a, in: body, schema: {type: object, title: T}}
          - {name: b, in: query, type: integer}
        responses:
          '200': {description: D, schema: {type: string}}
        """,
    )
    whole = documents.text_of(documents.file_of(""))
    assert whole is not None
    lines = whole.decode().splitlines()

    def text(*tokens: str) -> str:
        pointer = place
        for token in tokens:
            pointer /= token
        found = documents.locate(pointer)
        return lines[found.line - 1][found.column - 1 :]

    content = ("requestBody", "content", "application/json")
    assert text(*content, "schema", "title").startswith("T}")
    assert text("parameters", "0", "schema", "type").startswith("integer}")
    assert text("parameters", "0", "name").startswith("b,")
    response = ("responses", "200", "content", "application/json")
    assert text(*response, "schema", "type").startswith("string}")
    assert text(*response, "schema", "gone", "deeper").startswith(
        "schema: {type: string"
    )
