"""Each snippet gives exactly what stands below its line of dashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snippets.making import make
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
