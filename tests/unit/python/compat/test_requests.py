"""Methods take all arguments as one object, as packages of Speakeasy did."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.migrate.made import gen
from tests.unit.python.compat.test_old_programs import (
    COUNTER,
    PAGE,
    PET,
    Server,
    answer,
    query,
)

if TYPE_CHECKING:
    from pathlib import Path

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
KIND = {**query("type"), "required": True}
VERSION = {**query("version"), "required": True, "schema": {"const": "v1"}}
PAGES = {"style": "cursor", "parameter": "cursor", "items": "data", "next": "next"}
BODY = {"required": True, "content": {"application/json": {"schema": PET}}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "servers": [{"url": "https://one.example"}],
    "paths": {
        "/pets": {
            "get": {
                "parameters": [query("cursor")],
                "x-sdkwright-pagination": PAGES,
                **answer(PAGE),
            }
        },
        "/pets/{id}": {
            "get": {"parameters": [ID, KIND, VERSION], **answer(PET)},
            "post": {"parameters": [ID], "requestBody": BODY, **answer(PET)},
        },
    },
    "components": {
        "schemas": {
            "Pet": {"type": "object", "properties": {"name": {"type": "string"}}}
        }
    },
}
CONFIG = """
spec = "openapi.json"
out = "out"
client = "Zoo"
package = "{package}"
{compat}
arguments = {{ type = "type_" }}
[operations."GET /pets"]
request = "ListRequest"
[operations."GET /pets/{{id}}"]
request = "GetRequest"
[operations."POST /pets/{{id}}"]
request = "MoveRequest"
body = "pet"
[names]
"GET /pets/{{id}}" = "get"
"POST /pets/{{id}}" = "pets.move"
"""


def configured(path: Path, compat: str) -> str:
    """Write document and configuration; return what the package is called."""
    name = f"zoo_requests_{next(COUNTER)}"
    (path / "openapi.json").write_text(json.dumps(DOCUMENT))
    (path / "gen.toml").write_text(CONFIG.format(package=name, compat=compat))
    return name


@pytest.fixture
def zoo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    name = configured(tmp_path, 'compat = "speakeasy"')
    assert gen("build", "--config", tmp_path / "gen.toml") == 0
    monkeypatch.setattr("sys.path", [str(tmp_path / "out"), *sys.path])
    return importlib.import_module(name)


def test_a_request_is_all_arguments(zoo: Any) -> None:
    server = Server()
    client = zoo.Zoo(client=server.client, async_client=server.async_client)
    types = importlib.import_module(f"{zoo.__name__}.models.operations")
    client.get(request={"id": "a", "type": "b"})
    client.get(request=types.GetRequest(id="a", type="b", version="v1"))
    client.get(id="a", type_="b")
    assert {str(each.url) for each in server.seen} == {
        "https://one.example/pets/a?type=b&version=v1"
    }
    request = types.MoveRequest(id="a", pet=zoo.models.Pet(name="n"))
    client.pets.move(request=request)
    asyncio.run(client.pets.move_async(request={"id": "a", "pet": {"name": "n"}}))
    client.pets.with_raw_response.move(id="a", name="n")
    assert [each.content for each in server.seen[3:]] == [b'{"name":"n"}'] * 3
    names = [each.name for each in client.pets.list(request={})]
    assert names == ["b", "a"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"request": {"id": "a"}}, "missing a required argument: 'type_'"),
        ({"id": "a"}, "missing a required argument: 'type_'"),
        ({"request": {"id": "a", "self": 1}}, "an unexpected member 'self'"),
        ({"id": "b", "request": {"id": "a"}}, "`id` is a member of `request`, too"),
        ({"request": 3}, "`request` must be a mapping"),
    ],
)
def test_faulty_requests(zoo: Any, given: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        zoo.Zoo(client=Server().client).get(**given)


def test_types_of_requests_are_written_out(zoo: Any, tmp_path: Path) -> None:
    folder = tmp_path / "out" / zoo.__name__
    text = (folder / "_compat/requests.py").read_text()
    assert "    id: Required[str]\n    type: Required[str]\n" in text
    assert "    pet: Required[types.Pet | types.PetParam]\n" in text
    client = (folder / "client.py").read_text()
    assert "request: operations_.GetRequest," in client
    assert "members_of" not in client


def test_packages_for_others_take_no_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = configured(tmp_path, "")
    assert gen("build", "--config", tmp_path / "gen.toml") == 0
    assert "`pets.move` takes no `request`" in capsys.readouterr().err
    assert "request:" not in (tmp_path / "out" / name / "resources/pets.py").read_text()
