"""Paths of an old package may begin with what is the path of a server here."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from sdkwright.migrate.server_path import without_server_path
from sdkwright.migrate.surfaces import OldMethod, OldSurface, Shape

from tests.unit.migrate.made import DOCUMENT, files, gen
from tests.unit.migrate.packages import GENERATOR, written

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def surface(*paths: str) -> OldSurface:
    methods = tuple(
        OldMethod(name=f"a{number}", verb="get", paths=(path,))
        for number, path in enumerate(paths)
    )
    return OldSurface(
        shape=Shape.FERN, package="a", label="a", client="A", methods=methods
    )


def paths(old: OldSurface) -> list[str]:
    return [each.paths[0] for each in old.methods]


def test_what_all_paths_begin_with_is_left_out_where_the_document_has_it_not() -> None:
    routes = {("GET", "/pets"), ("GET", "/pets/{}")}
    old = surface("/api/v1/pets", "api/v1/pets/{id}", "/api/v1/gone")
    found, front = without_server_path(old, routes)
    assert front == "/api/v1"
    assert paths(found) == ["/pets", "/pets/{id}", "/gone"]


def test_paths_that_are_known_stay() -> None:
    known = surface("/v1/pets", "/v1/pets/{id}")
    routes = {("GET", "/v1/pets"), ("GET", "/v1/pets/{}"), ("GET", "/pets")}
    assert without_server_path(known, routes) == (known, "")
    few = surface("/v1/pets", "/v1/a", "/v1/b", "/v1/c")
    assert without_server_path(few, {("GET", "/pets")}) == (few, "")
    assert without_server_path(surface(), routes) == (surface(), "")


def test_a_move_says_what_belongs_to_the_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "client/api/animals_api.py"
    text = GENERATOR[path].replace('"/animals', '"/v1/animals')
    kept = {name: each for name, each in GENERATOR.items() if "_api.py" not in name}
    package = written(tmp_path / "old", {**kept, path: text})
    files(tmp_path, {"openapi.yml": DOCUMENT})
    spec, out = tmp_path / "openapi.yml", tmp_path / "new"
    assert gen("migrate", package, "--spec", spec, "--out", out) == 0
    assert "begin with `/v1" in capsys.readouterr().err
    found = tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))
    assert found["names"] == {"GET /animals/{id}": "animals.find"}
