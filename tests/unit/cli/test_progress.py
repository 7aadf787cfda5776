"""Progress is for people who wait, and for terminals."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from sdkwright.cli import progress
from sdkwright.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A clock that is set by hand."""
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])

    def move(to: float) -> None:
        now[0] = to

    return move


def test_nothing_is_shown_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, clock: Callable[[float], None]
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    shown = Progress()
    clock(10)
    shown("reading", 1, 2)
    shown.close()
    assert stream.getvalue() == ""


def test_a_line_comes_after_a_second_and_goes_at_the_end(
    monkeypatch: pytest.MonkeyPatch, clock: Callable[[float], None]
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    shown = Progress()
    clock(0.9)
    shown("reading", 1, 3)
    assert stream.getvalue() == ""
    clock(1.1)
    shown("for\x1bmatting", 1000, 3000)
    assert stream.getvalue() == "\r\x1b[Kfor\\u001bmatting 1,000 of 3,000 ..."
    shown("formatting", 1001, 3000)
    shown.close()
    assert stream.getvalue().endswith("3,000 ...\r\x1b[K")


def test_a_quick_run_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, clock: Callable[[float], None]
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    shown = Progress()
    clock(0.5)
    shown("reading", 1, 3)
    shown.close()
    assert stream.getvalue() == ""


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_waiting_for_another_build_is_said_at_once(
    monkeypatch: pytest.MonkeyPatch,
    clock: Callable[[float], None],
    stream: io.StringIO,
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    clock(0)
    Progress()("waiting for another build", 0, 0)
    assert "waiting for another build ..." in stream.getvalue()
