"""Calls, each in a process of its own that costs no start: forked, limited, listened to."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.running import Ended

_POLL = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A call that is not to be trusted.

    Attributes:
        name: What to know its end by.
        call: What to do; what it returns is its exit code.
        seconds: How long it may take; then it is stopped with all it started.
        mebibytes: How much address space it may use; 0 for any.
    """

    name: str
    call: Callable[[], int]
    seconds: float
    mebibytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    task: Task
    began: float
    said: Path


def run_all(tasks: Iterable[Task], jobs: int = 2) -> Iterator[tuple[str, Ended]]:
    """Run tasks, some at a time; yield the name of each, and how it ended."""
    waiting = iter(tasks)
    running: dict[int, _Running] = {}
    folder = Path(tempfile.mkdtemp(prefix="forks-"))
    try:
        while True:
            while len(running) < jobs and (task := next(waiting, None)) is not None:
                said = folder / task.name
                running[_fork(task, said)] = _Running(
                    task=task, began=time.monotonic(), said=said
                )
            if not running:
                return
            used = {each: _over(each, running[each]) for each in running}
            ended = {each: cpu for each, cpu in used.items() if cpu is not None}
            for process, cpu in ended.items():
                one = running.pop(process)
                yield one.task.name, _result(one, cpu)
            if not ended:
                time.sleep(_POLL)
    finally:
        for process in running:
            _kill(process)
        shutil.rmtree(folder, ignore_errors=True)


def _fork(task: Task, said: Path) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        return process
    # In the child: nothing of the parent's must run, whatever happens.
    code: int | None = 70
    try:
        os.setsid()
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(out, 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if task.mebibytes:
            size = task.mebibytes << 20
            resource.setrlimit(resource.RLIMIT_AS, (size, size))
        code = task.call()
    except BaseException:  # noqa: BLE001 - whatever it is
        traceback.print_exc()
    finally:
        said.with_suffix(".code").write_text(json.dumps(code))
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _over(process: int, running: _Running) -> float | None:
    """Return the processor's seconds of a process that has ended, or had to."""
    found, _, used = os.wait4(process, os.WNOHANG)
    if found:
        return used.ru_utime + used.ru_stime
    if time.monotonic() - running.began > running.task.seconds:
        return _kill(process)
    return None


def _kill(process: int) -> float:
    try:
        # Its own session: only what it started.
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(process, signal.SIGKILL)
    _, _, used = os.wait4(process, 0)
    return used.ru_utime + used.ru_stime


def _result(running: _Running, cpu: float) -> Ended:
    took = time.monotonic() - running.began
    text = running.said.read_text(encoding="utf-8", errors="replace")
    code_file = running.said.with_suffix(".code")
    code = json.loads(code_file.read_text()) if code_file.exists() else None
    return Ended(code=code, text=text, seconds=took, cpu=cpu)
