"""A build that is killed: at any step, and at any moment.

Every system call that a build makes is a step. A child does one step more each time before
it kills itself; whatever it leaves, the package is the old one or the new one, and the next
build makes it the new one and clears up.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sdkwright.emit import system
from sdkwright.emit.lock import load

from tests.effort import examples
from tests.unit.emit.support import NEW, OLD, build, contents, names

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
STEPS = (
    "open",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.scandir",
    "os.symlink",
    "tempfile.mkdtemp",
    "test.exchange",
)
STRIDE = examples(1, few=3)
"""After how many steps more it is killed the next time."""
MINE = {"pkg/mine.py": "mine = 1\n", "notes.txt": "mine\n"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def package(texts: dict[str, str]) -> dict[str, str]:
    """The files of the package alone."""
    return {path: text for path, text in texts.items() if path.startswith("pkg/")}


def die_at(step: int) -> None:
    """Kill this process when it takes its step of this number."""
    count = 0

    def hook(event: str, _: object) -> None:
        nonlocal count
        if event in STEPS:
            count += 1
            if count > step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def with_steps(exchange: Callable[[Path, Path], bool]) -> Callable[[Path, Path], bool]:
    """The system call has no audit event of its own; add one before and one after."""

    def audited(one: Path, other: Path) -> bool:
        sys.audit("test.exchange")
        done = exchange(one, other)
        sys.audit("test.exchange")
        return done

    return audited


def killed_build(out: Path, step: int) -> bool:
    """Build in a child that dies at a step; return whether it did."""
    child = os.fork()
    if child == 0:
        try:
            die_at(step)
            build(out, NEW)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def prepared(out: Path) -> None:
    """An old package, with files of somebody else in it."""
    build(out, OLD)
    for path, text in MINE.items():
        (out / path).write_text(text)


@pytest.mark.parametrize("swaps", [True, False], ids=["exchange", "two renames"])
def test_killed_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swaps: bool
) -> None:
    real = system.exchange if swaps else lambda _one, _other: False
    monkeypatch.setattr(system, "exchange", with_steps(real))
    # A killed process loses nothing that it gave to the system; flushing is for power cuts.
    monkeypatch.setattr(system, "flush", lambda _paths: None)
    old, new = {**OLD, **MINE}, {**NEW, **MINE}
    seen: list[str] = []
    step = 0
    while True:
        out = tmp_path / str(step)
        prepared(out)
        if not killed_build(out, step):
            break
        left = package({p: t for p, t in contents(out).items() if ".gen-" not in p})
        if left == package(old):
            seen.append("old")
        elif left == package(new):
            seen.append("new")
        else:
            # Without the system call there is a moment without a package.
            assert not swaps
            assert not (out / "pkg").exists()
            seen.append("none")
        changes = build(out, NEW)
        assert contents(out) == new, f"after step {step}"
        assert set(load(out).files) == set(NEW)
        assert all(change.kind.value != "keep" for change in changes)
        assert names(out) == [
            "README.md", "api.md", "gen.lock", "notes.txt", "pkg",
        ]  # fmt: skip
        step += STRIDE
    assert contents(out) == new
    # It was killed before, and after, the package changed, and that in one step.
    assert seen == sorted(seen, key=["old", "none", "new"].index)
    assert seen.count("none") <= (0 if swaps else 2)
    assert {"old", "new"} <= {*seen}


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """The same without knowing the steps: a child builds to and fro until it is shot."""
    out = tmp_path / "out"
    code = (
        "import sys; from pathlib import Path;"
        "from tests.unit.emit.support import NEW, OLD, build\n"
        "while True:\n"
        "    build(Path(sys.argv[1]), NEW); build(Path(sys.argv[1]), OLD)\n"
        "    print(flush=True)\n"
    )
    chance = random.Random(20261121)
    for _ in range(examples(12, few=4)):
        prepared(out)
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(out)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.random() / 20)
        child.kill()
        child.wait()
        child.stdout.close()
        left = {p: t for p, t in contents(out).items() if ".gen-" not in p}
        mine = package(MINE)
        assert package(left) in (
            {**package(OLD), **mine},
            {**package(NEW), **mine},
        )
        build(out, OLD)
        assert contents(out) == {**OLD, **MINE}
        assert not list(out.glob(".gen-*"))
