"""Results out of their envelopes: what callers, views and fakes see of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sdkwright.cli.main import run

from tests.unit.config.made import configured, made, said

DOCUMENT = """
openapi: 3.1.0
info: {title: Wrapped, version: '1'}
servers: [{url: 'https://acme.test'}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: {$ref: '#/components/schemas/Pet'}
                  took: {type: integer}
  /pets:
    get:
      operationId: findPets
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: {type: array, items: {$ref: '#/components/schemas/Pet'}}
  /status:
    get:
      operationId: status
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Status'}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, born]
      properties: {id: {type: string}, born: {type: string, format: date}}
    Status: {type: object, required: [ok], properties: {ok: {type: boolean}}}
"""
NAMES = 'names = { getPet = "get", findPets = "find", status = "status" }\n'
PROGRAM = """
import httpx2
from acme import APIResponseValidationError, Acme, types
from acme.testing import fake

answers = {"/pets/1": '{"data": {"id": "1", "born": "2020-01-02"}, "took": 3}',
           "/pets/2": '{"took": 3}', "/pets/3": '[]', "/pets": '{}',
           "/status": '{"ok": true}'}
seen = httpx2.MockTransport(lambda request: httpx2.Response(
    200, text=answers[request.url.path], headers={"content-type": "application/json"}))
for strict in (False, True):
    with Acme(http_client=httpx2.Client(transport=seen), strict=strict) as client:
        pet = client.get("1")
        assert isinstance(pet, types.Pet), pet
        print(pet.born.year, client.find(), client.status().ok)
        raw = client.with_raw_response.get("1")
        print(raw.parse().id, raw.json()["took"])
        for each in ("2", "3"):
            try:
                client.get(each)
            except APIResponseValidationError as error:
                print(str(error).splitlines()[0])
with fake(Acme) as (client, api):
    api.on(client.get).answers({"id": "7", "born": "2020-01-02"})
    print(client.get("x").id)
"""


def test_results_are_what_the_envelopes_hold(tmp_path: Path) -> None:
    toml = f'unwrap = "data"\ncore = ["testing"]\n{NAMES}'
    configured(tmp_path, toml, DOCUMENT)
    assert run(["build", "--config", str(tmp_path / "gen.toml")]) == 0
    ended = subprocess.run(
        (sys.executable, "-c", PROGRAM),
        env={**os.environ, "PYTHONPATH": str(tmp_path / "generated")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    *lines, last = ended.stdout.splitlines()
    assert last == "7"
    assert lines[0] == lines[4] == "2020 None True"
    assert lines[1] == lines[5] == "1 3"
    assert "The data has no 'data'." in lines[2]
    assert "The data has no 'data'." in lines[6]


def test_the_types_say_so_and_the_envelope_is_gone(tmp_path: Path) -> None:
    package = made(tmp_path, f'unwrap = "data"\n{NAMES}', DOCUMENT)
    client = package.file("resources/client_methods.py")
    assert 'inside="data"' in client
    text = package.file("client.py")
    assert ") -> types.Pet:" in text
    assert ") -> list[types.Pet] | None:" in text
    assert "GetResponse" not in package.file("types/__init__.pyi")


def test_one_operation_says_otherwise(tmp_path: Path) -> None:
    toml = f'unwrap = "data"\noperations.getPet.unwrap = false\n{NAMES}'
    package = made(tmp_path, toml, DOCUMENT)
    assert ") -> types.GetResponse:" in package.file("client.py")


def test_an_envelope_that_is_none_is_said(tmp_path: Path) -> None:
    toml = f'operations.status.unwrap = "dta"\n{NAMES}'
    ((message, _, where),) = said(made(tmp_path, toml, DOCUMENT), "unwrap-impossible")
    assert "'dta'" in message
    assert where.startswith("gen.toml:3:")
