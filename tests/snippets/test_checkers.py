"""All snippets and cases: checked by both type checkers, imported and used.

They are one package, a sub-package for each: whatever looks at it has to read the core and
the libraries only once.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.test_cases import CASES, document
from tests.snippets.checkers import CHECKERS, check, use
from tests.snippets.making import make_all
from tests.snippets.snippet import FOLDER, all_snippets, load

SNIPPETS = all_snippets()
checkers = pytest.mark.parametrize("command", CHECKERS, ids=lambda each: each[0])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One package of all cases, and all snippets that give a package."""
    return _package(SNIPPETS, tmp_path_factory.mktemp("all"))


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a package of all cases and every eighth snippet."""
    return _package(SNIPPETS[::8], tmp_path_factory.mktemp("some"))


def _package(paths: list[Path], folder: Path) -> Path:
    cases = {f"case_{case.name}": document(case) for case in CASES}
    snippets = {
        "_".join(path.relative_to(FOLDER).with_suffix("").parts): load(path).document
        for path in paths
        if not _fails(path)
    }
    make_all({**cases, **snippets}).write(folder)
    return folder


def _fails(path: Path) -> bool:
    said = load(path).expected.get("diagnostics", "")
    return any(line.startswith("error ") for line in said.split("\n"))


@pytest.mark.corpus
@checkers
def test_checkers_find_nothing(package: Path, command: tuple[str, ...]) -> None:
    check(package, command)


@pytest.mark.slow
@checkers
def test_checkers_find_nothing_in_some(some: Path, command: tuple[str, ...]) -> None:
    check(some, command)


@pytest.mark.slow
def test_every_module_and_type_can_be_used(package: Path) -> None:
    use(package)
