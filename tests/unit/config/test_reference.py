"""The schema and the reference page follow from the table of keys, and hold."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest
from sdkwright import config as configuration
from sdkwright.cli.main import run
from sdkwright.config.extensions import EXTENSIONS, FRONT
from sdkwright.config.keys.operation_keys import OPERATION_KEYS
from sdkwright.config.keys.package_keys import PACKAGE_KEYS
from sdkwright.config.keys.whole import API_KEYS, APIS
from sdkwright.config.reference import reference
from sdkwright.config.schema import schema
from sdkwright.config.shapes import Key
from sdkwright.diagnostics import Report, Severity
from sdkwright.read import read
from sdkwright.read.vendors import READ
from sdkwright.refine import refine, wanted

from tests.unit.config.made import PETS

ROOT = Path(__file__).parents[3]
KEYS = (*PACKAGE_KEYS, *API_KEYS, APIS, *OPERATION_KEYS)
VALIDATOR = jsonschema_rs.validator_for(schema())
OVERLAY = """
overlay: 1.1.0
info: {title: Fixes, version: '1'}
actions: [{target: $.info, update: {description: Fixed.}}]
"""


def test_the_page_beside_the_readme_is_what_the_table_says() -> None:
    assert (ROOT / "CONFIGURATION.md").read_text() == reference()


def test_the_command_prints_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--reference"]) == 0
    assert capsys.readouterr().out == reference()
    assert run(["config", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
    assert run(["config"]) == 2
    assert run(["config", "--reference", "--pyproject"]) == 2


def test_every_extension_is_on_the_page() -> None:
    ours = {each for each in READ if each.startswith(FRONT)}
    assert {FRONT + each.name for each in EXTENSIONS} == ours
    assert {each.extension for each in KEYS if each.extension} <= ours


def whole(example: str) -> str:
    """Return an example as a whole configuration."""
    top, table, rest = example.partition("[")
    inside = table if top.endswith("\n") or not top else ""
    head, tail = (top, table + rest) if inside else (example, "")
    lines = [head]
    if not re.search(r"^package\b", example, re.MULTILINE):
        lines.append('package = "acme"')
    if not re.search(r"^spec\b|^\[apis", example, re.MULTILINE):
        lines.append('spec = "openapi.yaml"')
    return "\n".join([*lines, tail])


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_example_is_run(tmp_path: Path, key: Key) -> None:
    (tmp_path / "more.yaml").write_text("openapi: 3.0.3\npaths: {}\n")
    for name in ("openapi.yaml", "pets.yaml", "shops.yaml"):
        (tmp_path / name).write_text(PETS)
    (tmp_path / "fixes.overlay.yaml").write_text(OVERLAY)
    path = tmp_path / "gen.toml"
    path.write_text(whole(key.example))
    assert VALIDATOR.is_valid(tomllib.loads(path.read_text()))
    report = Report()
    config = configuration.load(path, report)
    assert list(report) == []
    assert config is not None
    for own in config.apis:
        report = Report()
        said = own.annotations
        api = read(own.source, report, wants=wanted(own), annotations=said)
        assert api is not None, list(report)
        refine(api, own, report)
        assert not [each for each in report if each.severity is not Severity.NOTE]


def configurations() -> Iterator[Path]:
    yield ROOT / "pyproject.toml"
    yield from (ROOT / "tests").rglob("gen.toml")


def test_our_configurations_fit_the_schema() -> None:
    project = jsonschema_rs.validator_for(schema(pyproject=True))
    for path in configurations():
        validator = project if path.name == "pyproject.toml" else VALIDATOR
        validator.validate(tomllib.loads(path.read_text()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        'package = "a"',
        'package = "a"\nspec = "b"\nspecs = "c"',
        'package = "a"\nspec = "b"\nstrict = "yes"',
        'package = "a"\nspec = "b"\npositional = "first"',
        'package = "a"\nspec = "b"\nversion = "one"',
        'package = "a"\nspec = "b"\nbudget = { weel = 1 }',
        'package = "a"\nspec = "b"\noperations.x.pagnation = false',
        'package = "a"\nspec = "b"\noperations.x.pagination = true',
        'package = "a"\nspec = "b"\nretries = { max_attempts = -1 }',
        'package = "a"\n[apis.b]\nspce = "c"',
    ],
)
def test_mistakes_do_not_fit_the_schema(tmp_path: Path, text: str) -> None:
    assert not VALIDATOR.is_valid(tomllib.loads(text))
    path = tmp_path / "gen.toml"
    path.write_text(text)
    assert configuration.load(path, Report()) is None
