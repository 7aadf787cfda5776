"""The help pages as they are, and completion in a real shell."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.running import run

HERE = Path(__file__).parent
GENERATED = HERE.parents[1] / "generated"
PAGES = {
    "root": (),
    "api": ("sipher",),
    "resource": ("stagehand", "sessions"),
    "body": ("stagehand", "sessions", "act"),
    "pages": ("syllable", "session-labels", "list"),
    "upload": ("mix", "sessions", "files", "upload"),
}


@pytest.mark.parametrize("name", PAGES)
def test_help_pages(
    name: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setenv("COLUMNS", "88")
    ended = run(capsys, *PAGES[name], "--help", apis=True)
    path = HERE / "help" / f"{name}.txt"
    if request.config.getoption("--update"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(ended.out, encoding="utf-8")
    assert ended.out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_the_script(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = run(capsys, "completion", shell, apis=True)
    assert "_SESSION_APIS_COMPLETE" in ended.out
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=ended.out, text=True, check=True)


def test_completion_in_a_terminal(tmp_path: Path) -> None:
    script = tmp_path / "session-apis"
    script.write_text(
        f"#!{sys.executable}\nimport sys; sys.path.insert(0, {str(GENERATED)!r})\n"
        "from session_apis.__main__ import main\nmain()\n"
    )
    script.chmod(0o755)
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "TERM": "dumb"}
        os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], environment)
    try:
        os.write(terminal, b'eval "$(session-apis completion bash)"; echo rea""dy\n')
        read_until(terminal, r"\nready")
        os.write(terminal, b"echo session-apis; session-apis sipher sessions ret\t")
        read_until(terminal, "sessions retrieve")
        os.write(terminal, b"--i\t")
        read_until(terminal, "--id")
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)


def read_until(terminal: int, pattern: str) -> None:
    """Wait until a terminal shows something."""
    shown = ""
    end = time.monotonic() + 60
    while not re.search(pattern, shown):
        ready, _, _ = select.select(
            [terminal], [], [], max(0.0, end - time.monotonic())
        )
        assert ready, shown
        shown += os.read(terminal, 4096).decode()
