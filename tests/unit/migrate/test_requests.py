"""One object in place of all arguments, where packages of Speakeasy had it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

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
    own: Any = found["operations"]
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


def test_credentials_of_calls_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usual: list[dict[str, list[str]]] = [{"usual": []}]
    text = document(
        ("get /a", {"operationId": "a", "security": [{"other": []}]}),
        ("get /b", {"operationId": "b", "security": [{}]}),
        ("get /c", {"operationId": "c", "security": usual}),
        security=usual,
    )
    speakeasy(tmp_path, text)
    said = capsys.readouterr().err
    assert "Calls gave `security=` to 1 operations" in said
    assert "such as `GET /a`" in said
    assert "`debug_logger`" in said


def test_names_of_fields_in_the_document_are_not_taken_for_builtins(
    tmp_path: Path,
) -> None:
    fields = {"zip": {"x-speakeasy-name-override": "zip_code"}, "map": {}}
    schema = {"type": "object", "required": ["zip"], "properties": fields}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    text = document(("post /a", {"operationId": "a", "requestBody": body}))
    assert speakeasy(tmp_path, text)["arguments"] == {"map": "map_"}
