"""Documents with one fault planted: of many kinds, at a place drawn at random.

The draw depends on the seed alone, so that a copy that fails can be made again.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdkwright.read.documents import Text, text as files

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
# What is below is data, and no fault can be planted there.
_DATA = {"default", "enum", "example", "examples", "const", "value"}
_VERSIONS = {"openapi", "swagger"}

Node = Any
Path_ = tuple[str, ...]
Fault = Callable[[random.Random, "Tree"], str]


@dataclass(frozen=True, slots=True)
class Place:
    """A member of an object or an item of a list, and the path that leads there."""

    holder: Node
    key: Any
    path: Path_

    @property
    def value(self) -> Node:
        """What is there."""
        return self.holder[self.key]

    def put(self, value: Node) -> str:
        """Put something else there; return words for it."""
        self.holder[self.key] = value
        return f"{'/'.join(self.path)} = {value!r:.40}"

    def remove(self) -> str:
        """Take it out; return words for it."""
        del self.holder[self.key]
        return f"{'/'.join(self.path)} is gone"


@dataclass(frozen=True, slots=True)
class Tree:
    """A document, and all places in it where a fault can be."""

    root: dict[str, Node]
    places: list[Place]

    def pick(self, draw: random.Random, fits: Callable[[Place], bool]) -> Place | None:
        """Return one of the places that fit; None if none does."""
        found = [each for each in self.places if fits(each)]
        return draw.choice(found) if found else None


def tree_of(root: dict[str, Node]) -> Tree:
    """Return a document with its places."""
    return Tree(root, list(_places(root)))


def _places(root: Node) -> Iterator[Place]:
    stack: list[tuple[Node, Path_]] = [(root, ())]
    while stack:
        node, path = stack.pop()
        pairs = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in list(pairs):
            here = (*path, str(key))
            if str(key).startswith("x-") or (key in _VERSIONS and not path):
                continue
            yield Place(node, key, here)
            data = key in _DATA and path[-1:] != ("properties",)
            if isinstance(value, (dict, list)) and not data:
                stack.append((value, here))


def _at(*keys: str) -> Callable[[Place], bool]:
    return lambda place: place.key in keys and place.path[-2:-1] != ("properties",)


def _valued(kind: str, value: Node, *keys: str) -> tuple[str, Fault]:
    """Return a fault that puts a value where one of some members is."""

    def plant(draw: random.Random, tree: Tree) -> str:
        place = tree.pick(draw, _at(*keys))
        return place.put(copy.deepcopy(value)) if place else ""

    return kind, plant


def _gone(*keys: str) -> tuple[str, Fault]:
    def plant(draw: random.Random, tree: Tree) -> str:
        place = tree.pick(draw, _at(*keys))
        return place.remove() if place else ""

    return f"no {keys[0]}", plant


def _is_operation(place: Place) -> bool:
    return len(place.path) == 3 and place.path[0] == "paths" and place.key in METHODS


def _operation(value: Node) -> tuple[str, Fault]:
    def plant(draw: random.Random, tree: Tree) -> str:
        place = tree.pick(draw, _is_operation)
        return place.put(value) if place else ""

    return f"an operation that is {value!r}", plant


def _renamed_path(change: Callable[[str], str]) -> Fault:
    def plant(draw: random.Random, tree: Tree) -> str:
        place = tree.pick(draw, lambda each: each.path[:-1] == ("paths",))
        if place is None:
            return ""
        name = str(place.key)
        place.holder[change(name)] = place.holder.pop(name)
        return f"the path {name} is {change(name)!r}"

    return plant


def _twice(draw: random.Random, tree: Tree) -> str:
    place = tree.pick(draw, lambda each: _at("parameters")(each) and bool(each.value))
    if place is None or not isinstance(place.value, list):
        return ""
    place.value.append(copy.deepcopy(place.value[0]))
    return f"{'/'.join(place.path)} repeats its first"


def _scheme(draw: random.Random, tree: Tree) -> str:
    place = tree.pick(draw, _is_operation)
    if place is None or not isinstance(place.value, dict):
        return ""
    place.value["security"] = [{"nobody": []}]
    return f"{'/'.join(place.path)} needs a scheme that is not there"


def _misspelt(draw: random.Random, tree: Tree) -> str:
    place = tree.pick(
        draw, lambda each: isinstance(each.key, str) and len(each.key) > 4
    )
    if place is None:
        return ""
    name = place.key
    wrong = name[:2] + name[3] + name[2] + name[4:] + "e"
    place.holder[wrong] = place.holder.pop(name)
    return f"{'/'.join(place.path)} is called {wrong}"


def _other_type(draw: random.Random, tree: Tree) -> str:
    place = draw.choice(tree.places)
    value = place.value
    others: list[Node] = [[], {}, "words", 5, True, None, ["words"], [[]], {"a": 1}]
    return place.put(draw.choice([each for each in others if each != value]))


def _missing(draw: random.Random, tree: Tree) -> str:
    place = tree.pick(draw, lambda each: isinstance(each.holder, dict))
    return place.remove() if place else ""


FAULTS: dict[str, Fault] = dict(
    [
        _valued("a reference to nothing", "#/components/schemas/Nobody", "$ref"),
        _valued("a reference to no file", "nobody.yaml#/a", "$ref"),
        _valued("a reference to words", "Nobody", "$ref"),
        _valued("a reference that is a number", 5, "$ref"),
        _valued("an unknown type", "strange", "type"),
        _valued("the type of another language", "int", "type"),
        _valued("null among types", ["string", None], "type"),
        _valued("properties in a list", [{"a": {}}], "properties"),
        _valued("a property that is required: true", True, "required"),
        _valued("items in a text", "string", "items"),
        _valued("one object for a list", {"type": "object"}, "allOf", "oneOf", "anyOf"),
        _valued("words among alternatives", ["words"], "allOf", "oneOf", "anyOf"),
        _valued("an enum in a text", "a, b", "enum"),
        _valued("a discriminator in a text", "kind", "discriminator"),
        _valued("examples in an object", {"a": 1}, "examples"),
        _valued("no responses at all", {}, "responses"),
        _valued("responses in a list", [], "responses"),
        _valued("no such status", {"fine": {"description": "x"}}, "responses"),
        _valued("parameters in an object", {"name": "a"}, "parameters"),
        _valued("a parameter in words", ["words"], "parameters"),
        _valued("content in a list", [], "content", "requestBody"),
        _valued("no such place", "body of it", "in"),
        _valued("a name of two lines", "a\nb", "name"),
        _valued("no such style", "fancy", "style"),
        _valued("tags in a text", "pets", "tags"),
        _valued("no server", "javascript:alert(1)", "url"),
        _valued("security in an object", {"a": []}, "security"),
        _valued("a description that is a list", ["a"], "description", "summary"),
        _valued("words for a schema", "words", "schema", "additionalProperties"),
        _gone("in", "name"),
        _gone("description"),
        _gone("responses"),
        _gone("schema", "type"),
        _operation([]),
        _operation("words"),
        ("a path without slash", _renamed_path(lambda name: name[1:] or "a")),
        ("a brace too many", _renamed_path(lambda name: name + "/{a")),
        ("an undeclared parameter", _renamed_path(lambda name: name + "/{nobody}")),
        ("a path of two lines", _renamed_path(lambda name: name + "\n")),
        ("a repeated parameter", _twice),
        ("an unknown scheme", _scheme),
        ("a misspelt member", _misspelt),
        ("a value of another type", _other_type),
        ("a member less", _missing),
    ]
)


def read(path: Path) -> dict[str, Node]:
    """Return the tree of a document, as the generator reads it."""
    text = Text(name="", file=str(path), data=path.read_bytes(), path=path)
    found = files.parse(text).tree
    assert isinstance(found, dict)
    return found


def planted(root: dict[str, Node], seed: str, kind: str) -> tuple[str, str]:
    """Return a copy of a document with one fault, as JSON, and words for the fault.

    Where the document has no place for a fault of that kind it gets one of another.
    """
    draw = random.Random(seed)
    tree = tree_of(copy.deepcopy(root))
    said = FAULTS[kind](draw, tree)
    while not said:
        kind = draw.choice(list(FAULTS))
        said = FAULTS[kind](draw, tree)
    return json.dumps(tree.root), f"{kind}: {said}"
