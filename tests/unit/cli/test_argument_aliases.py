"""Earlier names of arguments and types are still taken, with a warning, for a while."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.effort import sample

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
    assert (
        "pets.list.limit: is now called `page_size`; the old name still works" in said
    )
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


NEEDED = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /orgs/{org}/pets/{pet}:
    get:
      operationId: pets_get
      tags: [pets]
      parameters:
        - {name: org, in: path, required: true, schema: {type: string}}
        - {name: pet, in: path, required: true, schema: {type: string}}
      responses:
        "200":
          description: A pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
  /pets:
    get:
      operationId: pets_list
      tags: [pets]
      parameters:
        - {name: page, in: query, schema: {type: integer}}
        - {name: kind, in: query, required: true, schema: {type: string}}
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
      operationId: pets_talk
      tags: [pets]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [words]
              properties: {stream: {type: boolean}, words: {type: string}}
      responses:
        "200":
          description: Words.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Pet"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Pet"}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""
NEEDED_NAMES = """\
[arguments]
org = { name = "owner", was = ["org"] }
pet = { name = "animal", was = ["pet", "beast"] }
page = { name = "number", was = ["page"] }
kind = { name = "sort", was = ["kind"] }
"body:words" = { name = "text", was = ["words"] }
"""
NEEDED_PROGRAM = """
import asyncio, json, warnings
import httpx2
from acme import Acme, AsyncAcme

sent = []

def respond(request):
    sent.append(request)
    if request.headers.get("accept", "").startswith("text/event-stream"):
        kind = {"content-type": "text/event-stream"}
        return httpx2.Response(200, text='data: {"name": "a"}\\n\\n', headers=kind)
    page = request.url.params.get("page", "1")
    return httpx2.Response(200, json={"items": [{"name": page}], "total_pages": 2})

transport = httpx2.MockTransport(respond)
client = Acme(http_client=httpx2.Client(transport=transport))
awaiting = AsyncAcme(http_client=httpx2.AsyncClient(transport=transport))

def refused(call, *texts):
    try:
        call()
    except TypeError as error:
        assert all(each in str(error) for each in texts), error
    else:
        raise AssertionError("nothing was refused")

async def wait():
    await awaiting.pets.retrieve(org="a", pet="b")
    assert len([each async for each in awaiting.pets.list(kind="a", page=1)]) == 2
    await awaiting.pets.with_raw_response.list(kind="a")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    client.pets.retrieve(org="a", pet="b")
    client.pets.retrieve("a", beast="b")
    client.pets.with_raw_response.retrieve(org="a", pet="b")
    assert str(client.pets.prepare.retrieve(org="a", pet="b").url).endswith("/orgs/a/pets/b")
    assert all(each.url.path == "/orgs/a/pets/b" for each in sent), sent
    sent.clear()
    assert len(list(client.pets.list(kind="a", page=1))) == 2
    assert [each.url.query for each in sent] == [b"kind=a&page=1", b"kind=a&page=2"], sent
    client.pets.talk(words="a")
    assert [each.name for each in client.pets.talk(words="a", stream=True)] == ["a"]
    assert json.loads(sent[-2].content)["words"] == json.loads(sent[-1].content)["words"] == "a"
    asyncio.run(wait())
said = [str(each.message) for each in caught]
assert {each.filename for each in caught} == {"<string>"}, [each.filename for each in caught]
assert said.count("the argument `org` is called `owner` now") == 4, said
assert said.count("the argument `page` is called `number` now") == 2, said
assert said.count("the argument `words` is called `text` now") == 2, said
refused(lambda: client.pets.retrieve("a"), "missing", "'animal'")
refused(lambda: client.pets.retrieve(pet="a"), "missing", "'owner'")
refused(lambda: client.pets.retrieve("a", "b", pet="b"), "`pet` is `animal`")
refused(lambda: client.pets.retrieve("a", pet="b", beast="b"), "`beast` is `animal`")
refused(lambda: client.pets.list(page=3), "missing", "'sort'")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    client.pets.retrieve("a", "b")
    client.pets.retrieve("a", animal="b")
    client.pets.list(sort="a", number=2)
    client.pets.talk(text="a")
"""
USE = """\
from typing_extensions import assert_type

from acme import Acme, AsyncAcme, types


def use(client: Acme) -> None:
    assert_type(client.pets.retrieve(org="a", pet="b"), types.Pet)
    assert_type(client.pets.retrieve("a", beast="b"), types.Pet)
    client.pets.with_raw_response.retrieve(org="a", pet="b").parse().name
    for each in client.pets.list(kind="a", page=1):
        assert_type(each, types.Pet)
    for event in client.pets.talk(words="a", stream=True):
        assert_type(event, types.Pet)
    assert_type(client.pets.talk(words="a"), types.Pet)


async def wait(client: AsyncAcme) -> None:
    async for each in client.pets.list(kind="a", page=1):
        assert_type(each, types.Pet)
    page = (await client.pets.with_raw_response.list(kind="a")).parse()
    assert_type(page.items[0], types.Pet)
    raw = await client.pets.with_raw_response.retrieve(org="a", pet="b")
    assert_type(raw.parse(), types.Pet)
"""
WRONG = """\
from acme import Acme


def use(client: Acme) -> None:
    client.pets.retrieve("a")
    client.pets.retrieve("a", "b", pet="b")
    client.pets.retrieve(org="a", pet=3)
    client.pets.list(page=1)
    client.pets.talk()
    client.pets.with_raw_response.retrieve("a")
"""


@pytest.mark.parametrize(
    "checker", sample([("zuban", "check", "--strict"), ("mypy", "--strict")], one_in=2)
)
def test_those_of_needed_arguments_are_taken_as_well(
    shell: Shell, checker: tuple[str, ...]
) -> None:
    shell.write("pets.yaml", NEEDED)
    config = f'{CONFIG}positional = "all"\nversion = "1.4.0"\n'
    shell.write("gen.toml", config)
    assert shell.gen("build").code == 0
    shell.write("gen.toml", config + NEEDED_NAMES)
    said = shell.gen("diff").out
    assert "pets.retrieve.org: is now called `owner`; the old name still works" in said
    assert "Breaks" not in said
    assert shell.gen("build").code == 0
    done = subprocess.run(
        (sys.executable, "-c", NEEDED_PROGRAM),
        cwd=shell.folder / "sdk",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    index = (shell.folder / "sdk/acme/operations.json").read_text()
    assert '"python": "org"' not in index
    assert shell.gen("check").code == 0
    found = found_lines(shell, checker, use=USE, wrong=WRONG)
    assert found == {"wrong": [5, 6, 7, 8, 9, 10]}


def found_lines(
    shell: Shell, command: tuple[str, ...], **programs: str
) -> dict[str, list[int]]:
    """Return the lines in which a type checker finds errors, by the program's name."""
    files = [f"{name}.py" for name in programs]
    for file, code in zip(files, programs.values(), strict=True):
        (shell.folder / "sdk" / file).write_text(code)
    tool, *options = command
    done = subprocess.run(
        (str(Path(sys.executable).with_name(tool)), *options, *files),
        cwd=shell.folder / "sdk",
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, set[int]] = {}
    for name, line in re.findall(r"^(\w+)\.py:(\d+): error", done.stdout, re.MULTILINE):
        found.setdefault(name, set()).add(int(line))
    return {name: sorted(lines) for name, lines in found.items()}


def test_they_go_with_the_version_that_may_break(shell: Shell) -> None:
    shell.write("pets.yaml", SPEC)
    config = f'{CONFIG}version = "1.4.0"\n'
    shell.write("gen.toml", config + NAMES)
    assert shell.gen("build").code == 0
    shell.write("gen.toml", config.replace("1.4.0", "1.9.0") + NAMES)
    assert "gone" not in shell.gen("build").err
    shell.write("gen.toml", config.replace("1.4.0", "2.0.0") + NAMES)
    for command in ("build", "check"):
        ran = shell.gen(command)
        for name in ("limit", "tag_line", "line", "types.Pet", "types.Beast"):
            assert (
                f"`{name}` was left in version 1.4.0, and is gone with 2.0.0."
                in ran.err
            )
    package = shell.folder / "sdk/acme"
    assert "limit=page_size" not in (package / "resources/pets.py").read_text()
    assert '"Beast"' not in (package / "types/__init__.py").read_text()
    shell.gen("build", "--rename")
    assert '"limit limit": "1.4.0"' in (shell.folder / "sdk/gen.lock").read_text()
    shell.write("gen.toml", config.replace("1.4.0", "2.0.0"))
    said = shell.gen("build")
    assert "gone with" not in said.err


def test_what_is_gone_breaks_code(shell: Shell) -> None:
    shell.write("pets.yaml", SPEC)
    config = f'{CONFIG}version = "1.4.0"\n'
    shell.write("gen.toml", config + NAMES)
    shell.gen("build")
    shell.write("gen.toml", config.replace("1.4.0", "2.0.0") + NAMES)
    said = shell.gen("diff").out
    assert "pets.list.limit: was removed" in said
    assert "types.Beast: was removed" in said


def test_one_that_cannot_stay_is_said(shell: Shell) -> None:
    shell.write("pets.yaml", SPEC)
    names = '[arguments]\nkind = { name = "sort", was = ["limit", "timeout"] }\n'
    shell.write("gen.toml", CONFIG + names)
    ran = shell.gen("build")
    for name in ("limit", "timeout"):
        assert (
            f"`pets.list` cannot take 'sort' as `{name}`, too: that is no free"
            in ran.err
        )
