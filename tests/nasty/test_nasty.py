"""Third-party documents end in a good package or in one readable error."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.corpus.running import run
from tests.corpus.shared import ROOT, needs

pytestmark = needs("nasty")


def checked(tmp_path: Path, *options: str, seconds: float) -> str:
    """Run the suite in a process of its own; return what it says against us."""
    summary = tmp_path / "summary.json"
    command = (sys.executable, "-m", "tests.nasty", "--summary", summary, *options)
    ended = run(
        command, cwd=ROOT, seconds=seconds, env={"PYTHONPATH": str(ROOT / "generator")}
    )
    if ended.code == 0:
        assert json.loads(summary.read_text())["passed"] > 0
        return ""
    return ended.text


def test_a_part_of_them(tmp_path: Path) -> None:
    options = ("--every", "180", "--no-mypy", "--pyright", "0")
    assert checked(tmp_path, *options, seconds=300) == ""


@pytest.mark.corpus
@pytest.mark.slow
def test_all_of_them(tmp_path: Path) -> None:
    assert checked(tmp_path, seconds=3_600) == ""
