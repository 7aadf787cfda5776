"""Drives the generated package by its own index, `operations.json`.

Only the index's documented form is relied on, so this would drive any generated package.
"""

from __future__ import annotations

import builtins
import datetime as dt
import importlib
import json
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from tests.prism.cases import Case
from tests.specs.documents import Json, Object, as_list, as_object, contents, resolve

GENERATED = Path(__file__).parents[2] / "generated" / "session_apis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The generated package of one API."""

    index: Object

    @property
    def module(self) -> ModuleType:
        """The module that has the clients and the errors."""
        return importlib.import_module(str(self.index["module"]))

    def entry(self, pointer: str) -> Object:
        """What the index says of an operation."""
        for each in as_list(self.index["operations"]):
            if as_object(each)["pointer"] == pointer:
                return as_object(each)
        raise AssertionError(f"{pointer} is not in the index")

    def client(self, mode: str, **arguments: object) -> object:
        """A client in a mode."""
        name = self.index["async_client" if mode == "async" else "client"]
        made: object = getattr(self.module, str(name))(**arguments)
        return made

    def settings(self, what: str) -> dict[str, str]:
        """The credentials' and the base URL's names: as `python` or as `env`."""
        return {
            str(each.get("security", "base_url")): str(each[what])
            for each in map(as_object, as_list(self.index["client_parameters"]))
        }

    def type(self, text: str) -> builtins.type[object]:
        """The type that the index names."""
        types = importlib.import_module(f"{self.index['module']}.types")
        # A mapping of ours is allowed for local names alone.
        made: builtins.type[object] = eval(text, {}, _Names(types))
        return made


class _Names(Mapping[str, object]):
    """The names that the index's types may use."""

    def __init__(self, types: ModuleType) -> None:
        self._places = (types, builtins, typing)

    def __getitem__(self, name: str) -> object:
        if name in ("builtins", "dt"):
            return {"builtins": builtins, "dt": dt}[name]
        for place in self._places:
            if hasattr(place, name):
                found: object = getattr(place, name)
                return found
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


@cache
def package(api: str) -> Package:
    """The package of an API."""
    assert GENERATED.exists(), "there is no package to check: run `make build`"
    text = (GENERATED / api / "operations.json").read_text(encoding="utf-8")
    return Package(index=as_object(json.loads(text)))


def find(client: object, python: str) -> object:
    """The method with a dotted name."""
    found = client
    for name in python.split("."):
        found = getattr(found, name)
    return found


def arguments(case: Case, entry: Object) -> dict[str, object]:
    """A case's values by their Python names."""
    found: dict[str, object] = {}
    for each in as_list(entry["parameters"]):
        parameter = as_object(each)
        place = (str(parameter["in"]), str(parameter["wire"]))
        if place in case.values:
            found[str(parameter["python"])] = case.values[place]
    if case.media:
        found |= _body(case, as_object(entry["body"]))
    return found


def _body(case: Case, body: Object) -> dict[str, object]:
    content = as_object(contents(case.call.body())[case.media])
    schema = resolve(case.call.document, content["schema"])
    if body["python"] is not None:
        return {str(body["python"]): pythonic(case, schema, case.body)}
    properties = as_object(schema["properties"])
    names = {
        str(as_object(each)["wire"]): str(as_object(each)["python"])
        for each in as_list(body["fields"])
    }
    return {
        names[wire]: pythonic(case, as_object(properties[wire]), value)
        for wire, value in case.body.items()
    }


def pythonic(case: Case, schema: Object, value: Json) -> object:
    """A value as a user would write it: files as bytes, declared names in snake case."""
    if schema.get("format") == "binary":
        return str(value).encode()
    if isinstance(value, list):
        items = _declared(case, schema, "items")
        return [pythonic(case, items, each) for each in value]
    if isinstance(value, dict):
        declared = _declared(case, schema, "properties")
        return {
            snake(key) if key in declared else key: (
                pythonic(case, as_object(declared.get(key, {})), each)
            )
            for key, each in value.items()
        }
    return value


def _declared(case: Case, schema: Object, keyword: str) -> Object:
    """What a schema and all its variants have under a keyword."""
    found = resolve(case.call.document, schema)
    declared = dict(as_object(found.get(keyword, {})))
    for word in ("oneOf", "anyOf", "allOf"):
        for part in as_list(found.get(word, [])):
            declared |= _declared(case, as_object(part), keyword)
    return declared


def snake(name: str) -> str:
    """`baseURL` to `base_url`."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return words.lower()
