"""Packages of other generators are read by their syntax trees, and wheels with care."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from sdkwright.migrate.packages import PackageReadError, old_surface
from sdkwright.migrate.surfaces import Shape

from tests.unit.migrate.packages import (
    FERN,
    GENERATOR,
    OPERATIONS,
    SPEAKEASY,
    STAINLESS,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_package_of_stainless(tmp_path: Path) -> None:
    found, broken = old_surface(written(tmp_path, STAINLESS))
    assert found.shape is Shape.STAINLESS
    assert (found.client, found.async_client) == ("Zoo", "AsyncZoo")
    assert found.env == ("ZOO_BASE_URL", "ZOO_TOKEN")
    assert found.handwritten == ("feed",)
    assert found.members == ("copy",)
    assert found.pages == ("AsyncCursorPage", "SyncCursorPage")
    assert found.types == {"types": ("Animal",)}
    assert not broken
    methods = {each.name: each for each in found.methods}
    assert set(methods) == {"animals.get", "animals.list", "animals.move"}
    assert methods["animals.move"].routes == (("POST", "/zoos/{}/animals/{}/move"),)
    arguments = {e.name: e for e in methods["animals.move"].arguments}
    assert [n for n, e in arguments.items() if e.required] == ["id", "zoo"]
    assert [n for n, e in arguments.items() if e.positional] == ["id"]
    assert [e.name for e in methods["animals.get"].arguments] == ["id"]


def test_bodies_of_types_are_known_by_their_names_on_the_wire(tmp_path: Path) -> None:
    found, _ = old_surface(written(tmp_path, STAINLESS))
    body = found.bodies[found.resolved["types:Animal"]]
    assert body.names == {"id": "id", "bornAt": "born_at", "tags": "tags"}
    assert found.bodies["types.animal:Tag"].fields == {"text": "str"}


def test_a_package_of_speakeasy(tmp_path: Path) -> None:
    found, _ = old_surface(written(tmp_path, SPEAKEASY))
    assert found.shape is Shape.SPEAKEASY
    method, move, make = found.methods
    assert (method.name, method.routes) == ("animals.list", (("GET", "/animals"),))
    assert [each.name for each in method.arguments] == ["type_"]
    members = [(each.name, each.required) for each in move.members]
    assert move.request == "MoveRequest"
    assert members == [("id", True), ("animal", True), ("type", False)]
    assert (make.request, make.members) == ("", ())
    assert found.env == ("ZOO_TOKEN_ENV",)
    assert found.errors == ("ZooError",)


def test_a_package_of_fern(tmp_path: Path) -> None:
    found, _ = old_surface(written(tmp_path, FERN))
    assert found.shape is Shape.FERN
    (method,) = found.methods
    assert (method.name, method.routes) == (
        "animals.find",
        (("GET", "/zoos/{}/animals/{}"),),
    )
    assert [each.name for each in method.arguments if each.positional] == ["zoo", "id"]


def test_a_package_of_openapi_generator_of_any_age(tmp_path: Path) -> None:
    found, _ = old_surface(written(tmp_path, GENERATOR))
    assert found.shape is Shape.OPENAPI_GENERATOR
    assert (found.package, found.client) == ("zoo_client", "")
    assert (found.types, found.errors) == ({"models": ("Animal",)}, ("ApiException",))
    methods = {each.name: each for each in found.methods}
    routes = {name: each.routes for name, each in methods.items()}
    assert routes == {
        "animals.find": (("GET", "/animals/{}"),),
        "feed": (("POST", "/animals/{}/feed"),),
        "zoos.close": (("DELETE", "/zoos/{}"),),
    }
    arguments = {
        name: [(e.name, e.required, e.positional, e.type) for e in each.arguments]
        for name, each in methods.items()
    }
    assert arguments == {
        "animals.find": [
            ("id", True, True, "StrictStr"),
            ("size", False, True, "StrictInt"),
        ],
        "feed": [("id", True, True, ""), ("food", False, False, "")],
        "zoos.close": [("id", True, True, ""), ("now", False, False, "")],
    }


def test_a_package_of_openapi_python_client(tmp_path: Path) -> None:
    found, _ = old_surface(written(tmp_path, OPERATIONS))
    assert found.shape is Shape.OPENAPI_PYTHON_CLIENT
    methods = {each.name: each for each in found.methods}
    routes = {name: each.routes for name, each in methods.items()}
    assert routes == {
        "animals.find": (("GET", "/animals/{}"),),
        "health": (("GET", "/health"),),
    }
    find = methods["animals.find"]
    assert [(each.name, each.positional) for each in find.arguments] == [
        ("id", True),
        ("size", False),
    ]
    assert (find.returns, methods["health"].returns) == ("Animal", "Any")


def test_a_wheel_is_the_folder_in_it(tmp_path: Path) -> None:
    folder = written(tmp_path, STAINLESS)
    wheel = tmp_path / "zoo-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in sorted(folder.rglob("*.py")):
            archive.write(path, path.relative_to(tmp_path))
        archive.writestr("../outside.py", "raise SystemExit")
    found, _ = old_surface(wheel)
    assert found.methods == old_surface(folder)[0].methods


def test_a_file_that_is_no_python_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path, {**STAINLESS, "types/animal.py": "class Animal(:"})
    found, broken = old_surface(folder)
    assert len(found.methods) == 3
    assert [path for path, _ in broken] == ["types/animal.py"]


def test_a_surface_in_json(tmp_path: Path) -> None:
    path = tmp_path / "surface.json"
    method = {"name": "a.b", "verb": "GET", "raw_path": "/a/{x}", "paths": ["/a/{}"]}
    path.write_text(
        json.dumps({"kind": "fern", "package": "p", "operations": [method]})
    )
    found, _ = old_surface(path)
    assert found.methods[0].paths[0] == "/a/{x}"
    assert found.methods[0].routes[0] == ("GET", "/a/{}")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"readme.md": ""}, "holds no package"),
        ({"__init__.py": "x = 1"}, "no client of a known form"),
    ],
)
def test_what_is_no_package_is_refused(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    with pytest.raises(PackageReadError, match=message):
        old_surface(written(tmp_path, files))


def test_what_is_no_wheel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zoo.whl"
    path.write_bytes(b"PK nothing")
    with pytest.raises(PackageReadError, match="is no wheel"):
        old_surface(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zoo/__init__.py", "x = 1\n" * 100)
    data = bytearray(path.read_bytes())
    data[45:51] = b"\xff" * 6  # behind the head of 30 bytes, and a name of 15
    path.write_bytes(data)
    with pytest.raises(PackageReadError, match="is no wheel: Error -3"):
        old_surface(path)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(OSError, match="a named pipe"):
        old_surface(path)
