"""The tool `call` of packages of real documents makes the requests of the Python client."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpus.shared import needs
from tests.mcp.building import build, document, package, run

NAMES = ("petstore3", "docker-engine", "langfuse", "cohere", "train-travel", "box")


@pytest.mark.corpus
@needs("corpus")
@pytest.mark.parametrize("name", NAMES)
def test_calls_of_real_documents(name: str, tmp_path: Path) -> None:
    out = build(name, tmp_path)
    source = document(name)
    words = (source.path, source.version, out, package(name))
    found = json.loads(run(tmp_path, "-m", "tests.mcp.corpus_worker", *words))
    assert found["compared"] >= source.operations
    different = [each for each in found["different"] if not is_refused_rightly(each)]
    assert not different, "\n".join(different[:5])


def is_refused_rightly(line: str) -> bool:
    """Whether a value is drawn that the argument's type does not allow.

    Box has numbers with `format: int32`, which are whole in Python.
    """
    return line.endswith("retention_length: 0.5 is not one of integer, text.")
