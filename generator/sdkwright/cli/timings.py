"""Where the time of a build goes: what `gen build --timings` shows.

A stage lasts from the moment it is announced until another one is, so the figures add up to
the whole run. CPU time includes that of the processes that helped; it can be compared from
run to run, while wall time depends on what else the machine does.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdkwright.cli.progress import Progress


@dataclass(slots=True)
class Stage:
    """What one stage has taken, in seconds, and how many things it had to do."""

    cpu: float = 0.0
    wall: float = 0.0
    count: int = 0


class Timings:
    """Listens to the progress of a run and takes the time of its stages."""

    __slots__ = ("_cpu", "_inner", "_name", "_stages", "_wall")

    def __init__(self, inner: Progress) -> None:
        self._inner = inner
        self._name = "starting"
        # What ran before, the start of Python included, has taken CPU time only.
        self._cpu, self._wall = 0.0, time.perf_counter()
        self._stages: dict[str, Stage] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say that so much of something is done; the first word names the stage."""
        name = what.partition(" ")[0]
        if name != self._name:
            self._turn(name)
        stage = self._stages.setdefault(name, Stage())
        stage.count = max(stage.count, total)
        self._inner(what, done, total)

    def _turn(self, name: str) -> None:
        """End the stage that runs, and begin another."""
        cpu, wall = _cpu(), time.perf_counter()
        stage = self._stages.setdefault(self._name, Stage())
        stage.cpu += cpu - self._cpu
        stage.wall += wall - self._wall
        self._name, self._cpu, self._wall = name, cpu, wall

    def table(self) -> str:
        """End the last stage; return a line for each, and one for all of them."""
        self._turn("")
        rows = [(name, each) for name, each in self._stages.items() if name]
        whole = Stage(
            cpu=sum(each.cpu for _, each in rows),
            wall=sum(each.wall for _, each in rows),
        )
        head = f"{'stage':<12}{'CPU s':>8}{'wall s':>8}{'items':>8}\n"
        return head + "".join(
            f"{name:<12}{each.cpu:>8.2f}{each.wall:>8.2f}"
            f"{f'{each.count:,}' if each.count > 1 else '':>8}".rstrip() + "\n"
            for name, each in [*rows, ("total", whole)]
        )


def _cpu() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
