"""The two type checkers over code as users and generated files have it."""

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "typing"
ROOT = FOLDER.parents[2]
MISTAKES = FOLDER / "mistakes.py"


def expected():
    lines = MISTAKES.read_text().splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# error")}


def run(*command):
    # What mypy knows of the project is in the project's own cache.
    environment = {k: v for k, v in os.environ.items() if k != "MYPY_CACHE_DIR"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["models.py", "streams.py"])
def test_typed_code_runs(name, monkeypatch):
    monkeypatch.syspath_prepend(ROOT)
    runpy.run_path(str(FOLDER / name))


@pytest.mark.slow
def test_mypy():
    result = run("mypy", "--no-error-summary", str(FOLDER))
    errors = re.findall(r"typing/(\w+\.py):(\d+): error", result.stdout)
    assert {name for name, _ in errors} == {MISTAKES.name}, result.stdout
    assert {int(line) for _, line in errors} == expected(), result.stdout


@pytest.mark.corpus
def test_pyright():
    result = run("pyright", "--pythonpath", sys.executable, "--outputjson", str(FOLDER))
    faults = json.loads(result.stdout)["generalDiagnostics"]
    errors = [fault for fault in faults if fault["severity"] == "error"]
    assert {Path(fault["file"]).name for fault in errors} == {MISTAKES.name}, errors
    lines = {fault["range"]["start"]["line"] + 1 for fault in errors}
    assert lines == expected(), errors
