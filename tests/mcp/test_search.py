"""Search in real documents, and how large the listing of tools is."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from sdkwright.runtime.index.search import search

from tests.corpus.shared import needs
from tests.mcp.building import build, package
from tests.mcp.queries import QUERIES
from tests.mcp.running import with_client

MOST_BYTES = 4_000
FOUND = 0.9


@pytest.mark.corpus
@needs("corpus")
def test_plain_words_find_operations(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed: list[str] = []
    for name, queries in QUERIES.items():
        out = build(name, tmp_path_factory.mktemp(package(name)))
        monkeypatch.syspath_prepend(str(out))
        core: Any = importlib.import_module(f"{package(name)}._core.index.catalog")
        entries = core.Catalog(module=package(name)).entries.values()
        for words, operation in queries:
            assert operation in {f"{each.method} {each.path}" for each in entries}
            found = [f"{x.method} {x.path}" for x in search(entries, words, 5)]
            if operation not in found:
                missed.append(f"{name}: {words}: {found}")
        assert listing(package(name)) <= MOST_BYTES
    total = sum(map(len, QUERIES.values()))
    assert total == 50
    assert len(missed) <= total * (1 - FOUND), "\n".join(missed)


def listing(module: str) -> int:
    """How many bytes the list of tools has."""

    async def talk(client: Any) -> int:
        found = await client.list_tools()
        return len(found.model_dump_json(by_alias=True, exclude_none=True).encode())

    return with_client(module, talk)


def test_the_queries_name_each_operation_once() -> None:
    for queries in QUERIES.values():
        assert len(dict(queries)) == len({operation for _, operation in queries})
        assert all(Path(operation).parts for _, operation in queries)
