"""Signals that end a program: what is open is closed and cleared up before it ends."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import FrameType

_NAMES: Final = ("SIGTERM", "SIGHUP")


class StoppedError(BaseException):
    """The program was asked to stop. No failure, so nothing that handles failures catches it."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.exit_code = 128 + number


def install() -> None:
    """Let the signals raise, which would otherwise end the program at once.

    Those that are ignored stay ignored, as `nohup` wants it.
    """
    own = os.getpid()

    def stop(number: int, _: FrameType | None) -> None:
        if os.getpid() != own:
            os._exit(128 + number)  # a process that helps has nothing to clear up
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise StoppedError(number)

    signals = [
        getattr(signal, name)
        for name in _NAMES
        if hasattr(signal, name)
        and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL
    ]
    for each in signals:
        signal.signal(each, stop)
