"""A document built into a package by the command itself, as a user would."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.running import Ended, run
from tests.corpus.shared import ROOT

COMMAND = (sys.executable, "-m", "sdkwright")
Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What `gen build` made of a document."""

    ended: Ended
    out: Path
    package: str

    @property
    def done(self) -> bool:
        """Whether there is a package."""
        return self.ended.code == 0

    def index(self) -> Mapping[str, object]:
        """The package's own index of operations."""
        path = self.out / self.package / "operations.json"
        found: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def entries(self) -> tuple[Entry, ...]:
        """What the index says of each operation."""
        found = self.index()["operations"]
        assert isinstance(found, list)
        return tuple(found)

    def dropped(self) -> tuple[Entry, ...]:
        """The operations that no method stands for."""
        return tuple(each for each in self.entries() if each.get("python") is None)

    def lines(self) -> int:
        """How many lines of Python were generated, without the runtime."""
        return sum(
            path.read_bytes().count(b"\n")
            for path in (self.out / self.package).rglob("*.py*")
            if "_core" not in path.parts and path.suffix in {".py", ".pyi"}
        )


def build(
    document: Path,
    out: Path,
    package: str,
    *,
    seconds: float = 120,
    mebibytes: int = 4096,
) -> Built:
    """Run `gen build` on a document."""
    command = (*COMMAND, "build", document, "--out", out, "--package", package)
    ended = run(
        command,
        cwd=document.parent,
        seconds=seconds,
        mebibytes=mebibytes,
        env={"PYTHONPATH": str(ROOT / "generator"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return Built(ended=ended, out=out, package=package)
