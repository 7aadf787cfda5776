"""Strategies: small OpenAPI documents with everything that is hard about real ones.

Names are chosen to clash. Every schema has an example, computed from the schema alone.
"""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

Json = object
Schema = dict[str, Json]
Document = dict[str, Json]

SCHEMAS: Final = (
    *("Pet", "pet", "PET", "foo-bar", "FooBar", "foo_bar", "FooBarParam", "UnknownPet"),
    *("Model", "Literal", "list", "None", "class", "Con", "123", "com.acme.v1.Thing"),
    *("types", "Field", "str", "Any", "TypedDict", "Async", "x" * 90, "Error", "Init"),
)
PROPERTIES: Final = (
    *("id", "ID", "Id", "_id", "@id", "class", "from", "self", "None", "type", "kind"),
    *("model_config", "model_dump", "json", "copy", "schema", "register", "mro", "raw"),
    *("a-b", "a_b", "aB", "a b", "1st", "+1", "-1", "", "$ref", "date", "list", "str"),
    *(
        "uuid",
        "dt",
        "decimal",
        "object",
        "types",
        "omit",
        "locals",
        "timeout",
        "stream",
    ),
    *('"quote"', "back\\slash", "new\nline", "é", "日本", "\u202e", "{brace}", "%=:@|"),
    *("media_type", "request_options", "headers", "body", "y" * 90, "None_", "field"),
)
_TEXTS: Final = (
    *("plain text.", 'ends in "', '"""', "back\\", "\\N{x}", "a\n\n    b", "- x\n- y"),
    *(
        "# type: ignore",
        "é \u202e \x00",
        "`code` {x} %s",
        "'''",
        "x" * 200,
        "word " * 60,
    ),
)
_SCALARS: Final[tuple[tuple[Schema, Json], ...]] = (
    ({"type": "string"}, 'te"xt'),
    ({"type": "integer"}, 3),
    ({"type": "number"}, 1.5),
    ({"type": "boolean"}, True),
    ({"type": "null"}, None),
    ({"type": "string", "format": "date"}, "2026-01-31"),
    ({"type": "string", "format": "date-time"}, "2026-01-31T12:00:00Z"),
    ({"type": "string", "format": "time"}, "12:00:00"),
    ({"type": "string", "format": "duration"}, "P1D"),
    ({"type": "string", "format": "uuid"}, "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"),
    ({"type": "string", "format": "decimal"}, "1.50"),
    ({"type": "string", "format": "byte"}, "aGk="),
    ({"type": "string", "format": "nonsense"}, "text"),
    ({"type": ["string", "null"]}, None),
    ({"type": ["integer", "null"]}, 4),
    ({"type": "string", "enum": ["a", 'b"', "", "é"]}, 'b"'),
    ({"type": "integer", "enum": [1, -2]}, -2),
    ({"type": "number", "enum": [0.5, 1.5]}, 0.5),
    ({"enum": ["a", 1, True]}, 1),
    ({"type": ["string", "null"], "enum": ["x", None]}, None),
    ({"const": "c"}, "c"),
    ({"const": 5}, 5),
    ({}, {"any": [1]}),
    ({"type": "object"}, {"k": 1}),
    ({"type": "array"}, [1, "x"]),
)

texts = st.sampled_from(_TEXTS)


def scalars() -> st.SearchStrategy[Schema]:
    """Schemas that hold no other; each carries its example."""
    return st.sampled_from(_SCALARS).map(lambda pair: {**pair[0], "example": pair[1]})


def _references(names: list[str]) -> st.SearchStrategy[Schema]:
    return st.sampled_from(names).map(lambda n: {"$ref": f"#/components/schemas/{n}"})


def _described(schema: Schema, text: str | None) -> Schema:
    return schema if text is None else {**schema, "description": text}


def schemas(names: list[str]) -> st.SearchStrategy[Schema]:
    """Schemas of properties and items, which may refer to the components."""
    leaves = scalars() | _references(names)
    return st.recursive(leaves, _containers, max_leaves=4)


def _containers(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    lists = inner.map(lambda item: {"type": "array", "items": item})
    maps = inner.map(lambda item: {"type": "object", "additionalProperties": item})
    unions = st.tuples(scalars(), inner).map(lambda pair: {"anyOf": list(pair)})
    pairs = st.tuples(scalars(), inner).map(
        lambda pair: {"type": "array", "prefixItems": list(pair), "items": False}
    )
    return lists | maps | unions | pairs | objects(inner)


@st.composite
def objects(draw: st.DrawFn, inner: st.SearchStrategy[Schema]) -> Schema:
    """Objects with names that clash; only what ends the recursion is required."""
    wires = draw(st.lists(st.sampled_from(PROPERTIES), max_size=6, unique=True))
    properties: dict[str, Json] = {}
    required: list[str] = []
    for wire in wires:
        simple = draw(st.booleans())
        schema = draw(scalars() if simple else inner)
        if simple and draw(st.booleans()):
            required.append(wire)
        if "$ref" not in schema:
            schema = _described(schema, draw(st.none() | texts))
            access = draw(st.sampled_from(["", "", "", "readOnly", "writeOnly"]))
            schema = {**schema, access: True} if access else schema
        properties[wire] = schema
    found: Schema = {"type": "object", "properties": properties}
    if required:
        found["required"] = required
    return _described(found, draw(st.none() | texts))


def _component(names: list[str]) -> st.SearchStrategy[Schema]:
    inner = schemas(names)
    lists = inner.map(lambda item: {"type": "array", "items": item})
    unions = st.tuples(scalars(), inner).map(lambda pair: {"oneOf": list(pair)})
    return objects(inner) | objects(inner) | scalars() | lists | unions


def _variants(tag: str) -> dict[str, Schema]:
    """Return a union whose variants a discriminator distinguishes, and which hold it again."""
    union = {"$ref": "#/components/schemas/Event"}
    made = {
        f"Event{name}": {
            "type": "object",
            "required": [tag],
            "properties": {
                tag: {"const": name, "example": name},
                "inner": {"type": "array", "items": union},
                **({"raw": {"type": "string", "example": "r"}} if name == "B" else {}),
            },
        }
        for name in "AB"
    }
    variants = [{"$ref": f"#/components/schemas/{name}"} for name in made]
    return {**made, "Event": {"oneOf": variants}}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A whole document."""
    chosen = st.lists(st.sampled_from(SCHEMAS), min_size=1, max_size=6, unique=True)
    names = draw(chosen)
    components = {name: draw(_component(names)) for name in names}
    tag = draw(st.none() | st.sampled_from(["type", "@type", "raw", "kindOf", "class"]))
    if tag is not None:
        components.update(_variants(tag))
        names = [*names, "Event"]
    count = draw(st.integers(1, 3))
    paths = {f"/p{n}/{{id}}": draw(_path_item(n, names)) for n in range(count)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1", "description": draw(texts)},
        "paths": paths,
        "components": {"schemas": components},
    }


@st.composite
def _path_item(draw: st.DrawFn, number: int, names: list[str]) -> Document:
    methods = st.lists(st.sampled_from(["get", "post", "put"]), min_size=1, unique=True)
    return {
        method: draw(_operation(f"{method}{number}", method, names))
        for method in draw(methods)
    }


@st.composite
def _operation(draw: st.DrawFn, id: str, method: str, names: list[str]) -> Document:
    inner = schemas(names)
    wires = draw(st.lists(st.sampled_from(PROPERTIES[:40]), max_size=4, unique=True))
    query = [
        {"name": wire, "in": "query", "schema": draw(inner)} for wire in wires if wire
    ]
    path = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    result = {"application/json": {"schema": draw(inner)}}
    operation: Document = {
        "operationId": draw(
            st.sampled_from([id, f"list{id}", f"{id}_list", f"a.{id}"])
        ),
        "tags": [
            draw(st.sampled_from(["pets", "a b", "types", "list", "Pets", "async"]))
        ],
        "parameters": [path, *query],
        "responses": {"200": {"description": draw(texts), "content": result}},
    }
    if draw(st.booleans()):
        operation["summary"] = draw(texts)
    if method != "get":
        media = draw(st.sampled_from(["application/json", "multipart/form-data"]))
        content = {media: {"schema": draw(objects(inner) | inner)}}
        operation["requestBody"] = {"required": draw(st.booleans()), "content": content}
    return operation


def example(schema: Schema, components: dict[str, Schema], depth: int = 0) -> Json:
    """Return a value of a schema as a server would send it."""
    match schema:
        case {"example": found}:
            return found
        case {"$ref": str(reference)}:
            target = reference.rpartition("/")[2]
            return example(components[target], components, depth + 1)
        case {"anyOf": [first, *_]} | {"oneOf": [first, *_]}:
            return example(first, components, depth + 1)
        case {"prefixItems": list(items)}:
            return [example(item, components, depth + 1) for item in items]
        case {"items": dict(item)}:
            return [example(item, components, depth + 1)] if depth < 3 else []
        case {"additionalProperties": dict(item)}:
            return {"k": example(item, components, depth + 1)} if depth < 3 else {}
        case {"properties": dict(properties)}:
            required = schema.get("required", [])
            assert isinstance(required, list)
            return {
                wire: example(each, components, depth + 1)
                for wire, each in properties.items()
                if "writeOnly" not in each and (wire in required or depth < 3)
            }
        case _:
            return {}
