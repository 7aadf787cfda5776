"""No document can make us, or what we generate, do anything but its job."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.corpus.running import run
from tests.corpus.shared import ROOT, needs

pytestmark = needs("hostile")


def attacked(tmp_path: Path, *options: str, seconds: float) -> str:
    """Run the attacks in a process of their own; return what it says against us."""
    summary = tmp_path / "summary.json"
    command = (sys.executable, "-m", "tests.security", "--summary", summary, *options)
    ended = run(command, cwd=ROOT, seconds=seconds, env={"PYTHONPATH": str(ROOT)})
    if ended.code == 0:
        assert json.loads(summary.read_text())["passed"] > 0
        return ""
    return ended.text


def test_a_part_of_the_attacks(tmp_path: Path) -> None:
    assert attacked(tmp_path, "--every", "40", seconds=300) == ""


@pytest.mark.corpus
@pytest.mark.slow
def test_all_attacks(tmp_path: Path) -> None:
    assert attacked(tmp_path, seconds=1_800) == ""
