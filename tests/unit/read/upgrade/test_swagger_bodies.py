"""Bodies, answers and the rest of Swagger 2.0."""

from __future__ import annotations

from textwrap import dedent

from sdkwright.source import Pointer

from tests.unit.read.upgrade.swagger_support import (
    HEAD,
    Loader,
    at,
    operation,
    upgraded,
)


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
