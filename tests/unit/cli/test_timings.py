"""Where the time goes, and what an unchanged build does not do."""

from __future__ import annotations

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


@pytest.mark.slow
def test_an_unchanged_build_imports_nothing_that_makes(shell: Shell) -> None:
    program = (
        "import sys; from sdkwright.cli import exit_codes, main as cli; assert not cli.run(['build']);"
        "print(*sorted(sys.modules))"
    )

    # Both in processes of their own: this one may know the generator as it was.
    def build() -> list[str]:
        ran = subprocess.run(
            [sys.executable, "-c", program],
            cwd=shell.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout.splitlines()

    build()
    *said, modules = build()
    assert said == ["sdk is up to date."]
    loaded = modules.split()
    assert not [each for each in HEAVY if each in loaded]
    stages = ("read", "refine", "python", "ir", "emit.build", "emit.write")
    assert not [each for each in stages if f"sdkwright.{each}" in loaded]
