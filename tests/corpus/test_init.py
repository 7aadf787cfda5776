"""`gen init` on real documents: building with what it writes changes nothing."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.corpus.shared import SHARED, needs

pytestmark = pytest.mark.corpus

FOLDER = SHARED / "corpus"
NAMES = ("oai-uber-v2", "petstore3", "sendgrid-mail", "tictactoe", "train-travel")


def entry(name: str) -> Path:
    """Return the document of an API: its folder holds no other."""
    (found,) = (
        each
        for each in (FOLDER / name).iterdir()
        if each.suffix in {".yaml", ".yml", ".json"}
    )
    return found


def gen(folder: Path, *arguments: str) -> str:
    """Run a command in a folder; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "sdkwright", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a package, without its lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "gen.lock"
    }


@needs("corpus")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_changes_nothing(tmp_path: Path, name: str) -> None:
    document = entry(name)
    copy = tmp_path / document.name
    copy.write_bytes(document.read_bytes())
    gen(tmp_path, "build", document.name, "--package", "acme")
    (tmp_path / "generated").rename(tmp_path / "plain")
    gen(tmp_path, "init", document.name, "--package", "acme")
    gen(tmp_path, "build")
    assert tree(tmp_path / "generated") == tree(tmp_path / "plain")
    written = tomllib.loads((tmp_path / "gen.toml").read_text())
    assert written.keys() <= {"package", "spec", "strict"}
