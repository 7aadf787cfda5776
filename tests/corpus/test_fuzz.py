"""Documents mixed at random never end as a bug of the generator's own."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.corpus.shared import ROOT

ALL = 2_000
SAMPLE = 6
_STEP = 250


def _run(first: int, last: int) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.corpus.fuzz_run", str(first), str(last)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def _check(out: str, count: int) -> None:
    assert out.strip().endswith("0 wrong"), out
    built = int(out.strip().splitlines()[-1].partition(" ")[0])
    assert built > count * 0.8, f"only {built} of {count} were built"


@pytest.mark.slow
def test_a_sample_of_documents():
    _check(_run(0, SAMPLE), SAMPLE)


@pytest.mark.corpus
def test_all_documents():
    starts = range(0, ALL, _STEP)
    with ThreadPoolExecutor(2) as pool:
        for out in pool.map(lambda first: _run(first, first + _STEP), starts):
            _check(out, _STEP)
