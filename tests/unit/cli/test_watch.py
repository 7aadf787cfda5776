"""`gen watch` on files that are really saved, seen by what it says and what is on disk.

Nothing here goes by time: each step waits until the command says that it is done. A minute
is the limit for one step, which only a fault ever reaches.
"""

from __future__ import annotations

import errno
import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sdkwright.cli import watching as watching_module
from sdkwright.emit import system

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.unit.cli.conftest import Shell

ROOT = Path(__file__).parents[3]
PARTS = """\
Pet:
  type: object
  required: [name]
  properties:
    name: {type: string}
"""


class Watch:
    """A `gen watch` that runs, and what it has said and nobody has heard."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child
        self.lines: queue.Queue[str | None] = queue.Queue()
        self.heard: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def until(self, words: str) -> str:
        """Return everything said up to a line with some words in it."""
        said: list[str] = []
        while True:
            try:
                line = self.lines.get(timeout=60)
            except queue.Empty:
                pytest.fail(f"waited for {words!r}: {self.heard}")
            self.heard.append(line or "")
            assert line is not None, f"it ended without {words!r}: {self.heard}"
            said.append(line)
            if words in line:
                return "\n".join(said)

    def end(self) -> None:
        """Kill it, and hear the rest, before what it writes to is closed."""
        self.child.kill()
        self._listener.join()

    def stop(self) -> int:
        """Press Ctrl-C; return the exit code."""
        self.child.send_signal(signal.SIGINT)
        return self.child.wait(timeout=60)


@contextmanager
def watching(shell: Shell, *arguments: str) -> Generator[Watch, None, None]:
    """Run `gen watch` until it waits for the first save."""
    with subprocess.Popen(
        [sys.executable, "-m", "sdkwright", "watch", *arguments],
        cwd=shell.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as child:
        found = Watch(child)
        try:
            found.until("Ctrl-C ends it")
            yield found
        finally:
            found.end()


def files(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_a_save_builds_again_and_says_what_differs(shell: Shell) -> None:
    with watching(shell) as watch:
        shell.edit("pets.yaml", "Return a pet.", "Return one pet.")
        said = watch.until("Version: 0.1.0 -> 0.1.1 (patch)")
        assert "pets.pets.retrieve: its documentation changed" in said
        assert "pets.yaml was saved" in said
        assert "sdk: " in said
        shell.edit("pets.yaml", "    Pet:\n", "    Toy: {type: string}\n    Pet:\n")
        shell.edit("pets.yaml", "name: {type: string}", "age: {type: integer}")
        said = watch.until("Version: ")
        assert "Breaks your code\n  pets.types.Pet.name: was removed" in said
        # The configuration is watched like any document.
        shell.edit("gen.toml", 'package = "acme"', 'package = "zoo"')
        watch.until("sdk: ")
        assert (shell.folder / "sdk/zoo").is_dir()
        assert watch.stop() == 0
    built = files(shell.folder / "sdk")
    (shell.folder / "sdk").rename(shell.folder / "watched")
    assert shell.gen("build").code == 0
    assert built == files(shell.folder / "sdk")


@pytest.mark.slow
def test_a_broken_save_leaves_the_last_good_package(shell: Shell) -> None:
    with watching(shell) as watch:
        good = files(shell.folder / "sdk")
        text = (shell.folder / "pets.yaml").read_text()
        shell.write("pets.yaml", text.replace("operationId: getPet", "operationId: ["))
        said = watch.until("Waiting for the next save.")
        assert "error[yaml-syntax]" in said
        assert " | " in said  # the lines around it
        assert files(shell.folder / "sdk") == good
        shell.write("gen.toml", "out =")
        watch.until("error[config-syntax]")
        shell.write("gen.toml", 'out = "sdk"\npackage = "acme"\nspec = "pets.yaml"\n')
        watch.until("Waiting for the next save.")
        shell.write("pets.yaml", text)
        watch.until("sdk: ")
        assert watch.stop() == 0
    assert not list((shell.folder / "sdk").glob(".gen-*"))
    assert shell.gen("check").code == 0


@pytest.mark.slow
def test_referenced_files_are_watched_even_before_they_exist(shell: Shell) -> None:
    shell.edit("pets.yaml", '"#/components/schemas/Pet"', '"parts/all.yaml#/Pet"')
    command = ("pets.yaml", "--out", "sdk", "--package", "acme", "--strict")
    with watching(shell, *command) as watch:
        assert not (shell.folder / "sdk").exists()
        (shell.folder / "parts").mkdir()
        shell.write("parts/all.yaml", PARTS)
        watch.until("sdk: ")
        # As some editors save: a new file takes the place of the old one.
        shell.write("parts/new", PARTS.replace("string", "integer"))
        (shell.folder / "parts/new").replace(shell.folder / "parts/all.yaml")
        assert "all.yaml was saved" in watch.until("types.Pet.name: str")
        assert watch.stop() == 0
    assert "name: int" in (shell.folder / "sdk/acme/types/pet.py").read_text()


def test_ctrl_c_in_the_middle_of_a_build_leaves_the_old_package(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.gen("build")
    before = files(shell.folder / "sdk")
    shell.edit("pets.yaml", "name: {type: string}", "name: {type: integer}")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    # Everything new is written by then, and nothing is in its place yet.
    monkeypatch.setattr(system, "flush", interrupted)
    ran = shell.gen("watch")
    assert ran.code == 0
    assert "stopped; the output is that of the last good build" in ran.err
    assert files(shell.folder / "sdk") == before


def test_a_disk_that_refuses_is_said_in_words_and_waited_for(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.gen("build")
    before = files(shell.folder / "sdk")
    shell.edit("pets.yaml", "name: {type: string}", "name: {type: integer}")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(system, "flush", full)
    monkeypatch.setattr(watching_module, "_wait", stop)
    ran = shell.gen("watch")
    assert ran.code == 0
    assert ran.err.count("No space left on device") == 1
    assert "Waiting for the next save." in ran.out
    assert files(shell.folder / "sdk") == before


def test_there_must_be_files_to_watch(shell: Shell) -> None:
    ran = shell.gen("watch", "http://127.0.0.1:1/openapi.yaml", "--package", "acme")
    assert ran.code == 2
    assert "could be watched" in ran.err
