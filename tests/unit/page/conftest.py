"""A build of two documents, and the page that shows it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sdkwright.cli import commands
from sdkwright.cli.page import Builds

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://example.com"}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}, description: <b>How many</b>}
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
components:
  schemas:
    Pet:
      type: object
      properties:
        name: {type: string}
"""
CONFIG = 'out = "sdk"\npackage = "acme"\n\n[apis.pets]\nspec = "pets.yaml"\n'
OPTIONS = {"spec": None, "config": None, "allow_remote": (), "format": "text"}


@dataclass(slots=True, kw_only=True)
class Shown:
    """Builds of a folder, and the page of them."""

    folder: Path
    builds: Builds

    def build(self) -> None:
        """Build, and show it."""
        outcome, config = commands.built(OPTIONS, command="watch")
        self.builds.publish(outcome, config)

    def ask(self, path: str, body: object = None, **headers: str) -> tuple[int, object]:
        """Ask the server; return status and JSON."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            sent.setdefault("Content-Type", "application/json")
        address = path if path.startswith("http") else f"{self.builds.url}{path}"
        request = urllib.request.Request(address, data, sent)
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                return reply.status, json.load(reply)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """A folder that was built, and its page."""
    (tmp_path / "pets.yaml").write_text(DOCUMENT)
    (tmp_path / "gen.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    found = Shown(folder=tmp_path, builds=Builds(OPTIONS))
    try:
        found.build()
        yield found
    finally:
        found.builds.close()
