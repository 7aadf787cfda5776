"""Each snippet gives exactly what stands below its line of dashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snippets.checkers import CHECKERS, check, use
from tests.snippets.making import make, make_all
from tests.snippets.snippet import FOLDER, actual, all_snippets, load, save

SNIPPETS = all_snippets()


def identified(path: Path) -> str:
    return str(path.relative_to(FOLDER).with_suffix(""))


@pytest.mark.parametrize("path", SNIPPETS, ids=identified)
def test_snippet(path: Path, update: bool) -> None:
    snippet = load(path)
    made = make(snippet.document)
    found = actual(snippet, made)
    if update and found != snippet.expected:
        save(snippet, found)
    elif not update:
        assert snippet.expected, "nothing is expected: write it, or run with --update"
        assert found == snippet.expected


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One package of all snippets that give a package, a sub-package for each."""
    return _package(SNIPPETS, tmp_path_factory.mktemp("snippets"))


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a package of every eighth snippet."""
    return _package(SNIPPETS[::8], tmp_path_factory.mktemp("some"))


def _package(paths: list[Path], folder: Path) -> Path:
    documents = {
        identified(path).replace("/", "_"): load(path).document
        for path in paths
        if not _fails(path)
    }
    make_all(documents).write(folder)
    return folder


def _fails(path: Path) -> bool:
    said = load(path).expected.get("diagnostics", "")
    return any(line.startswith("error ") for line in said.split("\n"))


checkers = pytest.mark.parametrize("command", CHECKERS, ids=lambda each: each[0])


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
