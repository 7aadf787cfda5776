"""The specs are valid, complete and well documented."""

from __future__ import annotations

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.specs.documents import (
    APIS,
    Json,
    Object,
    as_list,
    as_object,
    calls,
    contents,
    load,
    resolve,
)
from tests.specs.examples import examples, of_holder, schemas

EVERY = pytest.mark.parametrize("api", APIS)


@EVERY
def test_a_document_is_valid(api: str) -> None:
    errors = OpenAPIV31SpecValidator(load(api)).iter_errors()
    assert [str(error) for error in errors] == []


@EVERY
def test_each_example_and_default_fits_its_schema(api: str) -> None:
    components = load(api)["components"]
    faults: list[str] = []
    number = 0
    for where, value, schema in examples(api):
        number += 1
        whole = {**as_object(schema), "components": components}
        validator = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        faults += [f"{where}: {error}" for error in validator.iter_errors(value)]
    assert number > len(calls(api))
    assert faults == []


@EVERY
def test_whatever_is_sent_or_received_has_an_example(api: str) -> None:
    bare: list[str] = []
    for call in calls(api):
        places: list[tuple[str, Json]] = [
            (f"{call.id} {parameter['name']}", parameter)
            for parameter in call.parameters
        ]
        places += [(f"{call.id} body", each) for each in contents(call.body()).values()]
        places += [
            (f"{call.id} {status}", each)
            for status, response in call.responses()
            for each in contents(response).values()
        ]
        for where, place in places:
            if not _is_binary(as_object(place)):
                holder = as_object(place)
                bare += [] if list(of_holder(where, holder)) else [where]
    assert bare == []


def _is_binary(content: Object) -> bool:
    return as_object(content["schema"]).get("format") == "binary"


@EVERY
def test_one_example_of_each_body_gives_every_field(api: str) -> None:
    """Full arguments are drawn from it."""
    missing: list[str] = []
    for call in calls(api):
        for content in contents(call.body()).values():
            holder = as_object(content)
            schema = resolve(call.document, holder["schema"])
            fields = as_object(schema["properties"]).keys()
            values = [as_object(value) for _, value, _ in of_holder("", holder)]
            if not any(value.keys() == fields for value in values):
                missing.append(call.id)
    assert missing == []


@EVERY
def test_everything_is_described(api: str) -> None:
    bare: list[str] = []
    for call in calls(api):
        bare += [] if {"summary", "description"} <= call.node.keys() else [call.id]
        for parameter in call.parameters:
            bare += (
                [] if "description" in parameter else [f"{call.id} {parameter['name']}"]
            )
    for where, schema in schemas(load(api)):
        owner = where.split("/")[-2]
        if owner in ("properties", "schemas") and not {"$ref", "const"} & schema.keys():
            bare += [] if "description" in schema else [where]
    assert bare == []


@EVERY
def test_names_are_unique_and_tags_declared(api: str) -> None:
    document = load(api)
    names = [
        f"{call.node['x-sdkwright-group']}.{call.node['x-sdkwright-name']}"
        for call in calls(api)
    ]
    assert len(set(names)) == len(names)
    ids = [call.id for call in calls(api)]
    assert len(set(ids)) == len(ids)
    used = {str(tag) for call in calls(api) for tag in as_list(call.node["tags"])}
    assert used == {str(as_object(tag)["name"]) for tag in as_list(document["tags"])}


@EVERY
def test_enums_hold_no_value_that_yaml_made_something_else_of(api: str) -> None:
    """`off` without quotes is false."""
    for where, schema in schemas(load(api)):
        if "enum" in schema and schema.get("type") != "boolean":
            values = as_list(schema["enum"])
            assert all(
                value is None or isinstance(value, str) for value in values
            ), where
