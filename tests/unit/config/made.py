"""Packages of a configuration and a document that a test writes."""

from __future__ import annotations

from pathlib import Path

from sdkwright import config as configuration
from sdkwright.config import Config
from sdkwright.diagnostics import Report

from tests.snippets.making import Made, make_of

PETS = """
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers:
  - {url: 'https://{region}.acme.test', variables: {region: {default: eu}}}
security: [{basic: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: X-Trace, in: header, schema: {type: string}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}
    post:
      operationId: createPet
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses:
        '200': {$ref: '#/components/responses/Pet'}
  /pets/{petId}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {$ref: '#/components/responses/Pet'}
  /shops/{shop}/owners/{owner}:
    put:
      operationId: setOwner
      tags: [owners]
      parameters:
        - {name: shop, in: path, required: true, schema: {type: string}}
        - {name: owner, in: path, required: true, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
      responses: {'204': {description: done}}
  /status:
    get:
      operationId: status
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {ok: {type: boolean}}}
components:
  securitySchemes:
    basic: {type: http, scheme: basic}
  responses:
    Pet:
      description: ok
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  schemas:
    Pets:
      type: object
      properties:
        items: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Pet:
      type: object
      required: [name, id]
      properties:
        id: {type: string}
        name: {type: string}
        tag: {type: string}
        kind: {$ref: '#/components/schemas/Kind'}
    Kind: {type: string, enum: [a, b]}
"""


def configured(folder: Path, toml: str, document: str = PETS) -> Config:
    """Write a document, and a gen.toml that names it; return what that asks for."""
    (folder / "openapi.yaml").write_text(document)
    path = folder / "gen.toml"
    path.write_text(f'package = "acme"\nspec = "openapi.yaml"\n{toml}')
    report = Report()
    found = configuration.load(path, report)
    assert found is not None, list(report)
    return found


def made(folder: Path, toml: str, document: str = PETS) -> Made:
    """Make the package of a document, with these lines in its gen.toml."""
    return make_of(configured(folder, toml, document))


def said(package: Made, code: str) -> list[tuple[str, str, str]]:
    """Return message, help and place of what was said under a code."""
    found: list[tuple[str, str, str]] = []
    for report in package.reports.values():
        for each in report:
            if each.code == code and each.pointer is not None:
                assert report.finder is not None
                place = report.finder.locate_all([each.pointer])[each.pointer]
                name = Path(place.file).name
                where = f"{name}:{place.line}:{place.column}"
                found.append((each.message, each.help, where))
    return found
