"""A folder to work in, and a way to run commands there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from sdkwright.cli import main as cli

if TYPE_CHECKING:
    from pathlib import Path

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
tags: [{name: pets}]
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      tags: [pets]
      summary: Return a pet.
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
      responses:
        "200":
          description: The pet.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pet"}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
"""
CONFIG = """\
out = "sdk"
package = "acme"
[apis.pets]
spec = "pets.yaml"
strict = true
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The report for programs."""
        return json.loads(self.out)


@dataclass(slots=True)
class Shell:
    """Runs commands in a folder of its own."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def gen(self, *arguments: str) -> Ran:
        """Run `gen`."""
        self.capsys.readouterr()
        code = cli.run(list(arguments))
        return Ran(code, *self.capsys.readouterr())

    def write(self, name: str, text: str) -> Path:
        """Write a file."""
        path = self.folder / name
        path.write_text(text)
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file; there has to be something to change."""
        path = self.folder / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def times(self) -> dict[str, int]:
        """When each file was written."""
        return {str(path): path.stat().st_mtime_ns for path in self.folder.rglob("*")}


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """A project with one small document."""
    monkeypatch.chdir(tmp_path)
    shell = Shell(tmp_path, capsys)
    shell.write("pets.yaml", SPEC)
    shell.write("gen.toml", CONFIG)
    return shell
