"""Documents as large as nobody has written yet, made of a seed.

They have what makes real ones hard: tags, schemas that many share, schemas that contain
themselves or each other, unions with and without a discriminator, `allOf`, enumerations, inline
objects, pages, and long texts. The same numbers give the same document, and twice the numbers
one that is twice as large, but not of other parts.
"""

from __future__ import annotations

import random
from typing import Any, Final

Node = dict[str, Any]

_WORDS: Final = [
    "account",
    "archive",
    "asset",
    "batch",
    "billing",
    "branch",
    "build",
    "bucket",
    "cache",
    "channel",
    "cluster",
    "comment",
    "commit",
    "contract",
    "customer",
    "deploy",
    "device",
    "domain",
    "event",
    "export",
    "field",
    "filter",
    "folder",
    "grant",
    "group",
    "host",
    "image",
    "invite",
    "invoice",
    "issue",
    "job",
    "key",
    "label",
    "ledger",
    "license",
    "limit",
    "link",
    "log",
    "member",
    "message",
    "metric",
    "mirror",
    "model",
    "monitor",
    "node",
    "note",
    "order",
    "owner",
    "package",
    "parcel",
    "payment",
    "plan",
    "policy",
    "pool",
    "price",
    "profile",
    "project",
    "queue",
    "quota",
    "record",
    "region",
    "release",
    "report",
    "request",
    "review",
    "role",
    "route",
    "rule",
    "runner",
    "scan",
    "schedule",
    "schema",
    "scope",
    "secret",
    "segment",
    "session",
    "share",
    "shard",
    "signal",
    "site",
    "snapshot",
    "source",
    "stage",
    "status",
    "stream",
    "subscription",
    "table",
    "tag",
    "target",
    "task",
    "team",
    "template",
    "tenant",
    "test",
    "thread",
    "ticket",
    "token",
    "topic",
    "trace",
    "usage",
    "user",
    "vault",
    "vendor",
    "version",
    "view",
    "volume",
    "wallet",
    "window",
    "worker",
    "workflow",
    "zone",
]
_VERBS: Final = ("list", "create", "get", "update", "delete")
_PER_TAG: Final = 40
_FAMILY: Final = 20
_JSON: Final = "application/json"


def document(
    operations: int, schemas: int, *, terse: bool = False, seed: int = 1
) -> Node:
    """Return an OpenAPI 3.1 document.

    Args:
        operations: How many operations it has.
        schemas: How many schemas stand in its components.
        terse: Whether schemas have few words, so that very many stay a document that is
            read: no larger than 64 MB.
        seed: What everything that varies is drawn from.
    """
    drawn = random.Random(seed)
    names = [_name(n, drawn) for n in range(max(schemas, 2))]
    components = {name: _schema(n, names, drawn) for n, name in enumerate(names)}
    if terse:
        components = {name: _without_texts(each) for name, each in components.items()}
    paths: dict[str, Node] = {}
    for number in range(operations):
        model = _ref(names[number * len(names) // operations])
        path, method, made = _operation(number, model, drawn)
        paths.setdefault(path, {})[method] = made
    tags = [_tag(n) for n in range(-(-operations // _PER_TAG))]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Giant", "version": "1", "description": _text(drawn, 4)},
        "servers": [{"url": "https://giant.example"}],
        "tags": [{"name": tag, "description": _text(drawn, 1)} for tag in tags],
        "paths": paths,
        "components": {"schemas": components},
    }


def _without_texts(schema: Node) -> Node:
    """Return a schema with nothing said about its fields."""
    found = {**schema}
    for name, field in schema.get("properties", {}).items():
        said = {key: value for key, value in field.items() if key != "description"}
        found["properties"] = {**found["properties"], name: said}
    return found


def _name(number: int, drawn: random.Random) -> str:
    return f"{drawn.choice(_WORDS)}-{drawn.choice(_WORDS)}-{number}"


def _tag(number: int) -> str:
    return f"{_WORDS[number % len(_WORDS)]}s-{number}"


def _text(drawn: random.Random, sentences: int) -> str:
    said = (" ".join(drawn.choices(_WORDS, k=14)) for _ in range(sentences))
    return " ".join(f"{each.capitalize()}." for each in said)


def _ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def _near(number: int, names: list[str], drawn: random.Random) -> Node:
    """Return a reference to a schema around, now and then to one that very many share."""
    # A few families, for Python follows references only so far.
    start = 0 if drawn.random() < 0.2 else number - number % _FAMILY
    place = start + drawn.randrange(_FAMILY)
    return _ref(names[min(place, len(names) - 1)])


def _schema(number: int, names: list[str], drawn: random.Random) -> Node:
    kind = number % 10
    if kind == 7 and number > 10:
        variants = [names[number - 2], names[number - 3]]
        return {
            "description": _text(drawn, 2),
            "oneOf": [_ref(each) for each in variants],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {each: _ref(each)["$ref"] for each in variants},
            },
        }
    if kind == 8 and number > 10:
        own = _fields(number, names, drawn)
        more = {"type": "object", "properties": {f"own_{k}": v for k, v in own.items()}}
        return {
            "description": _text(drawn, 2),
            "allOf": [_ref(names[number - 4]), more],
        }
    if kind == 9:
        values = drawn.sample(_WORDS, 6)
        return {"type": "string", "enum": values, "description": _text(drawn, 1)}
    return _object(number, names, drawn)


def _object(number: int, names: list[str], drawn: random.Random) -> Node:
    """Return an object that may contain itself."""
    fields: dict[str, Node] = {
        "kind": {"type": "string", "const": names[number]},
        "id": {"type": "string", "format": "uuid", "description": _text(drawn, 1)},
        "created_at": {"type": "string", "format": "date-time"},
        "parent": _ref(names[number]),
        "state": {"type": "string", "enum": drawn.sample(_WORDS, 4)},
    }
    fields |= _fields(number, names, drawn)
    # What refers to others is optional: few real values are without an end.
    plain = [name for name, field in fields.items() if "type" in field]
    required = [each for each in plain if drawn.random() < 0.5]
    return {
        "type": "object",
        "description": _text(drawn, 3),
        "properties": fields,
        "required": sorted({"kind", *required}),
    }


def _fields(number: int, names: list[str], drawn: random.Random) -> dict[str, Node]:
    several = drawn.sample(_WORDS, drawn.randrange(4, 12))
    return {each: _field(number, names, drawn) for each in several}


def _field(number: int, names: list[str], drawn: random.Random) -> Node:
    kind = drawn.randrange(10)
    text = _text(drawn, 1 + kind % 2)
    if kind < 4:
        return {"type": drawn.choice(("string", "integer", "number", "boolean")),
                "description": text}  # fmt: skip
    if kind < 6:
        return _near(number, names, drawn)
    if kind == 6:
        return {"type": "array", "items": _near(number, names, drawn)}
    if kind == 7:
        return {"type": ["string", "null"], "description": text}
    if kind == 8:
        inner = {each: {"type": "string"} for each in drawn.sample(_WORDS, 3)}
        return {"type": "object", "description": text, "properties": inner}
    return {"anyOf": [_near(number, names, drawn), {"type": "string"}]}


def _operation(number: int, model: Node, drawn: random.Random) -> tuple[str, str, Node]:
    """Return the path, the method and the description of an operation on a model."""
    group, verb = number // len(_VERBS), _VERBS[number % len(_VERBS)]
    tag = _tag(number // _PER_TAG)
    thing = f"{_WORDS[group % len(_WORDS)]}-{group}"
    path = f"/{tag}/{thing}" + ("" if verb in {"list", "create"} else "/{id}")
    made: Node = {
        "operationId": f"{tag}/{verb}-{thing}",
        "tags": [tag],
        "summary": f"{verb.capitalize()} {thing}",
        "description": _text(drawn, 4),
        "parameters": [],
        "responses": {"200": _response(model)},
    }
    if path.endswith("}"):
        made["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
    if verb == "list":
        made["parameters"] = [_query(each, drawn) for each in ("page", "per_page")]
        made["parameters"] += [_query(w, drawn) for w in drawn.sample(_WORDS, 3)]
        made["responses"]["200"] = _response({"type": "array", "items": model})
    if verb in {"create", "update"}:
        made["requestBody"] = {"required": True, "content": {_JSON: {"schema": model}}}
    if verb == "delete":
        made["responses"] = {"204": {"description": "Gone."}}
    method = {"list": "get", "create": "post", "update": "put"}.get(verb, verb)
    return path, method, made


def _query(name: str, drawn: random.Random) -> Node:
    kind = "integer" if "page" in name else "string"
    schema = {"type": kind}
    return {
        "name": name,
        "in": "query",
        "schema": schema,
        "description": _text(drawn, 1),
    }


def _response(schema: Node) -> Node:
    return {"description": "Done.", "content": {_JSON: {"schema": schema}}}
