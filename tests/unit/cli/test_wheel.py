"""The distribution holds all it needs, and works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.unit.cli.conftest import SPEC

ROOT = Path(__file__).parents[3]


def run(*command: str, cwd: Path, **variables: str) -> str:
    """Run a command that has to succeed; return what it prints."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# In every run tests/behaviour/test_package.py says the same of one that pip has installed.
@pytest.mark.corpus
def test_a_wheel_generates_elsewhere(tmp_path: Path) -> None:
    python = sys.executable
    run(
        python, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), ".",
        cwd=ROOT,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("sdkwright-*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    (tmp_path / "pets.yaml").write_text(SPEC)
    # The installed package comes first on the path, the checkout nowhere.
    code = "import sdkwright; print(sdkwright.__file__)"
    found = run(python, "-c", code, cwd=tmp_path, PYTHONPATH=str(installed))
    assert Path(found.strip()) == installed / "sdkwright/__init__.py"
    for expected in ("new (", "sdk is up to date."):
        printed = run(
            python, "-m", "sdkwright", "build", "pets.yaml",
            "--out", "sdk", "--package", "pets",
            cwd=tmp_path, PYTHONPATH=str(installed),
        )  # fmt: skip
        assert expected in printed
    code = "import pets; print(pets.Pets.__name__)"
    assert run(python, "-c", code, cwd=tmp_path / "sdk") == "Pets\n"


def test_the_version_is_in_one_place() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in text
    assert 'path = "generator/sdkwright/__init__.py"' in text
