"""Programs that are measured from outside: their CPU time, wall time and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a program took: CPU and wall seconds, megabytes at its peak."""

    cpu: float
    wall: float
    peak: float


def cost(arguments: Sequence[str], env: Mapping[str, str] | None = None) -> Cost:
    """Run a program, and its own children, to its end.

    Raises:
        RuntimeError: It failed; with what it said.
    """
    start = time.perf_counter()
    child = subprocess.Popen(
        list(arguments),
        cwd=ROOT,
        env={**_environment(), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None  # it was asked for
    said = child.stderr.read()
    child.stderr.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(said.decode(errors="replace")[-2_000:])
    return Cost(
        cpu=used.ru_utime + used.ru_stime,
        wall=time.perf_counter() - start,
        peak=used.ru_maxrss / 1024,
    )


def _environment() -> dict[str, str]:
    """Return the environment, in which compiled modules are kept as anywhere else."""
    kept = {**os.environ}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def in_turns(
    programs: Mapping[str, Sequence[str]], rounds: int
) -> dict[str, list[Cost]]:
    """Run programs by turns, so that what else the machine does hits them all."""
    found: dict[str, list[Cost]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, arguments in programs.items():
            found[name].append(cost(arguments))
    return found


def cpu(costs: Sequence[Cost]) -> float:
    """Return the median CPU time."""
    return statistics.median(each.cpu for each in costs)


def gen(*arguments: str) -> list[str]:
    """Return the command line of a `gen` command."""
    return [sys.executable, "-m", "sdkwright", *arguments]


@contextmanager
def server() -> Generator[str, None, None]:
    """Run the server on loopback; yields its port."""
    with subprocess.Popen(
        [sys.executable, str(HERE / "server.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdin is not None  # both were asked for
        assert child.stdout is not None
        yield child.stdout.readline().strip()
        child.stdin.close()
