"""A body that was one argument of an old package is one again, beside its fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.migrate.made import files, gen

if TYPE_CHECKING:
    from pathlib import Path

BEAST = {
    "type": "object",
    "required": ["bornAt"],
    "properties": {"bornAt": {"type": "string"}, "id": {"type": "string"}},
}


@pytest.mark.parametrize("verb", ["post", "put"])
def test_a_whole_body_has_the_fields_beside_it(tmp_path: Path, verb: str) -> None:
    schema = {"$ref": "#/components/schemas/Beast"}
    content = {"content": {"application/json": {"schema": schema}}}
    operation = {
        "operationId": "pets_save",
        "requestBody": {"required": True, **content},
        "responses": {"200": {"description": "ok", **content}},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/pets": {verb: operation}},
        "components": {"schemas": {"Beast": BEAST}},
    }
    config = f"""
        spec = "openapi.json"
        package = "zoo"
        [names]
        pets_save = "pets.save"
        [operations."{verb.upper()} /pets"]
        body = "request"
    """
    files(tmp_path, {"openapi.json": json.dumps(document), "gen.toml": config})
    assert gen("build", "--config", tmp_path / "gen.toml") == 0
    text = (tmp_path / "generated/zoo/resources/pets.py").read_text()
    head = text.partition("class AsyncPets")[0]
    first, second = head.split("@overload")[1:3]
    assert "born_at: str," in first
    assert "request:" not in first
    assert "request: types.Beast | types.BeastParam,\n" in second.partition(") ->")[0]
