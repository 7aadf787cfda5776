"""Starts and ends the independent mock: one Prism per spec, on a free port of loopback.

Prism reads the spec by itself, refuses what the spec does not allow, and answers with the
spec's examples: a checker that shares no line of code with this project.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.listening import port_of

HERE = Path(__file__).parent
SCRIPT = HERE / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
PATIENCE = 60.0
LISTENING = "Prism is listening on http://127.0.0.1:"


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
    process = _start(spec, log)
    try:
        port = port_of(process, log, LISTENING, PATIENCE)
        yield Mock(url=f"http://127.0.0.1:{port}", log=log)
    finally:
        _end(process)


def command(spec: Path) -> list[str]:
    """Return the command that starts a mock of a spec."""
    node = shutil.which("node")
    assert node is not None
    where = ("--host", "127.0.0.1", "--port", "0")
    return [node, str(SCRIPT), "mock", "--errors", *where, str(spec)]


def _start(spec: Path, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as out:
        return subprocess.Popen(
            command(spec),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_COLOR": "1"},
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
