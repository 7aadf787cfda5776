"""Examples in docstrings: one call of each resource, and all methods where that is asked for."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.config.made import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.snippets.making import Made

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: Pets.
          content:
            application/json:
              schema:
                type: object
                required: [items, total_pages]
                properties:
                  items: {type: array, items: {$ref: "#/components/schemas/Pet"}}
                  total_pages: {type: integer}
    post:
      operationId: addPet
      tags: [pets]
      description: Adds "one"; a \\ stays what it is.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name, colours, note]
              properties:
                name: {type: string, example: "a\\n\\"b\\" \\\\ >>> ''' c"}
                colours:
                  type: array
                  items: {type: string}
                  example: [a rather long name of a colour, one more of these]
                note: {type: string, example: so that this call does not fit into a line}
      responses:
        "200":
          description: A pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
  /pets/{petId}:
    delete:
      operationId: deletePet
      tags: [pets]
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Gone.}}
  /pets/{petId}/photo:
    get:
      operationId: getPhoto
      tags: [photos]
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: A photo.
          content: {image/png: {schema: {type: string, format: binary}}}
  /events:
    get:
      operationId: listEvents
      tags: [events]
      responses:
        "200":
          description: Events.
          content: {text/event-stream: {schema: {$ref: "#/components/schemas/Pet"}}}
  /keys/{key}:
    delete:
      operationId: deleteKey
      tags: [keys]
      parameters: [{name: key, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Gone.}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""
RUN = """
import asyncio, importlib, inspect, pkgutil, sys, textwrap
import httpx2
import acme.resources
from acme import Acme, AsyncAcme

PET = {"name": "a"}

def respond(request):
    path = request.url.path
    if request.method == "DELETE":
        return httpx2.Response(204)
    if path == "/events":
        kind = {"content-type": "text/event-stream"}
        return httpx2.Response(200, text='data: {"name": "a"}\\n\\n', headers=kind)
    if path.endswith("/photo"):
        return httpx2.Response(200, content=b"x", headers={"content-type": "image/png"})
    if request.method == "GET":
        return httpx2.Response(200, json={"items": [PET], "total_pages": 1})
    return httpx2.Response(200, json=PET)

transport = httpx2.MockTransport(respond)
clients = {
    False: Acme(http_client=httpx2.Client(transport=transport)),
    True: AsyncAcme(http_client=httpx2.AsyncClient(transport=transport)),
}
count = 0
for info in pkgutil.iter_modules(acme.resources.__path__):
    module = importlib.import_module(f"acme.resources.{info.name}")
    for name, kind in vars(module).items():
        own = inspect.isclass(kind) and kind.__module__ == module.__name__
        if not own or "With" in name or "Prepare" in name:
            continue
        for each in (kind, *vars(kind).values()):
            doc = inspect.getdoc(each) if callable(each) else None
            if not doc or "Example:" not in doc:
                continue
            code = textwrap.indent(textwrap.dedent(doc.partition("Example:\\n")[2]), "    ")
            space = {"client": clients[name.startswith("Async")]}
            exec(f"async def main():\\n{code}", space)
            asyncio.run(space["main"]())
            count += 1
print(f"ran {count}")
"""


def docstrings(package: Made) -> Iterator[tuple[str, str]]:
    """Yield the docstrings of classes and methods of resources, by name."""
    for path, text in package.files.items():
        if "/resources/" in path and path.endswith(".py"):
            for node in ast.parse(text).body:
                if isinstance(node, ast.ClassDef):
                    yield node.name, ast.get_docstring(node) or ""
                    for inner in node.body:
                        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                            name = f"{node.name}.{inner.name}"
                            yield name, ast.get_docstring(inner) or ""


def test_each_resource_has_the_call_that_is_tried_first(tmp_path: Path) -> None:
    found = dict(docstrings(made(tmp_path, "", DOCUMENT)))
    assert found["Pets"].endswith("Example:\n    client.pets.list()")
    assert "Example" not in found["AsyncPets"]
    assert found["Events"].endswith("Example:\n    client.events.list()")
    assert "Example" not in found["Keys"]
    assert not any("Example" in text for name, text in found.items() if "." in name)


def test_every_method_has_one_where_that_is_asked_for(tmp_path: Path) -> None:
    found = dict(docstrings(made(tmp_path, "docstring_examples = true\n", DOCUMENT)))
    assert found["Pets.list"].endswith(
        "Example:\n    for item in client.pets.list():\n        print(item)"
    )
    assert found["AsyncPets.list"].endswith(
        "Example:\n    async for item in client.pets.list():\n        print(item)"
    )
    assert found["AsyncPets"].endswith("Example:\n    await client.pets.list()")
    assert found["AsyncPets.delete"].endswith(
        'Example:\n    await client.pets.delete("pet-id-1")'
    )
    assert "async with await client.events.list()" in found["AsyncEvents.list"]
    methods = [name for name in found if re.fullmatch(r"(Async)?\w+\.\w+", name)]
    own = [name for name in methods if "With" not in name and "Prepare" not in name]
    views = ("with_raw_response", "with_streaming_response", "prepare")
    own = [name for name in own if not name.endswith(views)]
    assert len(own) == 12
    assert all("Example:" in found[name] for name in own)


@pytest.mark.parametrize("every", [False, True])
def test_they_run_and_checkers_of_style_take_them(
    tmp_path: Path, *, every: bool
) -> None:
    toml = "docstring_examples = true\n" if every else ""
    package = made(tmp_path, toml, DOCUMENT)
    package.write(tmp_path)
    done = subprocess.run(
        (sys.executable, "-c", RUN),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("ran 16\n" if every else "ran 2\n")
    files = sorted((tmp_path / "acme/resources").glob("[a-z]*.py"))
    ruff = ("ruff", "check", "--isolated", "--select", "D,E501,W", "--config")
    convention = "lint.pydocstyle.convention = 'google'"
    for command in (
        (*ruff, convention, "--config", "line-length = 88", "--ignore", "D107,D301"),
        ("black", "--check", "-q"),
    ):
        tool = Path(sys.executable).with_name(command[0])
        ran = subprocess.run(
            (tool, *command[1:], *files), capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout
