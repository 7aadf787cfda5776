"""Earlier names of optional arguments are still taken, with a warning."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: kind, in: query, required: true, schema: {type: string}}
      responses: {"204": {description: none}}
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: {type: string}
                tagLine: {type: string}
      responses:
        "200":
          description: A pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""
CONFIG = 'out = "sdk"\npackage = "acme"\nclient = "Acme"\nspec = "pets.yaml"\n'
NAMES = """\
[types]
Pet = { name = "Animal", was = ["Pet", "Beast"] }
[arguments]
limit = { name = "page_size", was = ["limit"] }
"body:tagLine" = { name = "motto", was = ["tag_line", "line"] }
"""
PROGRAM = """
import asyncio, json, warnings
import httpx2
from acme import Acme, AsyncAcme, types

sent = []

def respond(request):
    sent.append(request)
    return httpx2.Response(200, json={"name": "a"}) if request.method == "POST" else httpx2.Response(204)

transport = httpx2.MockTransport(respond)
client = Acme(http_client=httpx2.Client(transport=transport))
awaiting = AsyncAcme(http_client=httpx2.AsyncClient(transport=transport))

async def wait():
    await awaiting.pets.list(kind="a", limit=3)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    client.pets.list(kind="a", limit=3)
    client.pets.with_raw_response.list(kind="a", limit=3)
    client.pets.create(name="a", tag_line="b")
    asyncio.run(wait())
assert [each.url.params["limit"] for each in (sent[0], sent[1], sent[3])] == ["3"] * 3
assert json.loads(sent[2].content) == {"name": "a", "tagLine": "b"}
said = [(str(each.message), each.filename) for each in caught]
assert said.count(("the argument `limit` is called `page_size` now", "<string>")) == 3, said
assert ("the argument `tag_line` is called `motto` now", "<string>") in said
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert types.Pet is types.Animal and types.Beast is types.Animal
assert {str(each.message) for each in caught} == {
    "`Pet` is called `Animal` now", "`Beast` is called `Animal` now",
}
assert caught[0].filename == "<string>"
with warnings.catch_warnings():
    warnings.simplefilter("error")
    assert type(client.pets.create(name="a")) is types.Animal
    sent.pop()
    client.pets.list(kind="a", page_size=3)
    client.pets.create(name="a", motto="b")
assert sent[4].url.params["limit"] == "3"
assert json.loads(sent[5].content) == {"name": "a", "tagLine": "b"}
"""


def test_earlier_names_are_taken_with_a_warning(shell: Shell) -> None:
    shell.write("pets.yaml", SPEC)
    shell.write("gen.toml", CONFIG)
    assert shell.gen("build").code == 0
    shell.write("gen.toml", CONFIG + NAMES)
    said = shell.gen("diff").out
    assert "pets.list.page_size: is new" in said
    assert "Breaks" not in said
    assert shell.gen("build").code == 0
    done = subprocess.run(
        (sys.executable, "-c", PROGRAM),
        cwd=shell.folder / "sdk",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    index = (shell.folder / "sdk/acme/operations.json").read_text()
    assert '"python": "limit"' not in index
    assert shell.gen("check").code == 0


def test_one_that_cannot_stay_is_said(shell: Shell) -> None:
    shell.write("pets.yaml", SPEC)
    names = '[arguments]\nkind = { name = "sort", was = ["kind"] }\n'
    shell.write("gen.toml", CONFIG + names)
    ran = shell.gen("build")
    assert "`pets.list` cannot take 'sort' as `kind`, too: it is required" in ran.err
