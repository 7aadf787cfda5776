"""A body that was one argument of an old package is one again, beside its fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sdkwright.cli.migrating import built_surface
from sdkwright.migrate.comparison.arrangement import arranged
from sdkwright.migrate.comparison.compare import parity
from sdkwright.migrate.comparison.methods import Positions
from sdkwright.migrate.surfaces import OldArgument, OldMethod, OldSurface, Shape

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


def test_what_one_form_of_a_body_needs_may_be_omitted(tmp_path: Path) -> None:
    cat = {**BEAST, "required": ["id", "bornAt"]}
    dog = {"type": "object", "required": ["id"], "properties": BEAST["properties"]}
    schema = {"oneOf": [{"$ref": f"#/components/schemas/{e}"} for e in ("Cat", "Dog")]}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {
            "/pets": {
                "post": {
                    "operationId": "save",
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": schema}},
                    },
                    "responses": {"204": {"description": "ok"}},
                }
            }
        },
        "components": {"schemas": {"Cat": cat, "Dog": dog}},
    }
    config = 'spec = "openapi.json"\npackage = "zoo"\n[names]\nsave = "pets.save"\n'
    files(tmp_path, {"openapi.json": json.dumps(document), "gen.toml": config})
    surface = built_surface(tmp_path / "gen.toml")
    assert surface is not None
    found = {each.name: each for each in surface.methods["pets.save"].arguments}
    needed = {name: (e.required, e.of_first) for name, e in found.items()}
    assert needed["id"] == (True, False)
    assert needed["born_at"] == (True, True)
    old = OldMethod(
        name="pets.save",
        verb="POST",
        paths=("/pets",),
        arguments=(
            OldArgument(name="id", required=True, type="str"),
            OldArgument(name="born_at", type="str"),
        ),
    )
    package = OldSurface(
        package="zoo", label="zoo", client="Zoo", shape=Shape.FERN, methods=(old,)
    )
    arrangement = arranged(surface, Positions(operations={}), compat=None, aliases={})
    assert parity(package, surface, arrangement).calls == 1
