"""Our own specifications with something broken: whatever it is, it is said in words."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from sdkwright import code_frame
from sdkwright.diagnostics import Report
from sdkwright.read import read
from sdkwright.read.documents import text as files
from sdkwright.source import Source

from tests.effort import sample

SPECS = sorted((Path(__file__).parents[3] / "specs").glob("*.yaml"))
JUNK: list[Any] = [
    None, 0, -1, 1.5, True, "", "x", "#/paths", [], ["x"], [None], [[]], {}, {"x": 1},
    {"$ref": "#/nope"}, {"$ref": 5}, {"$ref": "#"}, {"type": "object"},
]  # fmt: skip
SWAGGER = {
    "swagger": "2.0",
    "info": {"title": "Pets", "version": "1"},
    "host": "example.com",
    "parameters": {"Pet": {"name": "pet", "in": "body", "schema": {"type": "object"}}},
    "responses": {"Gone": {"description": "Gone.", "schema": {"type": "file"}}},
    "securityDefinitions": {
        "code": {"type": "oauth2", "flow": "application", "tokenUrl": "/", "scopes": {}}
    },
    "definitions": {"Pet": {"discriminator": "kind", "x-nullable": True}},
    "paths": {
        "/pets/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "type": "string"}
            ],
            "post": {
                "consumes": ["multipart/form-data"],
                "parameters": [
                    {"$ref": "#/parameters/Pet"},
                    {"name": "photo", "in": "formData", "type": "file"},
                    {"name": "tags", "in": "query", "type": "array", "items": {}},
                ],
                "responses": {
                    "200": {
                        "description": "Fine.",
                        "schema": {"$ref": "#/definitions/Pet"},
                        "headers": {"X-A": {"type": "integer"}},
                        "examples": {"application/json": {}},
                    },
                    "410": {"$ref": "#/responses/Gone"},
                },
            },
        }
    },
}


def paths(tree: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    stack: list[tuple[tuple[Any, ...], Any]] = [((), tree)]
    while stack:
        path, node = stack.pop()
        if path:
            found.append(path)
        if isinstance(node, dict):
            stack += [((*path, key), value) for key, value in node.items()]
        elif isinstance(node, list):
            stack += [((*path, index), value) for index, value in enumerate(node)]
    return found


def broken(tree: Any, chance: random.Random) -> Any:
    """Return a tree with one node deleted, replaced, or copied over another."""
    tree = copy.deepcopy(tree)
    places = paths(tree)
    path = chance.choice(places)
    parent = tree
    for key in path[:-1]:
        parent = parent[key]
    how = chance.random()
    if how < 0.3:
        del parent[path[-1]]
    elif how < 0.9:
        parent[path[-1]] = copy.deepcopy(chance.choice(JUNK))
    else:
        other = tree
        for key in chance.choice(places):
            other = other[key]
        parent[path[-1]] = copy.deepcopy(other)
    return tree


@pytest.mark.parametrize("name", ["swagger", *(path.stem for path in SPECS)])
@pytest.mark.parametrize("seed", sample(range(5), one_in=3))
def test_nothing_is_raised(name: str, seed: int) -> None:
    chance = random.Random(f"{name}{seed}")
    whole: Any = SWAGGER
    if name != "swagger":
        path = next(each for each in SPECS if each.stem == name)
        whole = files.parse(files.read_file(path, name="", file=str(path))).tree
    for _ in range(12):
        tree = broken(whole, chance)
        if chance.random() < 0.3:
            tree = broken(tree, chance)
        report = Report()
        api = read(Source(text=json.dumps(tree).encode(), name="spec.json"), report)
        assert (api is None) is report.failed
        code_frame.render_text(report)
        for each in report:
            assert each.pointer is not None or each.position is not None, each
