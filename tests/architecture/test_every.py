"""A rule about every file names those that break it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.every import every


def test_all_that_break_a_rule_are_named() -> None:
    @every(lambda: [Path("a"), Path("b"), Path("c")])
    def rule(path: Path) -> None:
        assert path.name == "b", "not b"

    with pytest.raises(AssertionError) as found:
        rule()
    assert str(found.value).startswith("a: not b")
    assert "c: not b" in str(found.value)
