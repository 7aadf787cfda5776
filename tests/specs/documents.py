"""The specs of this project, loaded, and short ways to walk in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

import yaml

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Object: TypeAlias = "dict[str, Json]"

SPECS = Path(__file__).parents[2] / "specs"
APIS = ("stagehand", "mix", "sipher", "syllable")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@cache
def load(api: str) -> Object:
    """The document of an API. It is shared: do not change it."""
    text = (SPECS / f"{api}.yaml").read_text(encoding="utf-8")
    return cast("Object", yaml.load(text, _LOADER))


def as_object(value: Json) -> Object:
    """The value, which has to be an object."""
    assert isinstance(value, dict), value
    return value


def as_list(value: Json) -> list[Json]:
    """The value, which has to be a list."""
    assert isinstance(value, list), value
    return value


def resolve(document: Object, value: Json) -> Object:
    """The object that a value is or refers to. Keys beside `$ref` win over its target's."""
    found = as_object(value)
    while "$ref" in found:
        target: Json = document
        for key in str(found["$ref"]).removeprefix("#/").split("/"):
            target = as_object(target)[key.replace("~1", "/").replace("~0", "~")]
        beside = {key: item for key, item in found.items() if key != "$ref"}
        found = as_object(target) | beside
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An operation of a document, with its parameters and responses resolved."""

    document: Object
    method: str
    path: str
    node: Object
    parameters: tuple[Object, ...]

    @property
    def id(self) -> str:
        """The operationId."""
        return str(self.node["operationId"])

    @property
    def pointer(self) -> str:
        """The JSON pointer of the operation."""
        path = self.path.replace("~", "~0").replace("/", "~1")
        return f"/paths/{path}/{self.method.lower()}"

    def responses(self) -> Iterator[tuple[str, Object]]:
        """Each status with its response."""
        for status, response in as_object(self.node["responses"]).items():
            yield status, resolve(self.document, response)

    def body(self) -> Object | None:
        """The request body, if there is one."""
        if "requestBody" not in self.node:
            return None
        return resolve(self.document, self.node["requestBody"])


@cache
def calls(api: str) -> tuple[Call, ...]:
    """All operations of an API, in the document's order."""
    document = load(api)
    return tuple(_calls(document))


def _calls(document: Object) -> Iterator[Call]:
    for path, item in as_object(document["paths"]).items():
        shared = as_list(as_object(item).get("parameters", []))
        for method in METHODS:
            if method not in as_object(item):
                continue
            node = as_object(as_object(item)[method])
            own = as_list(node.get("parameters", []))
            yield Call(
                document=document,
                method=method.upper(),
                path=path,
                node=node,
                parameters=tuple(resolve(document, each) for each in (*shared, *own)),
            )


def contents(holder: Mapping[str, Json] | None) -> Object:
    """The media types of a body or a response."""
    return as_object((holder or {}).get("content", {}))
