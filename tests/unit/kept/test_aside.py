"""Work that nobody waits for."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sdkwright.emit import system, workers
from sdkwright.kept.aside import aside

if TYPE_CHECKING:
    from pathlib import Path

# It holds a folder, and does something in it as soon as somebody else waits for that folder.
_PROGRAM = """
import os, sys, time
from pathlib import Path
from sdkwright.emit import system
from sdkwright.kept.aside import aside

folder = Path(sys.argv[1])

def work():
    end = time.monotonic() + 60
    while not (folder / "go").exists() and time.monotonic() < end:
        time.sleep(0.01)
    print("never seen", flush=True)
    (folder / "done").write_text(str(os.getsid(0)))
    {after}

with system.guard(folder, lambda: None):
    aside(work)
print("ended", flush=True)
"""

alone = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are copied on Linux alone"
)


def _printed(folder: Path, after: str) -> str:
    """Run the program; return what it and its copies print."""
    program = [sys.executable, "-c", _PROGRAM.format(after=after), str(folder)]
    ended = subprocess.run(program, capture_output=True, text=True, check=True)
    assert not ended.stderr
    return ended.stdout


@alone
@pytest.mark.parametrize(
    "after", ["pass", "raise ValueError", "os.kill(os.getpid(), 9)"]
)
def test_only_who_needs_the_same_folder_waits(tmp_path: Path, after: str) -> None:
    assert _printed(tmp_path, after) == "ended\n"
    assert not (tmp_path / "done").exists()
    with system.guard(tmp_path, (tmp_path / "go").touch):
        assert (tmp_path / "go").exists()  # this one had to wait
        # It had a session of its own, so that no key that stops the build stops it.
        assert int((tmp_path / "done").read_text()) != os.getsid(0)


def test_where_no_process_can_be_copied_it_is_done_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "is_safe", lambda: False)
    done: list[int] = []
    aside(lambda: done.append(os.getpid()))
    assert done == [os.getpid()]


@alone
def test_where_there_is_no_room_for_a_process_it_is_not_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(workers, "is_safe", lambda: True)
    monkeypatch.setattr(os, "fork", full)
    done: list[int] = []
    aside(lambda: done.append(1))
    assert not done
