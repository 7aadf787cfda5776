"""No schema, however odd, raises; and what comes out keeps the model's rules."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sdkwright.ir import (
    Alias,
    AllOf,
    Api,
    Kind,
    Literals,
    Nullable,
    Primitive,
    Record,
    Ref,
    Type,
    UnionOf,
)
from sdkwright.ir.api_walk import roots
from sdkwright.ir.walk import nodes, types

from tests.unit.model import refined

NAMES = ("A", "B", "C", "D")
PROPERTIES = ("kind", "x", "y")

scalars = (
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b", ""])
)
references = st.sampled_from(NAMES).map(
    lambda name: {"$ref": f"#/components/schemas/{name}"}
)
constants = st.lists(scalars, max_size=3)
kinds = st.sampled_from(
    ["object", "array", "string", "integer", "number", "boolean", "null", "date"]
)


def objects(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {},
        optional={
            "type": kinds | st.lists(kinds, max_size=2, unique=True),
            "properties": st.dictionaries(
                st.sampled_from(PROPERTIES), inner, max_size=3
            ),
            "required": st.lists(st.sampled_from(PROPERTIES), max_size=2, unique=True),
            "additionalProperties": inner,
            "items": inner,
            "prefixItems": several,
            "allOf": several,
            "oneOf": several,
            "anyOf": several,
            "not": inner,
            "enum": constants,
            "const": scalars,
            "nullable": st.booleans(),
            "default": scalars,
            "title": st.sampled_from(["Some Thing", "x"]),
            "discriminator": st.fixed_dictionaries(
                {"propertyName": st.sampled_from(PROPERTIES)},
                optional={
                    "mapping": st.dictionaries(
                        st.sampled_from(["a", "b"]), st.sampled_from([*NAMES, "Z"])
                    )
                },
            ),
        },
    )


schemas = st.recursive(
    references | st.booleans() | st.just({"type": "string"}), objects, max_leaves=12
)


any_schemas = given(
    st.fixed_dictionaries(dict.fromkeys(NAMES, objects(schemas))), schemas
)
odd = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@settings(odd, max_examples=20)
@any_schemas
def test_any_schemas(components: dict[str, object], body: object) -> None:
    check(refined(document(components, body)))


@pytest.mark.corpus
@settings(odd, max_examples=800)
@any_schemas
def test_many_schemas(components: dict[str, object], body: object) -> None:
    check(refined(document(components, body)))


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        scalars,
        lambda inner: st.lists(inner)
        | st.dictionaries(
            st.sampled_from(
                ["$ref", "type", "properties", "items", "enum", "allOf", "oneOf"]
            ),
            inner,
        ),
        max_leaves=10,
    )
)
def test_any_data_where_a_schema_should_be(schema: object) -> None:
    check(refined(document({}, schema)))


def document(components: dict[str, object], body: object) -> str:
    content = {"application/json": {"schema": body}}
    answer = {"200": {"description": "ok", "content": content}}
    operation = {"requestBody": {"content": content}, "responses": answer}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Test", "version": "1"},
            "paths": {"/x": {"post": operation}},
            "components": {"schemas": components},
        }
    )


def check(api: Api) -> None:
    for declaration in api.declarations.values():
        assert declaration.candidate is not None
        inner = types(declaration)
        if isinstance(declaration, Alias) and isinstance(declaration.type, UnionOf):
            check_tag(api, declaration.type)
            inner = iter(declaration.type.variants)
        check_types(api, inner)
    check_types(api, roots(api))


def check_types(api: Api, found: Iterator[Type]) -> None:
    for type in found:
        for node in nodes(type):
            assert not isinstance(node, AllOf)
            if isinstance(node, Ref):
                assert node.target in api.declarations
            if isinstance(node, Nullable):
                assert not isinstance(node.type, Nullable)
                assert node.type != Primitive(kind=Kind.NULL)
            if isinstance(node, UnionOf):
                assert node.resolved_discriminator is None
                check_tag(api, node)


def check_tag(api: Api, union: UnionOf) -> None:
    assert len(union.variants) > 1
    assert len(set(union.variants)) == len(union.variants)
    assert not any(isinstance(each, (UnionOf, Nullable)) for each in union.variants)
    if union.resolved_discriminator is None:
        return
    values = [value for value, _ in union.resolved_discriminator.mapping]
    assert len(set(values)) == len(values)
    for value, index in union.resolved_discriminator.mapping:
        variant = union.variants[index]
        assert isinstance(variant, Ref)
        record = api.declarations[variant.target]
        assert isinstance(record, Record)
        (field,) = (
            each
            for each in record.fields
            if each.wire == union.resolved_discriminator.property
        )
        assert field.required
        assert isinstance(field.type, Literals)
        assert not field.type.open
        assert value in field.type.values
