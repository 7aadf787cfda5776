"""Builds that several processes share, from outside: bytes, signals, full disks."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2,
    reason="copies on Linux only, and with two processors",
)
RESOURCES = 330


def document(folder: Path, words: str) -> Path:
    """A document that makes a module for each of many resources."""
    answer = {"description": words, "content": {"application/json": {"schema": {}}}}
    paths = {
        f"/things{n}": {
            "get": {
                "operationId": f"things{n}/list",
                "tags": [f"things{n}"],
                "summary": f"{words} {n}",
                "responses": {"200": answer},
            }
        }
        for n in range(RESOURCES)
    }
    path = folder / "openapi.json"
    info = {"title": "Many", "version": "1"}
    path.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}))
    return path


def command(path: Path, out: Path) -> list[str]:
    """The arguments of a build."""
    program = [sys.executable, "-m", "sdkwright", "build", str(path)]
    return [*program, "--out", str(out), "--package", "many"]


def texts(out: Path) -> dict[str, bytes]:
    """All files of a folder, by path."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def helpers(pid: int) -> list[int]:
    """The copies of a process: its children that are called the same."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        own = Path(f"/proc/{pid}/cmdline").read_bytes()
        return [
            int(each)
            for each in children
            if Path(f"/proc/{each}/cmdline").read_bytes() == own
        ]
    except OSError:
        return []


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of a document with old words."""
    folder = tmp_path_factory.mktemp("old")
    path = document(folder, "Old words.")
    subprocess.run(command(path, folder / "out"), check=True, capture_output=True)
    return folder / "out"


@pytest.fixture
def built(tmp_path: Path, old: Path) -> Iterator[tuple[Path, Path]]:
    """A document that has changed since its package was built."""
    out = Path(shutil.copytree(old, tmp_path / "out"))
    yield document(tmp_path, "New words."), out
    assert not list(out.glob(".gen-*"))


def disturbed(path: Path, out: Path, disturb: Callable[[int, int], None]) -> str:
    """Build, and do something to it and its helper; return what it said, which is no success."""
    with subprocess.Popen(
        command(path, out), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as build:
        end = time.monotonic() + 60
        while not (found := helpers(build.pid)):
            assert build.poll() is None, "it has ended without help"
            assert time.monotonic() < end
            time.sleep(0.001)
        disturb(build.pid, found[0])
        _, said = build.communicate(timeout=60)
    assert build.returncode not in {0, 3}
    assert not helpers(build.pid)
    assert "Traceback" not in said
    return said


def test_one_process_and_several_write_the_same(built: tuple[Path, Path]) -> None:
    path, out = built
    alone = path.parent / "alone" / "out"
    subprocess.run(command(path, out), check=True, capture_output=True)
    subprocess.run(
        command(path, alone),
        check=True,
        capture_output=True,
        preexec_fn=lambda: os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]),
    )
    assert texts(out) == texts(alone)


def test_a_helper_that_is_killed_leaves_the_last_package(
    built: tuple[Path, Path],
) -> None:
    path, out = built
    before = texts(out)
    said = disturbed(path, out, lambda _, helper: os.kill(helper, signal.SIGKILL))
    assert said.count("error[") == 1
    assert "was ended by SIGKILL" in said
    assert "Nothing was changed." in said
    assert texts(out) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_all_is_one_message(
    built: tuple[Path, Path], number: signal.Signals
) -> None:
    path, out = built
    before = texts(out)
    said = disturbed(path, out, lambda build, _: os.killpg(build, number))
    assert said.strip().startswith("stopped")
    assert said.strip().count("\n") == 0
    assert texts(out) == before


def test_a_build_that_is_killed_takes_its_helper_along(
    built: tuple[Path, Path],
) -> None:
    path, out = built
    before = texts(out)
    seen: list[int] = []

    def shoot(build: int, helper: int) -> None:
        seen.append(helper)
        os.kill(build, signal.SIGKILL)

    disturbed(path, out, shoot)
    end = time.monotonic() + 10
    while Path(f"/proc/{seen[0]}/cmdline").exists() and time.monotonic() < end:
        if not Path(f"/proc/{seen[0]}/cmdline").read_bytes():
            break  # it has ended, and nobody has asked how
        time.sleep(0.01)
    else:
        assert time.monotonic() < end
    assert texts(out) == before


def test_where_files_find_no_room_the_last_package_stays(
    built: tuple[Path, Path],
) -> None:
    import resource

    path, out = built
    before = texts(out)
    done = subprocess.run(
        command(path, out),
        check=False,
        capture_output=True,
        text=True,
        # Helpers find no room for their results either.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 1
    assert done.stderr.count("error[") == 1
    assert "cannot be written" in done.stderr
    assert "Nothing was changed." in done.stderr
    assert texts(out) == before


def test_a_program_without_a_guarded_main_is_run_once(tmp_path: Path) -> None:
    path, out = document(tmp_path, "Words."), tmp_path / "out"
    program = tmp_path / "program.py"
    program.write_text(
        "from sdkwright.cli.main import run\n"
        "print('started', flush=True)\n"
        f"assert run({command(path, out)[3:]!r}) == 0\n"
    )
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("started") == 1
    assert len(list((out / "many" / "resources").glob("things*.py"))) == RESOURCES
