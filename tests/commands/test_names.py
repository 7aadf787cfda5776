"""Names of an API that the command line has itself: the API's come first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.behaviour.programs import ROOT

DOCUMENT = """
openapi: 3.1.0
info: {title: Odd, version: "1"}
servers: [{url: "http://127.0.0.1:9"}]
paths:
  /mcp: {get: {operationId: mcp.list, tags: [mcp], responses: {"204": {description: x}}}}
  /help: {get: {operationId: help.list, tags: [help], responses: {"204": {description: x}}}}
  /completion/{help}:
    post:
      operationId: completion.create
      tags: [completion]
      parameters:
        - {name: help, in: path, required: true, schema: {type: string}}
        - {name: output, in: query, schema: {type: string}}
        - {name: query, in: query, schema: {type: array, items: {type: integer}}}
        - {name: dry_run, in: query, schema: {type: boolean}}
        - {name: no_dry_run, in: query, schema: {type: boolean}}
        - {name: data, in: header, schema: {type: [string, "null"]}}
        - {name: from, in: query, schema: {type: string, format: date-time}}
        - {name: _values, in: query, schema: {type: string}}
      requestBody:
        content: {application/json: {schema: {type: object, properties: {values: {}}}}}
      responses: {"204": {description: x}}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "openapi.yaml").write_text(DOCUMENT)
    (folder / "gen.toml").write_text(
        'out = "out"\npackage = "oddity"\nspec = "openapi.yaml"\ncli = true\n'
    )
    done = python(folder, "-m", "sdkwright", "build")
    assert done.returncode == 0, done.stderr
    return folder / "out"


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={"PYTHONPATH": f"{ROOT / 'generator'}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_resources_keep_their_names(built: Path) -> None:
    page = python(built, "-m", "oddity", "--help").stdout
    for name in ("mcp", "help", "completion", "cli-help", "cli-completion"):
        assert f"\n  {name} " in page
    for name in ("mcp", "help"):
        done = python(built, "-m", "oddity", name, "list", "--dry-run")
        assert done.stdout.rstrip().endswith(f"http://127.0.0.1:9/{name}"), done.stderr


def test_arguments_keep_their_names(built: Path) -> None:
    words = (
        "x y", "--output=a", "--query=1", "--query=[2,3]", "--dry-run=true",
        "--no-dry-run", "--data=d", "--from=2026-01-02T03:04:05Z", "--values=7",
    )  # fmt: skip
    done = python(
        built, "-m", "oddity", "completion", "create", *words, "--cli-dry-run"
    )
    assert done.returncode == 0, done.stderr
    url = done.stdout.split()[-1]
    assert "/completion/x%20y?" in url
    for part in (
        "output=a",
        "query=1&query=2&query=3",
        "dry_run=true",
        "no_dry_run=true",
    ):
        assert part in url
    assert "from=2026-01-02T03" in url
    assert "'data: d'" in done.stdout


def test_a_package_that_does_not_ask_has_none(built: Path) -> None:
    config = built.parent / "gen.toml"
    config.write_text(config.read_text().replace("cli = true\n", ""))
    assert python(built.parent, "-m", "sdkwright", "build").returncode == 0
    assert not (built / "oddity" / "__main__.py").exists()
    assert not (built / "oddity" / "_core" / "cli").exists()
    assert "click" not in (built / "pyproject.toml").read_text()
