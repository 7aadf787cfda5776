"""Where the time goes, and what an unchanged build does not do."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sdkwright.cli import exit_codes, timings
from sdkwright.cli.progress import Progress
from sdkwright.cli.timings import Timings

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell


def test_a_build_says_what_its_stages_took(shell: Shell) -> None:
    ran = shell.gen("build", "--timings")
    assert ran.code == exit_codes.DONE
    rows = [line.split() for line in ran.err.splitlines()]
    assert rows[0] == ["stage", "CPU", "s", "wall", "s", "items"]
    stages = [row[0] for row in rows[1:]]
    assert stages == [
        *("starting", "hashing", "reading", "refining", "planning", "comparing"),
        *("rendering", "formatting", "writing", "validating", "total"),
    ]
    assert ran.out.startswith("sdk: ")


def test_an_unchanged_build_only_looks(shell: Shell) -> None:
    shell.gen("build")
    ran = shell.gen("build", "--timings")
    stages = [line.split()[0] for line in ran.err.splitlines()]
    assert stages == ["stage", "starting", "hashing", "total"]


def test_a_stage_lasts_until_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(timings.time, "perf_counter", lambda: now[0])
    timed = Timings(Progress())
    steps = [(1, "reading a"), (3, "reading b"), (4, "planning"), (8, "reading c")]
    for at, what in steps:
        now[0] = at
        timed(what, 0, 1_234)
    now[0] = 10
    walls = {row.split()[0]: row.split()[2] for row in timed.table().splitlines()[1:]}
    assert walls == {
        "starting": "1.00",
        "reading": "5.00",
        "planning": "4.00",
        "total": "10.00",
    }
    assert "1,234" in timed.table()


# What none of the other stages can do without, and what takes long to import.
HEAVY = ("jinja2", "black", "yaml", "jsonschema_rs", "openapi_spec_validator", "email")


# What only documents elsewhere, wheels, or another program's results need.
ELSEWHERE = ("ssl", "http.client", "importlib.metadata", "zipfile")


@pytest.mark.slow
def test_builds_import_what_they_need(shell: Shell) -> None:
    first = modules_of_build(shell, "sdk: ")
    assert "sdkwright.emit.write" in first
    assert not first & set(ELSEWHERE)
    second = modules_of_build(shell, "sdk is up to date.")
    assert not second & {*HEAVY, *ELSEWHERE}
    stages = ("read", "refine", "python", "ir", "emit.build", "emit.write")
    assert not second & {f"sdkwright.{each}" for each in stages}


def modules_of_build(shell: Shell, said: str) -> set[str]:
    """Build in a process of its own: this one may know the generator as it was."""
    program = (
        "import sys; from sdkwright.cli import main as cli; assert not cli.run(['build']);"
        "print(*sorted(sys.modules))"
    )
    # Where results of the validator are known, its version is asked for.
    env = {**os.environ, "XDG_CACHE_HOME": str(shell.folder / "cache")}
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=shell.folder,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith(said)
    return set(ran.stdout.splitlines()[-1].split())


LEAVING = """
import atexit, sys
from sdkwright.cli import main as cli
class Kept:
    def __del__(self):
        sys.__stdout__.write("taken apart\\n")
kept = Kept()
{before}
def run(arguments):
    atexit.register(print, "asked during it")
    print("said", *arguments)
    return {code}
cli.run = run
sys.argv = ["gen", "x"]
cli.main()
"""


@pytest.mark.parametrize("code", [0, 1, 130])
@pytest.mark.parametrize("before", ["", "atexit.register(print, 'asked before it')"])
def test_a_process_is_taken_apart_only_where_others_wait(
    code: int, before: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LEAVING.format(code=code, before=before)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (code, "")
    usual = ["asked before it", "taken apart"] if before else []
    assert ran.stdout.splitlines() == ["said x", "asked during it", *usual]
