"""What is said to break code, judged by a type checker over code for the old package."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from sdkwright.emit.build import Recipe, emit
from sdkwright.emit.lock import Lock
from sdkwright.emit.render import Renderer
from sdkwright.surface import Impact, Surface, compare
from sdkwright.up_to_date import templates

from tests.corpus.shared import ROOT, needs
from tests.diff.consumer import consumer
from tests.diff.pairs import FOLDER, cases, planned, surface

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sdkwright.emit.code import Package

pytestmark = [pytest.mark.corpus, needs("judges/oasdiff")]

_CORE: Final = "client_core"
_PLACE: Final = re.compile(r"^use_(\d+)\.py:\d+: error: ", re.MULTILINE)


def write(package: Package, folder: Path) -> None:
    """Write a package that takes the runtime from one place, shared by all of them."""
    recipe = Recipe(renderer=Renderer(templates()), version="", inputs={}, run="")
    emitted = emit(package, folder / "none", Lock(), recipe, lambda *_: None)
    for path, text in emitted.texts.items():
        if path.endswith((".py", ".pyi")) and "/_core/" not in path:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(shared(text), encoding="utf-8")


def shared(text: str) -> str:
    """Return a module that imports the runtime from the shared place."""
    return re.sub(r"from (?:\.+|\w+\.)_core\b", f"from {_CORE}", text)


def try_old_code(folder: Path, old: Surface, package: Package, number: int) -> Surface:
    """Write a package and code for an old surface; return the package's surface."""
    write(package, folder)
    code = shared(consumer(old, f"p{number}"))
    (folder / f"use_{number}.py").write_text(code, encoding="utf-8")
    return surface(package)


def failing(folder: Path) -> set[int]:
    """Return the numbers of the packages whose old code fails."""
    core = folder / _CORE
    core.symlink_to(ROOT / "generator/sdkwright/runtime")
    command = (
        *(sys.executable, "-m", "mypy", "--strict", "--no-error-summary"),
        *("--follow-imports=silent", f"--cache-dir={folder / 'cache'}"),
        *sorted(each.name for each in folder.glob("use_*.py")),
    )
    # Its options are not those of others: it has a cache of its own.
    environment = {k: v for k, v in os.environ.items() if k != "MYPY_CACHE_DIR"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return {int(number) for number in _PLACE.findall(done.stdout)}


def test_old_code_fails_exactly_where_it_is_said_to_break(tmp_path: Path) -> None:
    said: dict[int, bool] = {}
    pairs = sorted({(case.base, case.revision) for case in cases()})
    names: Mapping[str, Mapping[str, str]] = {}
    for number, (base, revision) in enumerate(pairs):
        before = planned(FOLDER / base, f"p{number}", names)
        if before is None:
            continue
        after = planned(FOLDER / revision, f"p{number}", before.names)
        if after is not None:
            old = surface(before)
            new = try_old_code(tmp_path, old, after, number)
            found = compare(replace(old, module=new.module), new)
            said[number] = any(each.impact is Impact.CODE for each in found)
    assert len(said) >= 150
    failed = failing(tmp_path)
    differ = [number for number in said if said[number] is not (number in failed)]
    assert len(differ) <= len(said) * 0.02, [pairs[number] for number in differ]
    assert 30 < len(failed) < len(said) - 30


def test_old_code_fits_the_old_package(tmp_path: Path) -> None:
    bases = sorted({case.base for case in cases()})[::4]
    for number, base in enumerate(bases):
        package = planned(FOLDER / base, f"p{number}", {})
        if package is not None:
            try_old_code(tmp_path, surface(package), package, number)
    assert failing(tmp_path) == set()
