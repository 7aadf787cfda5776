"""README of a package: its snippets are made of the document's examples where these fit."""

from __future__ import annotations

import ast
import re
from typing import cast

import black
import pytest
import yaml

from tests.snippets.making import Made, make

DOCUMENT = """
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets:
    post:
      operationId: addPet
      tags: [pets]
      x-sdkwright-name: add
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/NewPet"}
            example: EXAMPLE
      responses:
        "200":
          description: The pet.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pet"}
components:
  schemas:
    NewPet: {type: object, required: [petName], properties: {petName: PROPERTY, age: {type: integer}}}
    Pet: {type: object, properties: {name: {type: string}, petId: {type: string}}}
    Cat: {type: object, required: [meow], properties: {meow: {type: string}}}
    Dog: {type: object, required: [barkLoud], properties: {barkLoud: {type: integer}}}
"""


def readme(**values: object) -> str:
    """Return the README for a document with an example and the type of a property."""
    text = DOCUMENT
    for name, value in values.items():
        text = text.replace(
            name.upper(), yaml.safe_dump(value, default_flow_style=True)
        )
        text = text.replace("\n...\n", "")
    return made(text).files["README.md"]


def made(text: str) -> Made:
    """Make the package of a document."""
    found = make(yaml.safe_load(text))
    assert found.files, [each.message for each in found.diagnostics]
    return found


def call(text: str) -> str:
    """Return the call in the first snippet of a README."""
    code = first(text)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).count(".") > 1:
            return ast.unparse(node)
    raise AssertionError(code)


def first(text: str) -> str:
    """Return the first snippet of a README."""
    match = re.search(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert match
    return match[1]


UNION = {
    "oneOf": [
        {"$ref": "#/components/schemas/Cat"},
        {"$ref": "#/components/schemas/Dog"},
    ]
}
FITTING: list[tuple[object, object, str]] = [
    ({"type": "string"}, "Rex", "'Rex'"),
    ({"type": "string", "enum": ["a", "b"]}, "b", "'b'"),
    (
        {"type": "array", "items": {"type": ["string", "null"]}},
        ["a", None],
        "['a', None]",
    ),
    ({"type": "number"}, 1, "1"),
    ({"type": "number"}, 1.5, "1.5"),
    ({"type": "boolean"}, False, "False"),
    ({"type": "string", "format": "date"}, "2026-02-03", "'2026-02-03'"),
    ({"type": "array", "items": {"type": "string"}}, ["a", "b"], "['a', 'b']"),
    ({"type": "array", "items": {"type": "string"}}, [], "[]"),
    (
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"fooBar": 1},
        "{'fooBar': 1}",
    ),
    ({"$ref": "#/components/schemas/Dog"}, {"barkLoud": 2}, "{'bark_loud': 2}"),
    (UNION, {"barkLoud": 2}, "{'bark_loud': 2}"),
    ({}, {"any": [1, None]}, "{'any': [1, None]}"),
]


@pytest.mark.parametrize(("schema", "value", "written"), FITTING)
def test_an_example_that_fits_is_shown(
    schema: object, value: object, written: str
) -> None:
    text = readme(property=schema, example={"petName": value})
    assert call(text) == f"client.pets.add(pet_name={written})"


STRANGE: list[tuple[object, object, str]] = [
    ({"type": "string"}, 7, "'my-pet-name'"),
    ({"type": "string"}, None, "'my-pet-name'"),
    ({"type": "string"}, "x" * 70, "'my-pet-name'"),
    ({"type": "integer"}, True, "1"),
    ({"type": "integer"}, "7", "1"),
    ({"type": "string", "enum": ["a", "b"]}, "c", "'a'"),
    ({"type": "array", "items": {"type": "string"}}, ["a", 1], "['text']"),
    ({"type": "array", "items": {"type": "string"}}, "a", "['text']"),
    ({"$ref": "#/components/schemas/Dog"}, {"bark": 2}, "{'bark_loud': 1}"),
    (
        {"$ref": "#/components/schemas/Dog"},
        {"barkLoud": 1, "x": 1},
        "{'bark_loud': 1}",
    ),
    ({"$ref": "#/components/schemas/Dog"}, {}, "{'bark_loud': 1}"),
    (UNION, {"quack": 1}, "{'meow': 'text'}"),
]


@pytest.mark.parametrize(("schema", "value", "written"), STRANGE)
def test_an_example_that_does_not_fit_is_not(
    schema: object, value: object, written: str
) -> None:
    text = readme(property=schema, example={"petName": value})
    assert call(text) == f"client.pets.add(pet_name={written})"


def test_what_the_example_adds_is_shown_too() -> None:
    text = readme(property={"type": "string"}, example={"petName": "Rex", "age": 3})
    assert call(text) == "client.pets.add(pet_name='Rex', age=3)"


def test_the_id_of_what_came_is_shown_before_anything_else() -> None:
    text = readme(property={"type": "string"}, example={})
    assert first(text).splitlines()[-1] == "print(result.pet_id)"


HOSTILE = [
    '"""; import os; os.system("x") #',
    "```\n# heading\n<script>",
    "{{ view }} {% raw %}",
    "a\\",
    "\u2028x\r\ny",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_an_example_cannot_leave_its_string(value: str) -> None:
    text = readme(property={"type": "string"}, example={"petName": value})
    code = first(text)
    strings = [
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant)
    ]
    assert strings == [value]
    # Every fence that opens is one that closes: one of shell, the others of Python.
    fences = re.findall(r"^```(.*)$", text, re.MULTILINE)
    assert fences[::2] == ["sh", *["python"] * (len(fences) // 2 - 1)]
    assert set(fences[1::2]) == {""}
    assert "\n# heading" not in text


def test_a_variable_cannot_leave_its_span() -> None:
    document = DOCUMENT.replace("EXAMPLE", "{}").replace("PROPERTY", "{type: string}")
    document += 'x-sdkwright-env: {base_url: "X`<b>\\n# heading"}\n'
    text = made(document).files["README.md"]
    assert "- `base_url` from ``X`<b> # heading``\n" in text


SECTIONS = {
    "Streaming", "Pages", "Downloads", "Uploads", "Errors", "Asynchronous calls",
}  # fmt: skip


def test_there_is_no_section_for_what_an_api_has_not() -> None:
    text = readme(property={"type": "string"}, example={})
    headings = set(re.findall(r"^## (.*)$", text, re.MULTILINE))
    assert headings & SECTIONS == {"Errors", "Asynchronous calls"}
    assert "`omit` stands" not in text


def test_an_api_without_operations_has_a_readme() -> None:
    text = DOCUMENT[: DOCUMENT.index("paths:")] + "paths: {}\n"
    found = made(text).files["README.md"]
    assert "```python" not in found
    assert "## Errors" in found


LONG = "a_rather_long_name_for_a_parameter_that_nobody_would_choose"


def test_long_calls_are_laid_out_by_black() -> None:
    document = cast(
        "dict[str, dict[str, dict[str, dict[str, object]]]]",
        yaml.safe_load(
            DOCUMENT.replace("EXAMPLE", "{}").replace("PROPERTY", "{type: string}")
        ),
    )
    operation = document["paths"]["/pets"]["post"]
    operation["parameters"] = [
        {"name": LONG, "in": "query", "required": True, "schema": {"type": "string"}}
    ]
    text = make(document).files["README.md"]
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        assert black.format_str(code, mode=black.Mode()) == code


def test_snippets_read_where_they_can() -> None:
    result = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    done = {"responses": {"200": {"description": "Fine.", "content": result}}}
    name = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    document = yaml.safe_load(DOCUMENT[: DOCUMENT.index("  /pets:")])
    document["paths"] = {
        "/backups": {"post": done},
        "/pets/{id}": {"get": {**done, "parameters": [name]}},
    }
    document["components"] = yaml.safe_load(
        DOCUMENT[DOCUMENT.index("components:") :].replace("PROPERTY", "{}")
    )["components"]
    text = make(document).files["README.md"]
    assert "await client.pets.retrieve(" in text
    assert "client.pets.with_raw_response.retrieve(" in text
    assert re.search(r"backups\.create\(.*idempotency_key", text)


@pytest.mark.parametrize(
    ("described", "said"),
    [
        ("Pets API.", "A client of Pets API"),
        ("# Start\\n\\nPets of all kinds. And more.", "Pets of all kinds."),
        ("## Overview\\nPets for all.", "Pets for all."),
        (
            "> Deprecated\\n>\\n> soon\\n\\n- a\\n- b\\n\\nPets for you.",
            "Pets for you.",
        ),
        ("Start\\n=====\\n\\n| a |\\n\\nPets.", "Pets."),
        ("```sh\\nls\\n\\nps\\n```\\n\\nPets, here.", "Pets, here."),
        ("# Only", "A client of Pets API"),
    ],
)
def test_it_begins_with_a_sentence_of_the_description(
    described: str, said: str
) -> None:
    info = f'info: {{title: Pets API, version: "1", description: "{described}"}}'
    text = DOCUMENT.replace('info: {title: Pets, version: "1"}', info)
    readme = make(yaml.safe_load(text)).files["README.md"]
    assert readme.split("\n\n")[1] == said
    # The title is there once, and no description that only repeats it.
    assert readme.count("\nPets API") == 0


WITHOUT_RESULTS = """
openapi: 3.1.0
info: {title: Acme, version: "1"}
servers: [{url: "https://acme.example"}]
paths:
  /ping: {get: {operationId: ping, responses: {"204": {description: ""}}}}
  /files:
    post:
      operationId: uploadFile
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: {file: {type: string, format: binary}}
      responses: {"204": {description: ""}}
"""


def test_a_call_without_a_result_is_not_assigned() -> None:
    """Checkers refuse what is always None."""
    text = made(WITHOUT_RESULTS).files["README.md"]
    assert re.search(r"^client\.files\.\w+\(file=", text, re.MULTILINE)
    assert re.search(r"^client\.ping\(\)$", text, re.MULTILINE)
    assert "result = " not in text


def test_methods_of_the_client_are_called_so() -> None:
    text = made(WITHOUT_RESULTS).files["acme/resources/client_methods.py"]
    assert '"""The methods of the client itself.' in text
    assert "``" not in text


SETTINGS = """
openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /settings:
    get:
      operationId: getSettings
      responses: &settings
        "200":
          description: The settings.
          content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}
    put:
      operationId: putSettings
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}
      responses: *settings
components:
  schemas:
    Settings:
      type: object
      required: REQUIRED
      properties: {age: {type: [integer, "null"]}, name: {type: string}}
"""


@pytest.mark.parametrize(("required", "said"), [("[age]", False), ("[name]", True)])
def test_what_is_left_out_only_beside_a_whole_body_is_no_example(
    required: str, said: bool
) -> None:
    text = made(SETTINGS.replace("REQUIRED", required)).files["README.md"]
    assert ("age=omit" in text) is said
