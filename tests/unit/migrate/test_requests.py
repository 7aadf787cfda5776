"""One object in place of all arguments, where packages of Speakeasy had it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.unit.migrate.made import files, gen
from tests.unit.migrate.packages import SPEAKEASY as PACKAGE, written
from tests.unit.migrate.test_habits import SPEAKEASY, document, speakeasy

if TYPE_CHECKING:
    from pathlib import Path

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
KIND = {"name": "type", "in": "query", "schema": {"type": "string"}}
QUERY_ID = {**ID, "in": "query"}
ANIMAL = {"$ref": "#/components/schemas/Animal"}
SCHEMA = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}},
    "x-speakeasy-name-override": "wildAnimal",
}
BODY = {"required": True, "content": {"application/json": {"schema": ANIMAL}}}
TEXT = document(
    ("get /animals", {"operationId": "list", "parameters": [KIND]}),
    ("get /animals/{id}", {"operationId": "getByUrl", "parameters": [ID, KIND]}),
    ("delete /animals/{id}", {"operationId": "drop", "parameters": [ID, QUERY_ID]}),
    (
        "put /animals/{id}",
        {"operationId": "move", "parameters": [ID, KIND], "requestBody": BODY},
    ),
    ("post /animals", {"operationId": "make", "requestBody": BODY}),
    components={"schemas": {"Animal": SCHEMA}},
)


@pytest.mark.parametrize(
    ("flat", "moved"),
    [
        ("false", {"request": "MoveRequest", "body": "wild_animal"}),
        ("true", None),
    ],
)
def test_more_arguments_than_there_may_be(
    tmp_path: Path, flat: str, moved: dict[str, str] | None
) -> None:
    said = f"zoo-sdk, maxMethodParams: 1, flattenRequests: {flat}"
    found = speakeasy(tmp_path, TEXT, SPEAKEASY.replace("zoo-sdk", said))
    own = found["operations"]
    assert isinstance(own, dict)
    assert "GET /animals" not in own
    assert own["GET /animals/{id}"] == {"request": "GetByURLRequest"}
    places = {f"{each}:id": f"id_{each}_parameter" for each in ("path", "query")}
    twice = {"request": "DropRequest", "arguments": places}
    assert own["DELETE /animals/{id}"] == twice
    assert own.get("PUT /animals/{id}") == moved


def test_the_old_package_tells_what_was_one_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = written(tmp_path, PACKAGE)
    files(tmp_path, {"openapi.json": TEXT})
    spec, out = tmp_path / "openapi.json", tmp_path / "new"
    assert gen("migrate", package, "--spec", spec, "--out", out) == 0
    found = tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))
    own = found["operations"]["PUT /animals/{id}"]
    assert own == {"request": "MoveRequest", "body": "animal"}
    assert found["compat"] == "speakeasy"
    assert gen("build", "--config", out / "gen.toml") == 0
    capsys.readouterr()
    gen("parity", package, out / "generated/zoo")
    assert "animals.move" not in capsys.readouterr().out
