"""The small documents of the folder `cases`, built as a user would, and what became of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import inside
from tests.corpus.shared import SHARED


@dataclass(frozen=True, slots=True)
class Built:
    """What a command has said and made."""

    code: int
    said: str
    out: Path

    def text(self, path: str) -> str:
        """The text of a file of the package."""
        return (self.out / "acme" / path).read_text(encoding="utf-8")

    def index(self) -> dict[str, Any]:
        """The package's index of operations."""
        found: dict[str, Any] = json.loads(self.text("operations.json"))
        return found

    def skipped(self) -> dict[str, str]:
        """Why operations are skipped, by id."""
        return {
            each["operation_id"]: each["skipped"]
            for each in self.index()["operations"]
            if "skipped" in each
        }


def case(name: str) -> Path:
    """Return the document of a case, by the beginning of its path below `cases`."""
    (found,) = (SHARED / "cases").glob(f"{name}*.yaml")
    return found


def gen(folder: Path, *arguments: str | Path) -> Built:
    """Run the command in a folder; the package goes to `out` there."""
    kept = {"HOME": str(folder), "PATH": ""}
    done = inside.gen(folder, *arguments, environment=kept)
    return Built(done.code, done.out + done.err, folder / "out")


def build(folder: Path, document: Path | str, *options: str) -> Built:
    """Build a document, given by its path or its text."""
    if isinstance(document, str):
        (folder / "api.yaml").write_text(document, encoding="utf-8")
        document = folder / "api.yaml"
    return gen(folder, "build", document, "--out", "out", "--package", "acme", *options)
