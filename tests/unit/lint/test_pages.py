"""Every code that commands print has a page that `gen explain` shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import sdkwright
from sdkwright.cli.lint.rule import rule
from sdkwright.lint import MESSAGES, RULES

_SOURCES: Final = Path(sdkwright.__file__).parent
# What takes a code as its first argument, or behind a severity.
_SAYING: Final = frozenset(
    {
        *("error", "warning", "note", "fault", "add", "warn", "say"),
        *("_say", "_add", "UnreadableError", "BrokenError"),
    }
)
_CODE: Final = re.compile(r"[a-z]+(-[a-z]+)+")


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _codes(tree: ast.AST) -> Iterator[str]:
    """Yield the codes that a module says, as far as they stand in the call itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in _SAYING:
                for each in node.args[:2]:
                    yield from _texts(each)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {ast.unparse(each) for each in targets}
            if names & {"_CODE", "code"} and node.value is not None:
                yield from _texts(node.value)


def _said() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(_SOURCES.rglob("*.py")):
        name = path.relative_to(_SOURCES).as_posix()
        if not name.startswith(("runtime/", "surface/")):
            codes = _codes(ast.parse(path.read_text(encoding="utf-8")))
            found |= {each: name for each in codes if _CODE.fullmatch(each)}
    return found


def test_every_code_has_a_page() -> None:
    said = _said()
    assert len(said) > 100
    without = {code: where for code, where in said.items() if code not in RULES}
    assert without.keys() - MESSAGES.keys() == set()


def test_no_page_is_about_nothing() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in _SOURCES.rglob("*.py")
        if not path.name.endswith("pages.py")
    )
    assert [code for code in MESSAGES if f'"{code}"' not in text] == []


def test_pages_are_whole() -> None:
    assert not RULES.keys() & MESSAGES.keys()
    for each in MESSAGES.values():
        assert each.why.endswith("."), each.code
        assert each.fix.endswith("."), each.code
        assert not each.title.endswith("."), each.code


def test_a_message_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert rule("all-of-conflict", "text")
    shown = capsys.readouterr().out
    assert "all-of-conflict  (warning)" in shown
    assert "The last part is used" in shown
    assert "ignore" not in shown
    assert not rule("no-such-code", "text")
