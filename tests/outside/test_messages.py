"""Faults of people at work: said where they are, and what to do about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.effort import sample
from tests.outside.documents_support import build, gen

HEAD = "openapi: 3.1.0\ninfo: {title: Case, version: '1'}\n"
GOOD = "  /good: {get: {operationId: good, responses: {'200': {description: ok}}}}\n"
# One fault each, which once refused everything.
FAULTS = {
    "a type of another language": "{schema: {type: int}}",
    "null among types": "{schema: {type: [string, null]}}",
    "a schema in words": "{schema: words}",
    "properties in a list": "{schema: {type: object, properties: [a]}}",
    "required: true": "{schema: {type: object, properties: {a: {required: true}}}}",
    "a reference in a circle": "{schema: {$ref: '#/components/schemas/A'}}",
    "content in words": "words",
}
OPERATIONS = {
    "no object": "[]",
    "no responses": "{operationId: bad}",
    "parameters in an object": "{parameters: {a: 1}, responses: {'200': {description: x}}}",
    "a doubled parameter": (
        "{parameters: [{name: a, in: query, schema: {}}, {name: a, in: query, schema: {}}],"
        " responses: {'200': {description: x}}}"
    ),
    "a parameter without place": (
        "{parameters: [{name: a, schema: {}}], responses: {'200': {description: x}}}"
    ),
    "a parameter that leads nowhere": (
        "{parameters: [{$ref: '#/components/parameters/A'}],"
        " responses: {'200': {description: x}}}"
    ),
    "a body that leads nowhere": (
        "{requestBody: {$ref: '#/components/requestBodies/A'},"
        " responses: {'200': {description: x}}}"
    ),
    "an error that leads nowhere": (
        "{responses: {'200': {description: x}, '400': {$ref: '#/nowhere'}}}"
    ),
    "no such status": "{responses: {fine: {description: x}}}",
    "no description": "{responses: {'200': {}}}",
    "a server of scripts": (
        "{servers: [{url: 'javascript:1'}], responses: {'200': {description: x}}}"
    ),
}


@pytest.mark.parametrize("fault", sample(FAULTS.values(), one_in=3), ids=FAULTS)
def test_a_fault_in_a_response_leaves_the_rest(tmp_path: Path, fault: str) -> None:
    bad = f"{{'200': {{description: x, content: {{application/json: {fault}}}}}}}"
    paths = f"paths:\n{GOOD}  /bad: {{post: {{operationId: bad, responses: {bad}}}}}\n"
    circle = "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}\n"
    built = build(tmp_path, HEAD + paths + circle)
    assert built.code == 0, built.said
    assert "warning[" in built.said
    assert "api.yaml:" in built.said
    strict = build(tmp_path, HEAD + paths + circle, "--strict")
    assert strict.code == 1


@pytest.mark.parametrize("fault", sample(OPERATIONS.values(), one_in=3), ids=OPERATIONS)
def test_a_fault_in_an_operation_leaves_the_rest(tmp_path: Path, fault: str) -> None:
    built = build(tmp_path, f"{HEAD}paths:\n{GOOD}  /bad: {{post: {fault}}}\n")
    assert built.code == 0, built.said
    names = {each["operation_id"] for each in built.index()["operations"]}
    assert "good" in names
    assert len(built.index()["operations"]) == 2


def test_a_reference_out_of_the_folder_stays_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = f"{HEAD}paths:\n{GOOD}  /bad: {{$ref: '../x.yaml'}}\n"
    (tmp_path / "in/api.yaml").write_text(text)
    built = build(tmp_path, tmp_path / "in/api.yaml")
    assert built.code == 1
    assert "error[reference-outside]" in built.said
    remote = f"{HEAD}paths:\n{GOOD}  /bad: {{$ref: 'https://a.example/x.yaml'}}\n"
    assert "error[reference-remote]" in build(tmp_path, remote).said


def test_check_fails_when_other_operations_are_skipped(tmp_path: Path) -> None:
    bad = "  /bad: {get: {responses: {'200': {$ref: '#/components/responses/A'}}}}\n"
    fine = "components: {responses: {A: {description: x}}}\n"
    command = ("check", "api.yaml", "--out", "out", "--package", "acme")
    assert build(tmp_path, f"{HEAD}paths:\n{GOOD}{bad}{fine}").code == 0
    assert gen(tmp_path, *command).code == 0
    (tmp_path / "api.yaml").write_text(f"{HEAD}paths:\n{GOOD}{bad}")
    checked = gen(tmp_path, *command)
    assert checked.code == 1
    assert "operations.json" in checked.said


def test_typing_mistakes_in_names_and_extensions(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        f"{HEAD}paths:\n  /a:\n    get:\n      operationId: listPets\n"
        "      x-sdkwright-retries: {max_atempts: 1}\n"
        "      responses: {'200': {description: x}}\n"
    )
    (tmp_path / "gen.toml").write_text(
        'out = "out"\npackage = "acme"\nspec = "api.yaml"\nnames = { listPet = "a.b" }\n'
    )
    built = gen(tmp_path, "build")
    assert built.code == 0
    assert "warning[extension-member-unknown]" in built.said
    assert "Did you mean 'max_attempts'?" in built.said
    assert "`listPet` in `names`" in built.said
    assert "Did you mean `listPets`?" in built.said
