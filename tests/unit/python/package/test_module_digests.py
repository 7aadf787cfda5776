"""Which modules an edit concerns: those, and no others, have other digests afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from sdkwright import pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.emit.code import Deferred, Unit
from sdkwright.source import Source

SPEC = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
servers: [{url: "https://zoo.example"}]
paths:
  /pets:
    post:
      operationId: createPet
      tags: [pets]
      summary: Create a pet.
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
      responses: {"200": {description: Fine.}}
  /keepers:
    get:
      operationId: listKeepers
      tags: [keepers]
      summary: List the keepers.
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {$ref: "#/components/schemas/Keeper"}}}
components:
  schemas:
    Pet:
      type: object
      required: [owner]
      properties: {owner: {$ref: "#/components/schemas/Owner"}}
    Owner:
      type: object
      properties: {name: {$ref: "#/components/schemas/Name"}}
    Name: {type: object, properties: {first: {type: string}}}
    Keeper: {type: object, properties: {badge: {type: integer}}}
"""
PETS = {"resources/pets", "types/owner_param", "types/name_param"}
ALL = {*PETS, "resources/keepers", "types/keeper"}


def digests(spec: str) -> dict[str, str]:
    """Return the digest of each module that is made on demand."""
    source = Source(text=spec.encode(), path=Path("zoo.yaml"))
    own = ApiConfig(name="zoo", source=source)
    config = Config(
        out=Path("out"), distribution="zoo", package="zoo", apis=(own,), flat=True
    )
    package = pipeline.generate(config, {}, {}, {"zoo": Report()}, lambda *_: None)
    assert package is not None
    return {
        unit.path.removeprefix("zoo/").removesuffix(".py"): unit.view.inputs
        for unit in package.units
        if isinstance(unit, Unit) and isinstance(unit.view, Deferred)
    }


@pytest.mark.parametrize(
    ("old", "new", "concerned"),
    [
        ("Create a pet.", "Make a pet.", {"resources/pets"}),
        ("operationId: createPet", "operationId: addPet", {"resources/pets"}),
        ("{type: integer}", "{type: string}", {"resources/keepers", "types/keeper"}),
        # However far away: what a type is made of may decide how it is spelled.
        ("{first: {type: string}}", "{last: {type: string}}", PETS),
        ("Name: {type: object, properties: {first: {type: string}}}", "Name: {}",
         {*PETS, "types/name"} - {"types/name_param"}),
        ("https://zoo.example", "https://zoo.test", ALL),
        ("{type: integer}", "{type: integer, x-sdkwright-name: no}",
         {"resources/keepers", "types/keeper"}),
    ],
)  # fmt: skip
def test_an_edit_concerns_what_it_can_change(
    old: str, new: str, concerned: set[str]
) -> None:
    assert old in SPEC
    before, after = digests(SPEC), digests(SPEC.replace(old, new, 1))
    assert before.keys() == ALL
    assert {path for path in after if after[path] != before.get(path)} == concerned


def test_the_order_of_a_document_concerns_nobody() -> None:
    first, second = SPEC.split("  /keepers:")
    keepers, components = second.split("components:")
    head, pets = first.split("  /pets:")
    turned = f"{head}  /keepers:{keepers}  /pets:{pets}components:{components}"
    assert digests(turned) == digests(SPEC)


def test_a_response_concerns_the_operations_that_take_it_back() -> None:
    """They have the same path, but need not be in the same module."""
    answers = "content: {application/json: {schema: {$ref: '#/components/schemas/%s'}}}"
    spec = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
servers: [{url: "https://zoo.example"}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: pets/get
      responses: {"200": {description: Fine., ANSWER}}
    put:
      operationId: keepers/put
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Change"}}}
      responses: {"204": {description: Fine.}}
components:
  schemas:
    Change: {type: object, required: [name], properties: {name: {type: string}}}
    Cat: {type: object, required: [name], properties: {name: {type: string}}}
    Dog: {type: object, required: [name], properties: {name: {type: string}}}
"""
    before = digests(spec.replace("ANSWER", answers % "Cat"))
    after = digests(spec.replace("ANSWER", answers % "Dog"))
    for module in ("resources/pets", "resources/keepers"):
        assert before[module] != after[module]
