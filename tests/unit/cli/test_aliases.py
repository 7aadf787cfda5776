"""Earlier names of methods stay, deprecated, until the next version that may break."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: A pet.
          content: {application/json: {schema: {type: object}}}
  /pets:
    post:
      operationId: talk
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties: {stream: {type: boolean}, words: {type: string}}
      responses:
        "200":
          description: Words.
          content:
            application/json: {schema: {type: object}}
            text/event-stream: {schema: {type: object}}
  /ping:
    get: {operationId: ping, responses: {"204": {description: none}}}
"""
CONFIG = """\
out = "sdk"
package = "acme"
client = "Acme"
version = "1.4.0"
spec = "pets.yaml"
"""
NAMES = """\
[names]
getPet = { name = "pets.fetch", was = ["pets.retrieve", "animals.wild.get", "get_pet"] }
talk = { name = "pets.talk", was = ["pets.create"] }
ping = { name = "ping", was = ["status"] }
"""
PROGRAM = """
import asyncio, warnings
import httpx2
from acme import Acme, AsyncAcme

def respond(request):
    if request.headers.get("accept", "").startswith("text/event-stream"):
        return httpx2.Response(200, text="data: {}\\n\\n", headers={"content-type": "text/event-stream"})
    return httpx2.Response(204 if "ping" in str(request.url) else 200, json={})

transport = httpx2.MockTransport(respond)
client = Acme(http_client=httpx2.Client(transport=transport))
awaiting = AsyncAcme(http_client=httpx2.AsyncClient(transport=transport))

def warned(call, text):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call()
    said = [str(each.message) for each in caught if each.category is DeprecationWarning]
    assert text in said, said
    return result

text = "`pets.retrieve` is called `pets.fetch` now."
warned(lambda: client.pets.retrieve("x"), text)
warned(lambda: client.pets.with_raw_response.retrieve("x"), text)
warned(lambda: client.pets.with_streaming_response.retrieve("x"), text)
request = warned(lambda: client.pets.prepare.retrieve("x"), text)
assert str(request.url).endswith("/pets/x")
warned(lambda: client.animals.wild.get("x"), "`animals.wild.get` is called `pets.fetch` now.")
warned(lambda: client.get_pet("x"), "`get_pet` is called `pets.fetch` now.")
warned(lambda: client.status(), "`status` is called `ping` now.")
list(warned(lambda: client.pets.create(words="a", stream=True), "`pets.create` is called `pets.talk` now."))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    client.pets.fetch("x"), client.ping()

async def main():
    await warned(lambda: awaiting.pets.retrieve("x"), text)
    await warned(lambda: awaiting.pets.with_raw_response.retrieve("x"), text)
    await warned(lambda: awaiting.animals.wild.get("x"), "`animals.wild.get` is called `pets.fetch` now.")

asyncio.run(main())
"""


@pytest.fixture
def pets(shell: Shell) -> Shell:
    """A project that has been built by its first names."""
    shell.write("pets.yaml", SPEC)
    shell.write("gen.toml", CONFIG)
    assert shell.gen("build").code == 0
    return shell


def test_earlier_names_work_and_warn_in_both_modes(pets: Shell) -> None:
    pets.write("gen.toml", CONFIG + NAMES)
    said = pets.gen("diff").out
    assert "pets.retrieve: is now called `pets.fetch`; the old name still works" in said
    assert "Breaks" not in said
    assert pets.gen("build").code == 0
    command = (sys.executable, "-c", PROGRAM)
    done = subprocess.run(
        command, cwd=pets.folder / "sdk", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lock = (pets.folder / "sdk/gen.lock").read_text()
    assert ' "pets.retrieve": "1.4.0 #/paths/~1pets~1{petId}/get"\n' in lock
    index = (pets.folder / "sdk/acme/operations.json").read_text()
    assert "pets.fetch" in index
    assert "pets.retrieve" not in index
    assert "an earlier name" in pets.gen("explain", "pets.retrieve").out
    assert pets.gen("check").code == 0


def test_they_go_with_the_version_that_may_break(pets: Shell) -> None:
    pets.write("gen.toml", CONFIG + NAMES)
    pets.gen("build")
    pets.edit("gen.toml", "1.4.0", "1.9.3")
    assert "removed" not in pets.gen("build").out
    pets.edit("gen.toml", "1.9.3", "2.0.0")
    for command in ("build", "check"):
        ran = pets.gen(command)
        assert ran.code == 0
        assert (
            "`pets.retrieve` was left in version 1.4.0, and is gone with 2.0.0"
            in ran.err
        )
    text = (pets.folder / "sdk/acme/resources/pets.py").read_text()
    assert "def retrieve" not in text
    assert not (pets.folder / "sdk/acme/resources/animals_wild.py").exists()
    pets.write("gen.toml", CONFIG.replace("1.4.0", "2.0.0"))
    pets.gen("build")
    assert "1.4.0" not in (pets.folder / "sdk/gen.lock").read_text()


def test_names_settled_anew_can_leave_the_old_ones(pets: Shell) -> None:
    lock = pets.folder / "sdk/gen.lock"
    text = lock.read_text()
    assert '"retrieve"' in text
    lock.write_text(text.replace('"retrieve"', '"obtain"'))
    assert pets.gen("build", "--force").code == 0
    assert "def obtain" in (pets.folder / "sdk/acme/resources/pets.py").read_text()
    ran = pets.gen("build", "--rename", "--leave-aliases")
    assert ran.code == 0
    assert "pets.obtain -> pets.retrieve" in ran.out
    assert (
        "pets.obtain: is now called `pets.retrieve`; the old name still works"
        in ran.out
    )
    assert "def obtain" in (pets.folder / "sdk/acme/resources/pets.py").read_text()
    assert pets.gen("build").out.endswith("is up to date.\n")
    pets.edit("gen.toml", "1.4.0", "2.0.0")
    assert (
        "pets.obtain: was removed; it is called `pets.retrieve`"
        in pets.gen("build").out
    )
    assert pets.gen("build", "--leave-aliases").code == 2


@pytest.mark.parametrize(
    ("was", "said"),
    [
        ("ping", "`ping` is what #/paths/~1ping/get is called now"),
        ("pets.with_raw_response", "No method can be called `pets.with_raw_response`"),
    ],
)
def test_a_name_that_cannot_be_had_is_an_error(
    pets: Shell, was: str, said: str
) -> None:
    pets.write(
        "gen.toml",
        f'{CONFIG}[names]\ntalk = {{ name = "pets.talk", was = ["{was}"] }}\n',
    )
    ran = pets.gen("build")
    assert ran.code == 1
    assert said in ran.err


def test_the_present_name_is_no_earlier_one(pets: Shell) -> None:
    names = '[names]\ntalk = { name = "pets.talk", was = ["pets.talk"] }\n'
    pets.write("gen.toml", CONFIG + names)
    assert pets.gen("build").code == 0
    assert "pets.talk" not in (pets.folder / "sdk/gen.lock").read_text()
