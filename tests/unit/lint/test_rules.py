"""Each rule finds what it is about, at its place, and nothing in a document without it."""

from __future__ import annotations

import pytest
from sdkwright.lint import RULES
from sdkwright.lint.pages import QUALITY

from tests.unit.lint.documents import changed, codes, good

_GET = "#/paths/~1pets/get"
_PET = "#/components/schemas/Pet"


def in_operation(changes: str) -> str:
    """Return changes of the operation."""
    return f"paths: {{/pets: {{get: {changes}}}}}"


def in_schemas(changes: str) -> str:
    """Return changes of the schemas."""
    return f"components: {{schemas: {changes}}}"


def in_pet(changes: str) -> str:
    """Return changes of the properties of a pet."""
    return in_schemas(f"{{Pet: {{properties: {changes}}}}}")


# Another operation that is called like the one that is there.
TAKEN = """\
paths:
  /pets/{id}/tags:
    get:
      operationId: a
      x-sdkwright-name: list
      x-sdkwright-group: pets
      tags: [pets]
      description: d
      parameters: [{name: id, in: path, required: true, description: i, example: x}]
      responses:
        "200":
          description: d
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
        4XX:
          description: d
          content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}
"""
# By rule: a change of the good document, and where the rule finds it.
BAD = {
    "operation-id-missing": (in_operation("{operationId: null}"), _GET),
    "name-doubtful": (TAKEN, _GET),
    "tag-missing": (in_operation("{tags: null}"), _GET),
    "tags-several": (in_operation("{tags: [pets, cats]}"), f"{_GET}/tags"),
    "response-all-optional": (in_schemas("{Pet: {required: null}}"), _PET),
    "union-undiscriminated": (
        in_schemas(
            "{Pets: {items: {$ref: null, oneOf: [{$ref: '#/components/schemas/Pet'},"
            " {$ref: '#/components/schemas/Problem'}]}}}"
        ),
        "#/components/schemas/Pets/items",
    ),
    "discriminator-implied": (
        in_schemas(
            "{Pets: {items: {$ref: null, oneOf: [{$ref: '#/components/schemas/Pet'},"
            " {$ref: '#/components/schemas/Problem'}]}},"
            " Pet: {required: [kind], properties: {kind: {const: pet, description: k}}},"
            " Problem: {required: [kind], properties: {kind: {const: bad, description: k}}}}"
        ),
        "#/components/schemas/Pets/items",
    ),
    "schema-untyped": (
        in_pet("{born: {format: null, type: null}}"),
        f"{_PET}/properties/born",
    ),
    "schema-inline": (
        in_operation(
            "{responses: {'200': {content: {application/json: {schema: {$ref: null,"
            " type: object, required: [a], properties: {a: {type: string, description: a}}}}}}}}"
        ),
        f"{_GET}/responses/200/content/application~1json/schema",
    ),
    "schema-repeated": (
        in_pet(
            "{mother: {type: object, required: [a], description: m, properties:"
            " {a: {type: string, description: a}, b: {type: string, description: b}}},"
            " father: {type: object, required: [a], description: m, properties:"
            " {a: {type: string, description: a}, b: {type: string, description: b}}}}"
        ),
        f"{_PET}/properties/mother",
    ),
    "list-not-paged": (
        in_operation(
            "{parameters: [{name: cursor, in: query, description: c, schema: {type: string}}]}"
        ),
        _GET,
    ),
    "response-missing": (
        in_operation("{responses: {'200': null}}"),
        f"{_GET}/responses",
    ),
    "result-untyped": (
        in_operation(
            "{responses: {'200': {content: {application/json: {schema: null}}}}}"
        ),
        f"{_GET}/responses/200/content/application~1json",
    ),
    "error-untyped": (in_operation("{responses: {4XX: null}}"), f"{_GET}/responses"),
    "example-invalid": (
        in_pet("{name: {example: 5}}"),
        f"{_PET}/properties/name/example",
    ),
    "example-unchecked": (
        in_pet("{name: {example: a, pattern: '(a'}}"),
        f"{_PET}/properties/name",
    ),
    "example-missing": (
        in_operation(
            "{parameters: [{name: q, in: query, required: true, description: q,"
            " schema: {type: string}}]}"
        ),
        f"{_GET}/parameters/0",
    ),
    "description-missing": (in_pet("{name: {description: null}}"), _PET),
    "security-missing": (
        "{security: null, components: {securitySchemes: {k: {type: http, scheme: basic}}}}",
        "#",
    ),
    "credential-in-parameters": (
        in_operation(
            "{parameters: [{name: X-Auth-Token, in: header, description: t,"
            " schema: {type: string}}]}"
        ),
        f"{_GET}/parameters/0",
    ),
    "key-in-query": (
        "components: {securitySchemes: {k: {type: apiKey, in: query, name: key}}}",
        "#/components/securitySchemes/k",
    ),
    "server-missing": ("servers: null", "#"),
    "server-example": (
        "servers: [{url: 'https://api.example.com/v1'}]",
        "#/servers/0/url",
    ),
    "server-trailing-slash": (
        "servers: [{url: 'https://pets.test/v1/'}]",
        "#/servers/0/url",
    ),
    "server-variable-unused": (
        "servers: [{url: 'https://pets.test', variables: {stage: {default: a}}}]",
        "#/servers/0/variables/stage",
    ),
    "enum-repeated": (
        in_pet("{name: {enum: [Rex, Rex]}}"),
        f"{_PET}/properties/name/enum",
    ),
    "enum-case": (in_pet("{name: {enum: [Rex, rex]}}"), f"{_PET}/properties/name/enum"),
    "format-missing": (
        in_pet("{born: {format: null, example: '2020-02-29'}}"),
        f"{_PET}/properties/born",
    ),
    "format-inconsistent": (
        in_schemas(
            "{Pet: {properties: {owner: {type: integer, description: o, format: int64}}},"
            " Problem: {properties: {owner: {type: integer, description: o, format: int64}}},"
            " Other: {type: object, properties: {owner: {type: integer, description: o}}}}"
        ),
        "#/components/schemas/Other/properties/owner",
    ),
    "description-short": (in_operation("{description: null, summary: Lists.}"), _GET),
    "integer-wide": (
        in_pet("{size: {type: integer, description: s, maximum: 4294967295}}"),
        f"{_PET}/properties/size",
    ),
    "array-items-missing": (
        in_pet("{names: {type: array, description: n}}"),
        f"{_PET}/properties/names",
    ),
}


def test_a_good_document_has_no_findings() -> None:
    assert codes(good()) == {}


@pytest.mark.parametrize("code", sorted(BAD))
def test_rules_find_what_they_are_about(code: str) -> None:
    changes, place = BAD[code]
    assert codes(changed(changes)).get(code) == [place]


@pytest.mark.parametrize(
    ("name", "place", "found"),
    [
        ("Api-Key", "header", True),
        ("X-API-KEY", "header", True),
        ("sessionToken", "cookie", True),
        ("Idempotency-Key", "header", False),
        ("X-CSRF-Token", "header", False),
        ("X-Request-Id", "header", False),
        ("token", "query", False),
    ],
)
def test_what_reads_like_a_credential(name: str, place: str, *, found: bool) -> None:
    parameter = (
        f"{{name: {name}, in: {place}, description: t, schema: {{type: string}}}}"
    )
    shown = codes(changed(in_operation(f"{{parameters: [{parameter}]}}")))
    assert ("credential-in-parameters" in shown) is found


def test_every_rule_has_a_case() -> None:
    ours = {block.split()[0] for block in QUALITY.strip().split("\n\n")}
    assert ours == BAD.keys()
    assert all(
        rule.why.endswith(".") and rule.fix.endswith(".") for rule in RULES.values()
    )
