"""Small whole packages, kept exactly; `tests/snippets/test_checkers.py` checks and uses them.

A case is a folder: `why.md` says in one line what it is for, `spec.yaml` is the document,
`expected/` holds every generated file except the runtime.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.snippets.making import make

FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.glob("*/spec.yaml"))


def document(case: Path) -> object:
    return yaml.safe_load((case / "spec.yaml").read_text(encoding="utf-8"))


def expected(case: Path) -> dict[str, str]:
    folder = case / "expected"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, update: bool) -> None:
    assert len((case / "why.md").read_text(encoding="utf-8").splitlines()) == 1
    found = {
        path: text
        for path, text in make(document(case)).files.items()
        if "/_core/" not in path
    }
    assert found, "the document was refused"
    if update:
        write(case / "expected", found)
    else:
        assert expected(case) == found


def write(folder: Path, files: dict[str, str]) -> None:
    """Bring a folder up to date, without what is no longer made."""
    for path in expected(folder.parent):
        if path not in files:
            (folder / path).unlink()
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
