"""Where a program listens that has chosen a free port by itself.

A port that is looked for before the program starts may be somebody else's by the time it
listens: every connection of every other test takes one.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Protocol


class Program(Protocol):
    """A program that runs, such as a `subprocess.Popen`."""

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        ...


def port_of(process: Program, log: Path, words: str, patience: float) -> int:
    """Wait until a program says where it listens; return the port.

    Args:
        process: The program, started with port 0.
        log: What it writes.
        words: What it writes before the port.
        patience: How many seconds it has; it takes about two, more on a busy machine.

    Raises:
        RuntimeError: It ends, or takes longer.
    """
    said = re.compile(re.escape(words) + r"(\d+)\b(?=.*\n)")
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        ended = process.poll() is not None
        text = log.read_text(encoding="utf-8", errors="replace")
        if ended:
            raise RuntimeError(f"the server ended at once:\n{text[-2000:]}")
        if found := said.search(text):
            return int(found[1])
        time.sleep(0.05)
    raise RuntimeError(f"the server did not start in {patience} s:\n{text[-2000:]}")
