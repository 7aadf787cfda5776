"""Packages of real documents with an MCP server, built once for each run of tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.corpus.documents import Document, documents
from tests.corpus.shared import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'generator'}"}


def document(name: str) -> Document:
    """A real document by name."""
    (found,) = (each for each in documents() if each.name == name)
    return found


def package(name: str) -> str:
    """The name of the package that is built of a document."""
    return f"served_{name.replace('-', '_')}"


def build(name: str, folder: Path) -> Path:
    """Build the package of a document; return the folder that holds it."""
    lines = ("out = 'out'", f"package = '{package(name)}'",
             f"spec = '{document(name).path}'", "mcp = true", "")  # fmt: skip
    (folder / "gen.toml").write_text("\n".join(lines))
    run(folder, "-m", "sdkwright", "build")
    return folder / "out"


def run(folder: Path, *words: object) -> str:
    """Run Python in a folder; return what it writes."""
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
