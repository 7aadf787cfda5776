"""Structure validation refuses what others refuse, and takes what the specification's authors take."""

from __future__ import annotations

import pytest

from tests.corpus.shared import needs
from tests.nasty.strictness import PARTS

pytestmark = needs("nasty")


@pytest.fixture(autouse=True)
def _own_cache(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.mark.parametrize("name", PARTS)
def test_differences_have_reasons(name: str) -> None:
    which, compare = PARTS[name]
    chosen = which()
    assert len(chosen) > 30
    assert [row for row in compare(chosen) if not row["why"]] == []
