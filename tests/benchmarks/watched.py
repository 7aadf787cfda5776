"""What an edit costs in `gen watch`: from the save until the package is written."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from tests.benchmarks.children import ROOT, gen

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

Watch: TypeAlias = "tuple[tuple[str, ...], Path, Callable[[int], None]]"
"""What `gen watch` is told, the output folder, and what changes the document."""

_PAUSE: Final = 0.002
_PATIENCE: Final = 180.0
# After so long without work the edit is done with all that follows it.
_IDLE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What edits took: wall seconds until written, CPU seconds until nothing moves."""

    wall: float
    cpu: float


def edits(
    arguments: tuple[str, ...], out: Path, save: Callable[[int], None], count: int
) -> Edit:
    """Watch, and save a few times; return the medians, the first save left out.

    Args:
        arguments: What to watch, as for `gen watch`.
        out: The output folder.
        save: Changes a document on disk, another way for each number.
        count: How often it is saved.
    """
    found: list[Edit] = []
    with _watching(arguments) as process:
        _until((out / "gen.lock").exists, process)
        _rest(process.pid)
        for number in range(count + 1):
            before, spent = _stamp(out), _spent(process.pid)
            start = time.perf_counter()
            save(number)
            while _stamp(out) == before:
                _look_again(process, start)
            wall = time.perf_counter() - start
            _rest(process.pid)
            found.append(Edit(wall=wall, cpu=_spent(process.pid) - spent))
    return Edit(
        wall=statistics.median(each.wall for each in found[1:]),
        cpu=statistics.median(each.cpu for each in found[1:]),
    )


def own_apis(folder: Path) -> Watch:
    """Return what watches a copy of our own APIs, its output, and what changes a word."""
    copy = folder / "watched"
    shutil.copytree(ROOT / "specs", copy / "specs")
    shutil.copy(ROOT / "pyproject.toml", copy)
    document = copy / "specs" / "stagehand.yaml"
    text = document.read_text(encoding="utf-8")
    found = re.search(r"^ +summary: (?=[A-Za-z])", text, re.MULTILINE)
    assert found is not None  # every operation has one

    def save(number: int) -> None:
        said = f"Edited {number} times, "
        changed = text[: found.end()] + said + text[found.end() :]
        _replace(document, changed.encode())

    arguments = ("--config", str(copy / "pyproject.toml"), "--out", str(copy / "out"))
    return arguments, copy / "out", save


def big(document: Path, out: Path) -> Watch:
    """Return what watches GitHub's document, its output, and what changes a description."""
    content = json.loads(document.read_bytes())
    operation = content["paths"]["/repos/{owner}/{repo}/issues"]["get"]
    operation["description"] = f"@mark@{operation['description']}"
    before, _, after = json.dumps(content, indent=2).partition("@mark@")

    def save(number: int) -> None:
        said = f"{before}Edited {number} times. {after}"
        _replace(document, said.encode())

    return (str(document), "--out", str(out), "--package", "watched"), out, save


def _replace(document: Path, data: bytes) -> None:
    """Save as editors do: aside, and then in one step."""
    aside = document.with_suffix(".aside")
    aside.write_bytes(data)
    aside.replace(document)


@contextmanager
def _watching(
    arguments: tuple[str, ...],
) -> Generator[subprocess.Popen[bytes], None, None]:
    with subprocess.Popen(
        gen("watch", *arguments),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def _until(happened: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    start = time.perf_counter()
    while not happened():
        _look_again(process, start)


def _look_again(process: subprocess.Popen[bytes], start: float) -> None:
    if process.poll() is not None or time.perf_counter() > start + _PATIENCE:
        raise RuntimeError("`gen watch` has ended, or does nothing")
    time.sleep(_PAUSE)


def _stamp(out: Path) -> tuple[int, int]:
    found = (out / "gen.lock").stat()
    return found.st_mtime_ns, found.st_ino


def _rest(pid: int) -> None:
    """Wait until a process has done nothing for a while."""
    spent = -1.0
    while (now := _spent(pid)) > spent + 0.02:
        spent = now
        time.sleep(_IDLE)


def _spent(pid: int) -> float:
    """Return the CPU seconds of a process and of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
