"""Hierarchies, defaults, cycles: what tells alternatives apart, and what is none of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.shared import ROOT
from tests.outside.values_support import (
    caller,
    needs_cases,
    package,
    package_of,
    responding,
    sending,
)

__all__ = ["caller"]

pytestmark = needs_cases


@pytest.mark.parametrize("kind", ["Pet", "Fish"])
def test_the_base_of_a_hierarchy_is_a_variant(caller, kind):
    one = caller(package("reports/03-"))
    one.reply({"petType": kind, "name": "n", "fins": 2})
    found = one.call("GET /pet")
    assert (found.name, found.pet_type) == ("n", kind)
    assert found.to_dict() == {"petType": kind, "name": "n", "fins": 2}
    one.reply({"petType": "Cat", "lives": 9})
    assert one.call("GET /pet").lives == 9


def _hierarchy(mapping: object = None) -> dict[str, object]:
    told = {"propertyName": "kind", **({"mapping": mapping} if mapping else {})}
    base = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "name": {"type": "string"}},
        "discriminator": told,
    }

    def more(name: str) -> object:
        own = {"type": "object", "properties": {name: {"type": "integer"}}}
        return {"allOf": [{"$ref": "#/components/schemas/Base"}, own]}

    return {"Base": base, "First": more("one"), "Second": more("two")}


@pytest.mark.parametrize(
    "mapping",
    [None, {"1": "#/components/schemas/First", "0": "#/components/schemas/Base"}],
)
def test_a_new_subtype_can_be_sent_again(caller, mapping):
    base = {"$ref": "#/components/schemas/Base"}
    paths = {"/it": {"get": responding(base), "put": sending(base)}}
    one = caller(package_of(paths, _hierarchy(mapping)))
    one.reply({"kind": "Third", "three": 3, "name": "n"})
    found = one.call("GET /it")
    assert found.name == "n"
    one.call("PUT /it", body=found)
    assert json.loads(one.body) == {"kind": "Third", "three": 3, "name": "n"}
    one.reply({"kind": "1" if mapping else "First", "one": 1})
    assert one.call("GET /it").one == 1


def test_a_default_mapping(caller):
    schemas = {
        name: {
            "type": "object",
            "properties": {
                "kind": {"type": "string"},
                name.lower(): {"type": "integer"},
            },
        }
        for name in ("First", "Second", "Other")
    }
    union = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in schemas],
        "discriminator": {
            "propertyName": "kind",
            "defaultMapping": "#/components/schemas/Other",
        },
    }
    paths = {"/it": {"get": responding({"$ref": "#/components/schemas/Union"})}}
    module = package_of(paths, {**schemas, "Union": union}, version="3.2.0")
    one = caller(module)
    for data, name in (
        ({"kind": "First", "first": 1}, "First"),
        ({"kind": "New", "other": 1}, "Other"),
        ({"other": 1}, "Other"),
    ):
        one.reply(data)
        found = one.call("GET /it")
        assert type(found).__name__ == name
        assert found.to_dict() == data


def test_builds_that_were_bugs():
    for case in ("c-11-", "c-12-", "c-13-"):
        package(f"documents/{case}")


def test_an_alternative_that_extends_its_union(caller):
    one = caller(package("documents/c-13-"))
    for data in ({"sweet": True}, {"category": "c", "sweet": False}):
        one.reply(data)
        assert one.call("GET /a").to_dict() == data


@pytest.mark.corpus
def test_type_checkers_end_on_unions_that_hold_each_other():
    module = package("documents/17-")
    folder = Path(module.__file__).parent
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(folder / "types")],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_who_names_a_known_variant_is_that_one(caller):
    one = caller(package("reports/03-"))
    one.reply({"petType": "Cat", "lives": "nine"})
    found = one.call("GET /pet")
    assert (type(found).__name__, found.lives) == ("Cat", "nine")
    with pytest.raises(one.module.APIResponseValidationError, match="lives"):
        one.of(one.strict(), "GET /pet")
    one.reply({"petType": "Fish", "fins": 2})
    assert type(one.of(one.strict(), "GET /pet")).__name__ == "PetBase"
