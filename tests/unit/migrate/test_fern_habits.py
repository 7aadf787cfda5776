"""What Fern makes of names, nulls and bodies is written down for a move."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.migrate.made import gen
from tests.unit.migrate.test_habits import GENERATORS, document, fern

if TYPE_CHECKING:
    from pathlib import Path

ID = {"in": "path", "required": True, "schema": {"type": "string"}}


def query(*names: str) -> list[object]:
    return [{"name": each, "in": "query", "schema": {}} for each in names]


def body(schema: object) -> dict[str, object]:
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


@pytest.mark.parametrize(
    ("smart", "names", "method"),
    [
        ("false", {"vo2_max": "vo_2_max", "base64": "base_64"}, "get_v_2"),
        ("true", {"vo2_max": "vo2max"}, "get_v2"),
    ],
)
def test_digits_are_words_of_their_own_without_the_smart_casing(
    tmp_path: Path, smart: str, names: dict[str, str], method: str
) -> None:
    node = {"operationId": "getV2", "parameters": query("vo2_max", "base64", "all")}
    config = GENERATORS.replace(
        "name: fernapi/fern-python-sdk",
        f"name: fernapi/fern-python-sdk, smart-casing: {smart}",
    )
    found = fern(tmp_path, document(("get /a", node)), config)
    assert found["arguments"] == {**names, "all": "all_"}
    assert found["names"] == {"GET /a": method}


def test_classes_have_a_capital_for_each_word(tmp_path: Path) -> None:
    schemas = {
        "ApiKey": {"properties": {"user_ids": {}, "name": {}}},
        "CDRList": {"type": "object"},
    }
    found = fern(tmp_path, document(components={"schemas": schemas}))
    assert found["casings"] == {"api": "Api", "cdr": "Cdr", "ids": "Ids"}


def test_fields_that_may_be_null_need_not_be_there(tmp_path: Path) -> None:
    schemas = {
        "Pet": {
            "type": "object",
            "required": ["name", "tag's", "owner"],
            "properties": {
                "name": {"type": "string"},
                "tag's": {"type": ["string", "null"]},
                "owner": {"$ref": "#/components/schemas/Owner"},
            },
        },
        "Owner": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    }
    inline = {
        "type": "object",
        "required": ["note"],
        "properties": {"note": {"type": ["string", "null"]}},
    }
    text = document(
        ("post /pets", body({"$ref": "#/components/schemas/Pet"})),
        ("put /pets", body({"$ref": "#/components/schemas/Pet"})),
        ("post /notes/{id}", {**body(inline), "parameters": [{**ID, "name": "id"}]}),
        components={"schemas": schemas},
    )
    found = fern(tmp_path, text)
    assert found["overlays"] == ["migrated.overlay.yaml"]
    assert gen("build", "--config", tmp_path / "new/gen.toml") == 0
    made = tmp_path / "new/generated/city_zoo/surface.json"
    methods = json.loads(made.read_text(encoding="utf-8"))["methods"]
    needed = {
        name: flags & 1
        for method in methods.values()
        for name, _, flags, *_ in method["arguments"]
    }
    assert needed == {"name": 1, "tag_s": 0, "owner": 0, "id": 1, "note": 0}


def test_bodies_without_fields_are_a_request(tmp_path: Path) -> None:
    pet = {"$ref": "#/components/schemas/Pet"}
    used = {
        "200": {"description": "ok", "content": {"application/json": {"schema": pet}}}
    }
    text = document(
        ("post /list", body({"type": "array", "items": {}})),
        ("post /either", body({"oneOf": [pet, {"type": "null"}]})),
        ("post /pet", {**body(pet), "responses": used}),
        components={"schemas": {"Pet": {"properties": {"a": {}}}}},
    )
    whole = {"body": "request"}
    expected = {"POST /list": whole, "POST /either": whole}
    assert fern(tmp_path / "inline", text)["operations"] == expected
    config = GENERATORS.replace(
        "name: fernapi/fern-python-sdk",
        "name: fernapi/fern-python-sdk, config: {inline_request_params: false}",
    )
    found = fern(tmp_path / "whole", text, config)
    assert found["operations"] == {**expected, "POST /pet": whole}


def test_path_parameters_may_stand_in_the_order_of_the_document(tmp_path: Path) -> None:
    parameters = [{**ID, "name": "b"}, {**ID, "name": "a"}]
    text = document(("get /{a}/{b}", {"operationId": "x", "parameters": parameters}))
    config = GENERATORS.replace(
        "path: ../openapi.json",
        "path: ../openapi.json, settings: {path-parameter-order: spec-order}",
    )
    assert "operations" not in fern(tmp_path / "url", text)
    found = fern(tmp_path / "spec", text, config)
    assert found["operations"] == {"GET /{a}/{b}": {"positional": ["b", "a"]}}


def test_a_header_that_makes_a_call_count_once_is_an_option(tmp_path: Path) -> None:
    header = {"name": "X-Idempotency-Key", "in": "header", "schema": {"type": "string"}}
    text = document(
        ("post /a", {"operationId": "a", "parameters": [header]}),
        ("post /b", {"operationId": "b"}),
    )
    found = fern(tmp_path, text)
    said = {"idempotency_header": "X-Idempotency-Key"}
    assert found["operations"] == {"POST /a": said}
    assert "arguments" not in found


def test_the_package_that_is_published_counts(tmp_path: Path) -> None:
    config = """
        api: {path: ../openapi.json}
        groups:
          local: {generators: [{name: fernapi/fern-python-sdk}]}
          publish:
            generators:
              - name: fernapi/fern-python-sdk
                output: {location: pypi, package-name: zoo}
                config: {client_class_name: Zoo}
    """
    found = fern(tmp_path, document(("get /a", {"operationId": "a"})), config)
    assert (found["client"], found["distribution"]) == ("Zoo", "zoo")


def test_headers_that_the_document_gives_to_the_client(tmp_path: Path) -> None:
    headers = [
        {"header": "xi-api-key", "name": "api-key", "env": "ZOO_KEY"},
        {"header": "X-Tenant"},
        {"name": "odd"},
    ]
    text = document(
        ("get /a", {"operationId": "a"}), **{"x-fern-global-headers": headers}
    )
    assert fern(tmp_path, text)["globals"] == {
        "header:xi-api-key": {"name": "api_key", "env": "ZOO_KEY"},
        "header:X-Tenant": "tenant",
    }


def test_old_imports_find_types_and_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pet = {"$ref": "#/components/schemas/Pet"}
    answer = {
        "200": {"description": "a", "content": {"application/json": {"schema": pet}}}
    }
    text = document(
        ("get /a", {"operationId": "a", "responses": answer}),
        components={"schemas": {"Pet": {"type": "object", "properties": {"a": {}}}}},
    )
    config = GENERATORS.replace(
        "name: fernapi/fern-python-sdk",
        "name: fernapi/fern-python-sdk, config: {package_name: imported_zoo}",
    )
    assert fern(tmp_path, text, config)["compat"] == "fern"
    assert gen("build", "--config", tmp_path / "new/gen.toml") == 0
    monkeypatch.syspath_prepend(tmp_path / "new/generated")
    package = importlib.import_module("imported_zoo")
    errors = importlib.import_module("imported_zoo.core.api_error")
    assert package.Pet is package.types.Pet
    assert package.ForbiddenError is package.PermissionDeniedError
    assert errors.ApiError is package.core.ApiError is package.APIStatusError
    stub = (tmp_path / "new/generated/imported_zoo/__init__.pyi").read_text()
    assert "Pet as Pet" in stub
