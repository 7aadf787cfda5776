"""Edits of real documents that nobody would make, each of which a document may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

Node = dict[str, Any]

WORDS: Final = (
    *("class", "self", "a b", "1x", "model_config", "model_fields", "copy", "json", "\u00e9"),
    *("from", "$id", "@type", "a.b", "a-b", "A", "a", "_x", "schema", "list", "None", "Any"),
    *("type", "types", "client", "x" * 80, "date", "dt", "omit", "str", "int", "bool", "id"),
    *("async", "match", "print", "super", "property", "httpx2", "timeout", "body", "params"),
    *("headers", "query", "cls", "kwargs", "items", "keys", "get", "uuid", "deprecated"),
)  # fmt: skip
_TEXTS: Final = (
    *('"""', "\\", "a\\N{x}", "'''\n  x", "# type: ignore", "\t\r\n \u2028", "x" * 300),
    *("- a\n- b\n\n```\ncode\n```", "\u00e9" * 50, "{{ x }}", "{% raw %}"),
)  # fmt: skip
_FORMATS: Final = ("date", "date-time", "uuid", "byte", "binary", "time", "duration")
_MEDIA: Final = (
    *("application/json", "multipart/form-data", "application/x-www-form-urlencoded"),
    *("text/plain", "application/octet-stream"),
)  # fmt: skip
_VERBS: Final = ("get", "post", "put", "delete", "patch")
_DEEPEST: Final = 3


def edit(document: Node, dice: Random) -> None:
    """Change a document in some places."""
    for _ in range(dice.randint(5, 40)):
        dice.choice(_EDITS)(document, dice)


def _inside(node: object) -> Iterator[Node]:
    if isinstance(node, dict):
        yield node
        for key, each in node.items():
            if key not in {"example", "examples"}:
                yield from _inside(each)
    elif isinstance(node, list):
        for each in node:
            yield from _inside(each)


def _operations(document: Node, *verbs: str) -> list[Node]:
    found = [
        operation
        for item in document["paths"].values()
        for verb, operation in item.items()
        if verb in (verbs or _VERBS)
    ]
    return found or [{}]  # edits of that one change nothing


def _schema(document: Node, dice: Random, depth: int = 0) -> Node:
    def inner() -> Node:
        return _schema(document, dice, depth + 1) if depth < _DEEPEST else {}

    names = sorted(document["components"]["schemas"])
    makers: tuple[Callable[[], Node], ...] = (
        lambda: {"type": dice.choice(["string", "integer", "number", "boolean"])},
        lambda: {"type": "string", "format": dice.choice(_FORMATS)},
        lambda: {"$ref": f"#/components/schemas/{dice.choice(names)}"},
        lambda: {"type": "array", "items": inner()},
        lambda: {"type": "object", "additionalProperties": inner()},
        lambda: {"oneOf": [inner(), inner()]},
        lambda: {"anyOf": [inner(), {"type": "null"}]},
        lambda: {"allOf": [inner(), {"description": "x"}]},
        lambda: {"enum": dice.choice([["a", "b"], [1, 2], [1, "a"], ["A", "a"], ["", " "]])},
        lambda: {"enum": ["k"]},
        lambda: {"type": "string", "default": 'q"uo\\te\n'},
        lambda: {"type": "integer", "minimum": 1, "default": 5},
        lambda: {"not": {"type": "string"}},
        dict,
        lambda: {
            "type": "object",
            "properties": {dice.choice(WORDS): inner(), dice.choice(WORDS): inner()},
            "required": [dice.choice(WORDS)],
        },
    )  # fmt: skip
    return dice.choice(makers)()


def _answer(document: Node, dice: Random) -> Node:
    media = dice.choice((*_MEDIA, "application/x-ndjson", "text/event-stream"))
    content = {media: {"schema": _schema(document, dice)}}
    if dice.random() < 0.5:
        content["application/json"] = {"schema": _schema(document, dice)}
    return {dice.choice(["200", "201", "default", "2XX"]): {"description": "", "content": content}}  # fmt: skip


def _property(document: Node, dice: Random) -> None:
    objects = [each for each in _inside(document) if isinstance(each.get("properties"), dict)]  # fmt: skip
    if objects:
        dice.choice(objects)["properties"][dice.choice(WORDS)] = _schema(document, dice)


def _parameter(document: Node, dice: Random) -> None:
    operation = dice.choice(_operations(document))
    operation.setdefault("parameters", []).append(
        {
            "name": dice.choice(WORDS),
            "in": dice.choice(["query", "header", "cookie"]),
            "schema": _schema(document, dice),
            "required": dice.random() < 0.3,
        }
    )


def _component(document: Node, dice: Random) -> None:
    name = dice.choice(["Class", "None", "List", "Any", "Model", "a", "A", "types", "x-y", "XY", "Omit", "object"])  # fmt: skip
    document["components"]["schemas"][name] = _schema(document, dice)


def _operation_id(document: Node, dice: Random) -> None:
    operation = dice.choice(_operations(document))
    operation["operationId"] = dice.choice(WORDS) + dice.choice(["", "List", "Get"])


def _path(document: Node, dice: Random) -> None:
    key = dice.choice(["id", "class", "self", "a-b"])
    at = {"name": key, "in": "path", "required": True, "schema": {"type": "string"}}
    word = dice.choice(WORDS).replace(" ", "")
    document["paths"][f"/{word}/{{{key}}}"] = {
        dice.choice(_VERBS): {"responses": _answer(document, dice), "parameters": [at]}
    }


def _response(document: Node, dice: Random) -> None:
    dice.choice(_operations(document))["responses"] = _answer(document, dice)


def _body(document: Node, dice: Random) -> None:
    media = dice.sample(_MEDIA, dice.randint(1, 2))
    dice.choice(_operations(document, "post", "put", "patch"))["requestBody"] = {
        "required": dice.random() < 0.6,
        "content": {each: {"schema": _schema(document, dice)} for each in media},
    }


def _words(document: Node, dice: Random) -> None:
    dice.choice(_operations(document))["description"] = dice.choice(_TEXTS)


def _union(document: Node, dice: Random) -> None:
    schemas = document["components"]["schemas"]
    whole, *parts = dice.sample(sorted(schemas), min(3, len(schemas)))
    union = {"oneOf": [{"$ref": f"#/components/schemas/{each}"} for each in parts]}
    if dice.random() < 0.7:
        union["discriminator"] = {"propertyName": dice.choice(WORDS)}  # type: ignore[assignment]
    schemas[whole] = union


def _recursion(document: Node, dice: Random) -> None:
    schemas = document["components"]["schemas"]
    one, other = (dice.choice(sorted(schemas)) for _ in range(2))
    of_itself = {"type": "array", "items": {"$ref": f"#/components/schemas/{one}"}}
    schemas[one] = {"oneOf": [{"$ref": f"#/components/schemas/{other}"}, of_itself]}


def _tag(document: Node, dice: Random) -> None:
    dice.choice(_operations(document))["tags"] = [dice.choice(WORDS)]


def _deprecated(document: Node, dice: Random) -> None:
    dice.choice(_operations(document))["deprecated"] = True


def _reference(document: Node, dice: Random) -> None:
    found = [each for each in _inside(document) if "/schemas/" in str(each.get("$ref"))]
    if found:
        name = dice.choice(sorted(document["components"]["schemas"]))
        dice.choice(found)["$ref"] = f"#/components/schemas/{name}"


_EDITS: Final[tuple[Callable[[Node, Random], None], ...]] = (
    *(_property, _property, _parameter, _parameter, _component, _operation_id, _path),
    *(_response, _body, _words, _union, _recursion, _tag, _deprecated, _reference),
)  # fmt: skip
