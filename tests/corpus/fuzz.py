"""Documents mixed at random from what has ended builds as bugs of the generator's own.

Each is made from its number alone, so that a failure can be looked at again.
"""

from __future__ import annotations

import random
from typing import Final

Json = object

_TEXTS: Final = (
    "Plain words.",
    'Quotes " and \' and """ and \\ at the end\\',
    "{braces} {{more}} {% raw %} `code` ``",
    "Line one\nline two\n\n* a list\n* of two",
    "Größe, 名前, Ω, \u202e, \x7f, \ud7ff",
    "",
    "#!/usr/bin/env python # noqa type: ignore",
    "Very " + "long " * 60,
)
_NAMES: Final = (
    "id", "type", "class", "self", "list", "data", "model_config", "X-Rate-Limit",
    "größe", "名", "$ref", "@odata.type", "a b", "1st", "_", "__init__", "copy", "json",
    "items", "next", "page", "cursor", "None", "print", "import", "body", "timeout",
)  # fmt: skip
_SCALARS: Final = (
    {"type": "string"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "duration"},
    {"type": "string", "format": "uuid"},
    {"type": "string", "format": "decimal"},
    {"type": "string", "format": "byte"},
    {"type": "string", "format": "binary"},
    {"type": "string", "contentEncoding": "base64url"},
    {"type": "string", "contentMediaType": "application/octet-stream"},
    {"type": "number", "format": "decimal"},
    {"type": "integer", "format": "int64"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "null"},
    {"maxLength": 3},
    {"minimum": 1},
    {"format": "date-time"},
    {"const": "a"},
    {"const": None},
    {"const": 1.5},
    {"enum": ["a", "b", None]},
    {"type": "string", "enum": [1, 1.10, True]},
    {"type": ["string", "integer", "null"]},
    {"type": []},
    {},
    True,
    False,
)
_MEDIA: Final = (
    "application/json",
    "application/problem+json",
    "application/json; charset=utf-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/octet-stream",
    "text/plain",
    "text/event-stream",
    "application/jsonl",
    "image/png",
    "*/*",
)


def document(number: int) -> dict[str, Json]:
    """Return the document of a number."""
    return _Maker(random.Random(number)).document()


class _Maker:
    def __init__(self, source: random.Random) -> None:
        self.source = source
        count = source.randint(1, 6)
        self.names = source.sample(
            ("A", "B", "C", "Pet", "Cat", "Node", "Error"), count
        )

    def document(self) -> dict[str, Json]:
        version = self.source.choice(("3.0.3", "3.1.0", "3.1.1", "3.2.0"))
        return {
            "openapi": version,
            "info": {
                "title": self.text() or "T",
                "version": "1",
                "description": self.text(),
            },
            "paths": {
                self.path(number): {
                    method: self.operation(number, method)
                    for method in self.some(("get", "post", "put", "delete"), 2)
                }
                for number in range(self.source.randint(1, 3))
            },
            "components": {
                "schemas": {name: self.schema(0, name) for name in self.names}
            },
        }

    def text(self) -> str:
        return self.source.choice(_TEXTS)

    def some(self, values, most):
        return self.source.sample(values, self.source.randint(1, most))

    def path(self, number: int) -> str:
        return self.source.choice(("/a", "/a/{id}", "/a/{id}/b", "/c.d")) + str(number)

    def operation(self, number: int, method: str) -> Json:
        made: dict[str, Json] = {
            "summary": self.text(),
            "description": self.text(),
            "parameters": [
                {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                },
                *self.parameters(),
            ],
            "responses": self.responses(),
        }
        if self.source.random() < 0.5:
            made["operationId"] = f"{self.source.choice(_NAMES)}{number}{method}"
        if self.source.random() < 0.5:
            made["tags"] = [self.source.choice(_NAMES)]
        if method != "get" or self.source.random() < 0.1:
            made["requestBody"] = {
                "required": self.source.random() < 0.5,
                "content": self.content(),
            }
        return made

    def parameters(self) -> list[Json]:
        places = ("query", "header", "cookie")
        return [
            {
                "name": name,
                "in": self.source.choice(places),
                "description": self.text(),
                "required": self.source.random() < 0.3,
                "schema": self.schema(2),
            }
            for name in self.some(_NAMES, 4)
        ]

    def responses(self) -> Json:
        statuses = ("200", "201", "204", "4XX", "404", "500", "default")
        found: dict[str, Json] = {}
        for status in self.some(statuses, 4):
            found[status] = {"description": self.text()}
            if self.source.random() < 0.8:
                found[status]["content"] = self.content()
        return found

    def content(self) -> Json:
        return {media: self.media() for media in self.some(_MEDIA, 3)}

    def media(self) -> Json:
        kind = self.source.random()
        if kind < 0.1:
            return {}
        if kind < 0.25:
            return {"schema": {"type": "object"}}
        return {"schema": self.schema(1), "example": self.source.choice(_SCALARS)}

    def reference(self) -> Json:
        return {"$ref": f"#/components/schemas/{self.source.choice(self.names)}"}

    def schema(self, depth: int, name: str = "") -> Json:
        made = self.plain(depth)
        if isinstance(made, dict) and "$ref" not in made and self.source.random() < 0.2:
            made = {**made, "description": self.text(), "title": self.text()}
        if name and made == {"$ref": f"#/components/schemas/{name}"}:
            return {"type": "object"}
        return made

    def plain(self, depth: int) -> Json:
        if depth > 3:
            return self.source.choice((self.reference(), *_SCALARS))
        match self.source.randint(0, 9):
            case 0 | 1:
                return self.source.choice(_SCALARS)
            case 2:
                return self.reference()
            case 3 | 4:
                return self.object(depth)
            case 5:
                return {"type": "array", "items": self.schema(depth + 1)}
            case 6:
                return {
                    "type": "object",
                    "additionalProperties": self.schema(depth + 1),
                }
            case 7:
                return self.composed("allOf", depth)
            case 8:
                return self.composed(self.source.choice(("oneOf", "anyOf")), depth)
            case _:
                items = [self.schema(depth + 1) for _ in range(2)]
                return {"type": "array", "prefixItems": items, "items": False}

    def object(self, depth: int) -> Json:
        names = self.some(_NAMES, 4)
        made: dict[str, Json] = {
            "type": "object",
            "properties": {name: self.schema(depth + 1) for name in names},
        }
        if self.source.random() < 0.5:
            made["required"] = self.some(names, len(names))
        if self.source.random() < 0.2:
            del made["type"]
        if self.source.random() < 0.2:
            made["discriminator"] = {"propertyName": names[0]}
        return made

    def composed(self, key: str, depth: int) -> Json:
        parts = [self.schema(depth + 1) for _ in range(self.source.randint(1, 3))]
        made: dict[str, Json] = {key: [self.reference(), *parts]}
        if self.source.random() < 0.3:
            made["discriminator"] = {"propertyName": self.source.choice(_NAMES)}
        if self.source.random() < 0.3:
            made = {**self.object(depth + 1), **made}
        return made
