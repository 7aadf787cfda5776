"""Packages of a class or module for each tag keep the names of their methods."""

from __future__ import annotations

import ast
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.unit.migrate.made import files, gen
from tests.unit.migrate.test_habits import HEADER, document

if TYPE_CHECKING:
    from pathlib import Path

ZOO = "packageName: zoo\ninputSpec: openapi.json\n"
BODY = {
    "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/PetInput"}}
    }
}
COMPONENTS = {"schemas": {"PetInput": {"type": "object", "properties": {"a": {}}}}}
TEXT = document(
    ("get /pets/{id}", {"tags": ["Small Pets", "zoo"], "operationId": "v1_getPetByID"}),
    ("post /pets", {"tags": ["zoo"], "operationId": "v1_import", "requestBody": BODY}),
    ("get /a/{b}", {"parameters": [{**HEADER, "name": "from"}, {**HEADER, "name": "max"}]}),
    components=COMPONENTS,
)  # fmt: skip


def moved(tmp_path: Path, config: str, text: str = TEXT) -> dict[str, object]:
    files(tmp_path / "old", {"config.yaml": config, "openapi.json": text})
    out = tmp_path / "new"
    assert gen("migrate", tmp_path / "old/config.yaml", "--out", out) == 0
    return tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))


def test_openapi_generators_names_by_tag_and_id(tmp_path: Path) -> None:
    found = moved(tmp_path, "{generatorName: python, inputSpec: openapi.json}")
    assert found["names"] == {
        "GET /pets/{id}": ["small_pets.v1_get_pet_by_id", "zoo.v1_get_pet_by_id"],
        "POST /pets": "zoo.v1_import",
        "GET /a/{b}": "a_b_get",
    }
    assert found["operations"] == {
        "POST /pets": {"body": "pet_input", "positional": ["payload:"]},
        "GET /a/{b}": {
            "arguments": {"header:from": "var_from"},
            "positional": ["header:from", "header:max"],
        },
    }


def test_settings_about_ids_tags_and_models_are_read(tmp_path: Path) -> None:
    config = """
        generatorName: python
        inputSpec: openapi.json
        removeOperationIdPrefix: true
        modelNameSuffix: dto
        operationIdNameMappings: v1_import=bringIn
        openapiNormalizer: {KEEP_ONLY_FIRST_TAG_IN_OPERATION: true, SET_TAGS_FOR_ALL_OPERATIONS: all}
    """
    found = moved(tmp_path, config)
    assert found["names"] == {
        "GET /pets/{id}": "all.get_pet_by_id",
        "POST /pets": "all.bring_in",
        "GET /a/{b}": "all.a_b_get",
    }
    assert found["types"] == {"PetInput": "PetInputDto"}
    assert gen("build", "--config", tmp_path / "new/gen.toml") == 0


def test_a_word_of_python_is_told_apart(tmp_path: Path) -> None:
    config = "{generatorName: python, inputSpec: openapi.json, removeOperationIdPrefix: true}"
    names = moved(tmp_path, config)["names"]
    assert isinstance(names, dict)
    assert names["POST /pets"] == "zoo.call_import"


def test_openapi_python_clients_names_by_first_tag_and_id(tmp_path: Path) -> None:
    found = moved(tmp_path, "{project_name_override: zoo-sdk, surprise: 1}")
    assert found["names"] == {
        "GET /pets/{id}": "small_pets.v_1_get_pet_by_id",
        "POST /pets": "zoo.v1_import",
        "GET /a/{b}": "get_a_b",
    }
    assert found["operations"] == {
        "POST /pets": {"body": "body"},
        "GET /a/{b}": {"arguments": {"header:from": "from_", "header:max": "max_"}},
    }


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("openapiNormalizer: {RIDDLE: true}", "The normaliser's `RIDDLE` is not carried"),
        ("openapiNormalizer: FILTER=method:get", "The filter `method:get` is not carried"),
        ("nameMappings: [a, b=c]", "`a` of `nameMappings` is no `name=value`"),
        ("modelNameMappings: {Pet: [1]}", "`Pet` of `modelNameMappings` says nothing"),
        ("inlineSchemaNameMappings: {a: b}", "`inlineSchemaNameMappings` is not carried"),
        ("removeOperationIdPrefix: true\n        removeOperationIdPrefixCount: many", ""),
        ("openapiNormalizer: 7", "`7` of `openapiNormalizer` is no `name=value`"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, message: str
) -> None:
    config = f"""
        generatorName: python
        inputSpec: openapi.json
        {key}
    """
    moved(tmp_path, config)
    assert message in capsys.readouterr().err


def test_another_language_makes_no_python_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved(tmp_path, "{generatorName: go, inputSpec: openapi.json}")
    assert "`go` makes no Python package" in capsys.readouterr().err


def test_ids_that_begin_with_their_tags_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    operations = [
        (f"get /{n}", {"operationId": f"ApiKeys_get{n}", "tags": ["api keys"]})
        for n in range(4)
    ]
    found = moved(tmp_path, ZOO, document(*operations))
    names = found["names"]
    assert isinstance(names, dict)
    assert names["GET /0"] == "api_keys.api_keys_get0"
    said = capsys.readouterr().err
    assert "methods are called `api_keys.api_keys_get0`" in said
    assert "removeOperationIdPrefix: true" in said


@pytest.mark.parametrize("kept", [False, True])
def test_internal_operations_are_left_out(tmp_path: Path, kept: bool) -> None:
    text = document(
        ("get /a", {"operationId": "a", "x-internal": True}),
        ("get /b", {"operationId": "b"}),
    )
    rule = "openapiNormalizer: {REMOVE_X_INTERNAL: true}\n" if kept else ""
    found = moved(tmp_path, f"{ZOO}{rule}", text)
    names = found["names"]
    assert isinstance(names, dict)
    assert ("GET /a" in names) is kept
    assert ("overlays" in found) is not kept
    assert gen("build", "--config", tmp_path / "new/gen.toml") == 0
    made = tmp_path / "new/generated/zoo/surface.json"
    assert ('"GET /a"' in made.read_text(encoding="utf-8")) is kept


def test_files_that_belong_to_users_stay_theirs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignored = "# words\nREADME.md\nsetup.py\n"
    files(tmp_path / "old", {".openapi-generator-ignore": ignored})
    found = moved(tmp_path, ZOO, document(("get /a", {})))
    assert found["keep"] == ["README.md"]
    assert "such as `setup.py`" in capsys.readouterr().err


def test_classes_are_spelled_as_schemas_are(tmp_path: Path) -> None:
    schemas = {"ApiKey": {"type": "object"}, "Pet": {"type": "object"}}
    text = document(("get /a", {}), components={"schemas": schemas})
    assert moved(tmp_path, ZOO, text)["types"] == {"ApiKey": "ApiKey"}


def test_all_arguments_are_positional_what_is_needed_first(tmp_path: Path) -> None:
    node = {
        "operationId": "a",
        "parameters": [
            {"name": "q", "in": "query", "schema": {"type": "string"}},
            {"name": "id", "in": "path", "required": True, "schema": {}},
        ],
        "requestBody": {"$ref": "#/components/requestBodies/Pet"},
    }
    bodies = {"Pet": {**BODY, "required": True}}
    text = document(
        ("post /pets/{id}", node), components={**COMPONENTS, "requestBodies": bodies}
    )
    found = moved(tmp_path, ZOO, text)
    said = {"body": "pet_input", "positional": ["path:id", "payload:", "query:q"]}
    assert found["operations"] == {"POST /pets/{id}": said}
    assert gen("build", "--config", tmp_path / "new/gen.toml") == 0
    code = ast.parse((tmp_path / "new/generated/zoo/client.py").read_text())
    every = [
        [argument.arg for argument in each.args.args]
        for each in ast.walk(code)
        if isinstance(each, ast.FunctionDef) and each.name == "a"
    ]
    assert every
    assert all(each == ["self", "id", "pet_input", "q"] for each in every)


def test_titles_are_classes_of_openapi_python_client(tmp_path: Path) -> None:
    schemas = {"a.b.Pet": {"title": "Small pet_ID"}, "C": {"title": "Two"}, "Two": {}}
    text = document(("get /a", {"operationId": "a"}), components={"schemas": schemas})
    found = moved(tmp_path, "package_name_override: zoo", text)
    assert found["types"] == {"a.b.Pet": "SmallPetID"}
    assert (found["positional"], found["pagination"]) == ("all", False)
