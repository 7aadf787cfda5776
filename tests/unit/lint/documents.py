"""Documents that rules find something in, and the same without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from tests.lint.cases import linted

HEAD: Final = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://api.pets.test"}]
security: []
"""
# What an operation needs so that no rule has anything against it.
GOOD: Final = """\
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      description: Lists them.
      responses:
        "200":
          description: All pets.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pets"}
        4XX:
          description: Refused.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Problem"}
components:
  schemas:
    Problem:
      type: object
      required: [title]
      properties:
        title: {type: string, description: What is wrong.}
    Pets:
      type: array
      items: {$ref: "#/components/schemas/Pet"}
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, description: What it is called., example: Rex}
        born: {type: string, format: date, description: Its birthday.}
"""


def good() -> dict[str, Any]:
    """Return a document that no rule finds anything in."""
    found: dict[str, Any] = yaml.safe_load(HEAD + GOOD)
    return found


def changed(changes: str) -> dict[str, Any]:
    """Return the good document with members merged into it; null takes one out."""
    document = good()
    _merge(document, yaml.safe_load(changes))
    return document


def _merge(node: dict[str, Any], changes: dict[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            del node[key]
        elif isinstance(node.get(key), dict) and hasattr(value, "items"):
            _merge(node[key], value)
        else:
            node[key] = value


def codes(document: dict[str, Any]) -> dict[str, list[str]]:
    """Return the places that each rule finds something at."""
    return {
        group.code: [str(item.diagnostic.pointer) for item in group.items]
        for group in linted(document).groups
    }


def written(folder: Path, document: dict[str, Any]) -> Path:
    """Write a document into a folder."""
    path = folder / "pets.yaml"
    path.write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")
    return path
