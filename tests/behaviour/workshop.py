"""A copy of this project's specs and configuration, in which `gen` is run as people do."""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import inside
from tests.behaviour.programs import ROOT, Ran, environment, execute


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with specs, configuration, and what was built from them."""

    folder: Path

    @property
    def out(self) -> Path:
        """Where the package is."""
        return self.folder / "generated"

    def gen(self, *words: str) -> Ran:
        """Run `gen`."""
        ended = inside.gen(self.folder, *words, environment=environment({}))
        return Ran(code=ended.code, out=ended.out, err=ended.err)

    def typed(self, *words: str) -> Ran:
        """Run `gen` in a process of its own, as the README has it."""
        variables = {"PYTHONPATH": str(ROOT / "generator")}
        command = (sys.executable, "-m", "sdkwright", *words)
        return execute(*command, cwd=self.folder, variables=variables)

    def build(self) -> str:
        """Build, which has to succeed; return what was said."""
        done = self.gen("build")
        assert done.code == 0, done.out + done.err
        return done.out

    def edit(self, path: str, old: str, new: str) -> int:
        """Replace a text that stands once in a file; return the line it began at."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new), encoding="utf-8")
        return text.partition(old)[0].count("\n") + 1

    def files(self) -> dict[str, bytes]:
        """Return every file of the output."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in self.out.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    def state(self) -> dict[str, tuple[int, int]]:
        """Return identity and time of every file and folder of the output."""
        found = {
            path.relative_to(self.out).as_posix(): path.stat()
            for path in (self.out, *self.out.rglob("*"))
        }
        return {path: (each.st_ino, each.st_mtime_ns) for path, each in found.items()}

    def lock_names(self) -> set[tuple[str, str]]:
        """Return all names that the lock records, with their scopes."""
        found: set[tuple[str, str]] = set()
        scope = ""
        for line in (self.out / "gen.lock").read_text(encoding="utf-8").splitlines():
            if match := re.fullmatch(r'names "(.*)"', line):
                scope = match[1]
            elif line.startswith(" "):
                found.add((scope, line))
        return found

    def python_names(self) -> set[tuple[str, ...]]:
        """Return every name of the indexes, with what it stands for."""
        found: set[tuple[str, ...]] = set()
        for path in sorted(self.out.rglob("operations.json")):
            index = json.loads(path.read_text(encoding="utf-8"))
            api = str(index["api"])
            for each in index["operations"]:
                found.add((api, each["pointer"], each["python"]))
                places = each["parameters"] + ((each["body"] or {}).get("fields") or [])
                found |= {
                    (api, each["pointer"], place["wire"], place["python"])
                    for place in places
                }
                found |= {
                    (api, each["pointer"], answer["status"], str(answer["python"]))
                    for answer in each["responses"]
                }
        return found


def copied(folder: Path, source: Workshop | None = None) -> Workshop:
    """Make a workshop: of this project, or of another one with all that was built."""
    if source is not None:
        shutil.copytree(source.folder, folder, dirs_exist_ok=True)
        return Workshop(folder)
    shutil.copytree(ROOT / "specs", folder / "specs")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return Workshop(folder)
