"""Work that is done in a process of its own, for which nobody waits."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sdkwright.emit import workers

if TYPE_CHECKING:
    from collections.abc import Callable

_STANDARD: Final = (0, 1, 2)
_NICE: Final = 5


def aside(work: Callable[[], None]) -> None:
    """Do something in a copy of this process, which nobody waits for or hears of.

    The copy holds what this process has locked until it ends: another build of the same
    output folder begins after that. It has neither a terminal nor the standard streams, so that
    whoever reads those of this process waits for this process alone. Where a process
    cannot be copied safely, this one does the work.

    Args:
        work: What to do. It is no matter whether it succeeds.
    """
    if not workers.is_safe():
        work()
        return
    try:
        pid = os.fork()
    except (OSError, RuntimeError):
        return  # there is no room, or the program is about to end
    if pid:
        # What this one has started is nobody's child, and leaves nothing to clear up.
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)
        return
    try:
        workers.forget_parent()
        os.setsid()
        if os.fork() == 0:
            _leave()
            work()
    finally:
        os._exit(0)


def _leave() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for each in _STANDARD:
        os.dup2(nothing, each)
    os.nice(_NICE)
