"""Mocks that all processes of a run use: the first that needs one starts it, the last ends it.

A mock takes two seconds of CPU time to start. Whoever uses it holds a lock on a file, which the
system takes away from a process that ends in whatever way.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tests.listening import port_of
from tests.prism.server import LISTENING, PATIENCE, Mock, command

# Its parent is gone at once: it outlives the process of tests that starts it.
_APART = '"$@" >"$0" 2>&1 </dev/null & echo $!'


class _Apart:
    """A program that is no child of this one."""

    def __init__(self, process: int) -> None:
        self._process = process

    def poll(self) -> int | None:
        """Its exit code, of which nothing is known; None while it runs."""
        try:
            os.kill(self._process, 0)
        except ProcessLookupError:
            return 0
        return None


@contextmanager
def shared(spec: Path, folder: Path) -> Iterator[Mock]:
    """A mock of a spec, the same for all who name the same folder at the same time."""
    folder.mkdir(parents=True, exist_ok=True)
    log, found = folder / f"{spec.stem}.log", folder / f"{spec.stem}.port"
    with (folder / f"{spec.stem}.users").open("a", encoding="ascii") as users:
        with _alone(folder / f"{spec.stem}.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)
            if not found.exists():
                found.write_text(_start(spec, log), encoding="ascii")
        process, port = map(int, found.read_text(encoding="ascii").split())
        try:
            yield Mock(url=f"http://127.0.0.1:{port}", log=log)
        finally:
            with _alone(folder / f"{spec.stem}.lock"):
                if _is_last(users):
                    os.kill(process, signal.SIGKILL)
                    found.unlink()
                fcntl.flock(users, fcntl.LOCK_UN)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process after the other into the block."""
    with path.open("a", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_last(users: TextIO) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(spec: Path, log: Path) -> str:
    """Start a mock; return the numbers of its process and of its port."""
    done = subprocess.run(
        ["sh", "-c", _APART, str(log), *command(spec)],
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    process = int(done.stdout)
    return f"{process} {port_of(_Apart(process), log, LISTENING, PATIENCE)}"
