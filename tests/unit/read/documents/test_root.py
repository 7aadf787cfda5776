"""References that leave the document's folder: refused, unless `root` names a wider one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sdkwright.cli import main as cli

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.test"}]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: All pets.
          content: {application/json: {schema: {$ref: "../common/pet.yaml#/Pet"}}}
components:
  schemas:
    Owner: {type: object, required: [name], properties: {name: {type: string}}}
"""
# It refers back to the entry, and on to a file of its own folder.
PET = """\
Pet:
  type: object
  required: [owner, size]
  properties:
    owner: {$ref: "../specs/pets.yaml#/components/schemas/Owner"}
    size: {$ref: "more/size.yaml"}
"""
CONFIG = 'package = "acme"\nspec = "api/specs/pets.yaml"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("api/specs/pets.yaml", ENTRY),
        ("api/common/pet.yaml", PET),
        ("api/common/more/size.yaml", "{type: integer}\n"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def gen(folder: Path, capsys: pytest.CaptureFixture[str], root: str) -> tuple[int, str]:
    """Build with a root; return the exit code and what was printed."""
    (folder / "gen.toml").write_text(CONFIG + root, "utf-8")
    code = cli.run(["build"])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_references_reach_the_root(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gen(folder, capsys, 'root = "api"\n')[0] == 0
    text = (folder / "generated/acme/types/pet.py").read_text("utf-8")
    assert "    owner: Owner\n    size: Size\n" in text
    size = folder / "generated/acme/types/size.py"
    assert "int" in size.read_text("utf-8")
    assert "is up to date" in gen(folder, capsys, 'root = "api"\n')[1]
    (folder / "api/common/more/size.yaml").write_text("{type: number}\n", "utf-8")
    assert gen(folder, capsys, 'root = "api"\n')[0] == 0
    assert "float" in size.read_text("utf-8")


@pytest.mark.parametrize("root", ["", 'root = "api/specs"\n'])
def test_without_it_they_are_refused_and_the_way_out_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], root: str
) -> None:
    code, said = gen(folder, capsys, root)
    assert code == 1
    assert "error[reference-outside]" in said
    assert "`root` in the configuration" in said
    assert "'api' holds both." in said


def test_links_out_of_the_root_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "secret.yaml").write_text("{type: integer}\n", "utf-8")
    size = folder / "api/common/more/size.yaml"
    size.unlink()
    size.symlink_to(folder / "secret.yaml")
    code, said = gen(folder, capsys, 'root = "api"\n')
    assert (code, "error[reference-outside]" in said) == (1, True)


def test_the_document_must_be_below_the_root(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = gen(folder, capsys, 'root = "other"\n')
    assert (code, "[root] the document is not below this folder" in said) == (2, True)
