"""Progress on a terminal, for anything over a second, on one line that goes away."""

from __future__ import annotations

import shutil
import sys
import time
from typing import Final

from sdkwright.code_frame import visible

_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1


class Progress:
    """Shows what is being done, where somebody watches."""

    __slots__ = ("_next", "_shown", "_watched")

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say that so much of something is done."""
        # Waiting for somebody else is said at once, and everywhere.
        if total == 0 and not self._watched:
            sys.stderr.write(f"{visible(what)} ...\n")
        elif self._watched and (total == 0 or time.monotonic() >= self._next):
            count = f" {done:,} of {total:,}" if total > 1 else ""
            width = shutil.get_terminal_size().columns - 1
            self._write(f"{visible(what)}{count} ..."[:width])
            self._next = time.monotonic() + _PAUSE
            self._shown = True

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
