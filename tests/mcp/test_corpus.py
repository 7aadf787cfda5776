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
    assert not found["different"], "\n".join(found["different"][:5])
