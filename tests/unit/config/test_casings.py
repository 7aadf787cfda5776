"""How class names write words is the configuration's, where it says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sdkwright import config as configuration
from sdkwright.diagnostics import Report
from sdkwright.python.names import Scope, Spelling, identifier

from tests.snippets.making import make_of
from tests.unit.config.made import PETS, configured, made

DOCUMENT = (
    PETS.replace("Kind", "lsp-kind")
    .replace("Pet:", "LspPets:")
    .replace("schemas/Pet'", "schemas/LspPets'")
    .replace("responses/Pet'", "responses/LspPets'")
)
CASINGS = """
initialisms = ["lsp"]
casings = { acme = "AcME", owners = "OWNERS", pets = "PETs" }
"""


def test_every_class_is_written_so(tmp_path: Path) -> None:
    plain = made(tmp_path, "", DOCUMENT)
    assert "class AcmeError(" in plain.file("errors.py")
    package = made(tmp_path, CASINGS, DOCUMENT)
    client = package.file("client.py")
    assert "class AcME(" in client
    assert "class AsyncAcME(" in client
    assert "class AcMEError(" in package.file("errors.py")
    assert "class ShopsOWNERS(" in package.file("resources/shops_owners.py")
    types = package.file("types/__init__.pyi")
    for name in ("PETs", "LSPPETs", "LSPPETsParam", "LSPKind"):
        assert re.search(rf" as {name}\b", types), name
    assert "Lsp" not in types
    # Attributes and variables are not classes.
    assert "ACME_USERNAME" in client
    assert "def pets(self) -> resources.PETs:" in client


def test_names_in_the_lock_stay_as_they_would_without_casings(tmp_path: Path) -> None:
    first = made(tmp_path, "", DOCUMENT)
    assert first.package is not None
    later = make_of(configured(tmp_path, CASINGS, DOCUMENT), first.package.names)
    assert " as LspPets," in later.file("types/__init__.pyi")
    assert "class Pets(" in later.file("resources/pets.py")
    assert "class AcME(" in later.file("client.py")  # the lock has no name of it
    anew = make_of(configured(tmp_path, CASINGS, DOCUMENT))
    assert " as LspPets," not in anew.file("types/__init__.pyi")
    assert "class PETs(" in anew.file("resources/pets.py")


def test_a_casing_goes_before_initialisms(tmp_path: Path) -> None:
    (own,) = configured(
        tmp_path,
        'initialisms = ["ids", "id", "lsp"]\ncasings = {id = "Id", lsp = "LSp"}',
    ).apis
    spelling = Spelling(own.casings)
    for text, name in {
        "user_id": "UserId",
        "USER-IDS": "UserIDS",
        "lsps": "LSPs",
        "LspURL": "LSpURL",
        "lspserver": "Lspserver",
    }.items():
        assert identifier(Scope.TYPES, text, spelling) == name
    assert identifier(Scope.TYPES, "user_id") == "UserID"
    assert identifier(Scope.FIELDS, "user_id", spelling) == "user_id"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('initialisms = ["LSP"]', "`LSP` is not a word in lower case"),
        ('initialisms = ["language server"]', "is not a word in lower case"),
        ('casings = { lumaai = "lumaAI" }', "is not a word as classes have it"),
        ('casings = { lumaai = "Luma AI" }', "is not a word as classes have it"),
        ('casings = { lumaai = "Luna" }', "has other letters than `lumaai`"),
        ('casings = { LumaAI = "LumaAI" }', "has other letters than `LumaAI`"),
        ('casings = { e2e = "E2E" }', "`e2e` is not one word"),
    ],
)
def test_what_is_no_casing_is_said(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "gen.toml"
    path.write_text(f'package = "acme"\nspec = "openapi.yaml"\n{line}\n')
    report = Report()
    assert configuration.load(path, report) is None
    (fault,) = report
    assert message in fault.message
    assert fault.position is not None
    assert fault.position[0] == 3
