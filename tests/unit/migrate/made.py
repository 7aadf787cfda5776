"""Small sources and documents, and the command run on them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

from sdkwright.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DOCUMENT: Final = """
    openapi: 3.1.0
    info: {title: Zoo, version: "1"}
    servers: [{url: https://zoo.test}]
    security: [{key: []}]
    paths:
      /animals:
        get:
          operationId: list_all
          parameters:
            - {name: size, in: query, schema: {type: integer}}
            - {name: kinds, in: query, schema: {type: array, items: {type: string}}}
          responses:
            "200":
              description: all
              content:
                application/json:
                  schema: {type: array, items: {$ref: "#/components/schemas/Beast"}}
      /animals/{id}:
        get:
          operationId: one
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
          responses:
            "200":
              description: one
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Beast"}
      /zoos/{zoo}/animals/{id}/move:
        post:
          operationId: moved
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {name: zoo, in: path, required: true, schema: {type: string}}
          requestBody:
            content:
              application/json:
                schema:
                  type: object
                  properties: {to: {type: string}, away: {type: boolean}}
          responses:
            "200":
              description: moved
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Beast"}
      /health:
        get: {operationId: h, responses: {"204": {description: well}}}
    components:
      securitySchemes: {key: {type: http, scheme: bearer}}
      schemas:
        Beast:
          type: object
          required: [id]
          properties:
            id: {type: string}
            bornAt: {type: string}
            tags: {type: array, items: {$ref: "#/components/schemas/Label"}}
        Label: {type: object, properties: {text: {type: string}}}
"""


def files(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write files into a folder; return the folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip(), encoding="utf-8")
    return folder


def gen(*arguments: object) -> int:
    """Run the command."""
    return run([str(each) for each in arguments])
