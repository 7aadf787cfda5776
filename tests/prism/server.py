"""Starts and ends the independent mock: one Prism per spec, on a free port of loopback.

Prism reads the spec by itself, refuses what the spec does not allow, and answers with the
spec's examples: a checker that shares no line of code with this project.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = HERE / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
PATIENCE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """A running mock.

    Attributes:
        url: Where it listens. It serves the paths of a spec without its servers' prefix.
        log: What it says, line by line; worth reading after a refusal.
    """

    url: str
    log: Path

    def tail(self) -> str:
        """The last lines of the log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-12:])


def missing() -> str:
    """What is not installed, in words; empty if the mock can run."""
    if shutil.which("node") is None:
        return "node is not installed: the mock needs Node 20"
    if not SCRIPT.exists():
        return "the mock is not installed: run `npm ci --prefix tests/prism`"
    return ""


@contextmanager
def running(spec: Path, log: Path) -> Iterator[Mock]:
    """A mock of a spec, until the end of the block."""
    port = _free_port()
    process = _start(spec, port, log)
    mock = Mock(url=f"http://127.0.0.1:{port}", log=log)
    try:
        _wait(process, port, mock)
        yield mock
    finally:
        _end(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(spec: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    node = shutil.which("node")
    assert node is not None
    where = ("--host", "127.0.0.1", "--port", str(port))
    with log.open("wb") as out:
        return subprocess.Popen(
            [node, str(SCRIPT), "mock", "--errors", *where, str(spec)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_COLOR": "1"},
        )


def _wait(process: subprocess.Popen[bytes], port: int, mock: Mock) -> None:
    """Until it answers; it takes about two seconds, more on a busy machine."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the mock ended at once:\n{mock.tail()}")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the mock did not start in {PATIENCE} s:\n{mock.tail()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
