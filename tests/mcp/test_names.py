"""Names of an API that the server has itself, and packages that do not ask for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sdkwright.config import parse_text
from sdkwright.diagnostics import Report

from tests.commands.test_names import DOCUMENT, python


def build(folder: Path, *keys: str) -> Path:
    """Build a package of an API with a resource called mcp."""
    (folder / "openapi.yaml").write_text(DOCUMENT)
    lines = ('out = "out"', 'package = "oddmcp"', 'spec = "openapi.yaml"', *keys, "")
    (folder / "gen.toml").write_text("\n".join(lines))
    done = python(folder, "-m", "sdkwright", "build")
    assert done.returncode == 0, done.stderr
    return folder / "out"


def test_a_resource_called_mcp_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.mcp.running import said, with_client

    out = build(tmp_path, "mcp = true")
    monkeypatch.syspath_prepend(str(out))

    async def talk(client):
        listed = [each.name for each in (await client.list_tools()).tools]
        return listed, await said(client, "describe", {"operation": "mcp.list"})

    listed, described = with_client("oddmcp", talk, tools=["mcp.*"])
    assert listed == ["search", "describe", "call", "mcp-list"]
    assert "GET /mcp" in described.text
    program = "import oddmcp; print(oddmcp.Oddmcp().mcp.prepare.list().url)"
    assert python(out, "-c", program).stdout.strip().endswith("/mcp")
    assert not (out / "oddmcp" / "__main__.py").exists()
    assert not (out / "oddmcp" / "_core" / "cli").exists()


def test_a_package_that_does_not_ask_has_none(tmp_path: Path) -> None:
    out = build(tmp_path, "cli = true")
    assert not (out / "oddmcp" / "mcp.py").exists()
    assert not (out / "oddmcp" / "_core" / "mcp").exists()
    assert "mcp" not in (out / "pyproject.toml").read_text().replace("oddmcp", "")
    assert json.loads((out / "oddmcp" / "operations.json").read_text())["operations"]


def test_an_api_called_mcp_is_refused() -> None:
    report = Report()
    text = b"package = 'x'\nmcp = true\n[apis.mcp]\nspec = 'a.yaml'\n"
    assert parse_text(text, Path("gen.toml"), report) is None
    (fault,) = report.diagnostics
    assert "an API cannot be called `mcp`" in fault.message
    report = Report()
    assert parse_text(text.replace(b"mcp = true\n", b""), Path("gen.toml"), report)
