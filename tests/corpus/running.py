"""Programs run with limits: of time, and of memory where a document is not to be trusted."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_KEPT = ("PATH", "SDKWRIGHT_CORPUS", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a program ended.

    Attributes:
        code: Its exit code; negative for a signal, None if it had to be stopped.
        text: What it printed, both streams together.
        seconds: How long it took.
        cpu: How many seconds the processor worked on it.
    """

    code: int | None
    text: str
    seconds: float
    cpu: float

    @property
    def crashed(self) -> bool:
        """Whether it ended with a traceback, a signal, or not by itself."""
        broken = "Traceback (most recent call last)" in self.text
        return self.code is None or self.code < 0 or broken


def run(
    command: Sequence[object],
    *,
    cwd: Path,
    seconds: float,
    mebibytes: int = 0,
    env: Mapping[str, str] | None = None,
) -> Ended:
    """Run a program to its end, or to the end of its time.

    Args:
        command: The program and its arguments.
        cwd: Where to run it.
        seconds: How long it may take; then it is stopped with all it started.
        mebibytes: How much address space it may use; 0 for any.
        env: What to add to the environment, of which little else is left.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    began, used = time.monotonic(), _used()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [str(each) for each in command],
            cwd=cwd,
            env={**kept, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_limits(mebibytes) if mebibytes else None,
        )
        try:
            code: int | None = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            code = None
        took = time.monotonic() - began
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    return Ended(code=code, text=text, seconds=took, cpu=_used() - used)


def _used() -> float:
    """Return how long programs that were run and have ended kept the processor busy."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _limits(mebibytes: int) -> Callable[[], None]:
    size = mebibytes << 20

    def apply() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return apply
