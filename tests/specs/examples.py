"""All examples of a document, each with the schema that it has to fit."""

from __future__ import annotations

from collections.abc import Iterator

from tests.specs.documents import (
    Json,
    Object,
    as_list,
    as_object,
    calls,
    contents,
    load,
    resolve,
)

_DEPTH = 40


def examples(api: str) -> Iterator[tuple[str, Json, Json]]:
    """Where, the value and its schema, for every example and default of an API."""
    document = load(api)
    for call in calls(api):
        for parameter in call.parameters:
            yield from of_holder(f"{call.id} {parameter['name']}", parameter)
        for media, content in contents(call.body()).items():
            yield from of_holder(f"{call.id} body {media}", as_object(content))
        for status, response in call.responses():
            for media, content in contents(response).items():
                yield from of_holder(f"{call.id} {status} {media}", as_object(content))
            for name, header in as_object(response.get("headers", {})).items():
                yield from of_holder(
                    f"{call.id} {status} {name}", resolve(document, header)
                )
    for where, schema in schemas(document):
        for value in as_list(schema.get("examples", [])):
            yield f"{where} examples", value, schema
        if "default" in schema:
            yield f"{where} default", schema["default"], schema


def of_holder(where: str, holder: Object) -> Iterator[tuple[str, Json, Json]]:
    """The examples that stand beside a `schema`."""
    if "example" in holder:
        yield where, holder["example"], holder["schema"]
    for name, example in as_object(holder.get("examples", {})).items():
        yield f"{where} {name}", as_object(example)["value"], holder["schema"]


def schemas(document: Object) -> Iterator[tuple[str, Object]]:
    """Every schema of a document with its place, inline ones included."""
    stack: list[tuple[str, Json, int]] = [("", document, 0)]
    while stack:
        where, node, depth = stack.pop()
        assert depth < _DEPTH, where
        if isinstance(node, list):
            stack += [(f"{where}/{i}", each, depth + 1) for i, each in enumerate(node)]
        if not isinstance(node, dict):
            continue
        for key, each in node.items():
            if key in ("example", "value", "mapping") or key.startswith("x-"):
                continue
            stack.append((f"{where}/{key}", each, depth + 1))
        if _is_schema(where):
            yield where, node


def _is_schema(where: str) -> bool:
    *_, parent, own = ("", "", *where.split("/"))
    if own == "schema":
        return parent != "properties"
    if own in ("items", "additionalProperties"):
        return parent not in ("properties", "schemas")
    return parent in ("properties", "schemas", "oneOf", "anyOf", "allOf")
