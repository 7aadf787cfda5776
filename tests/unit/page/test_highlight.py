"""Lines of tokens: no text is lost, and each kind is told."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from sdkwright.page.highlight import document_lines, python_lines

PYTHON = '''\
@overload
def make(self, *, id: str = "x") -> int:
    """Text
    # of lines."""
    return len(self.id) + 12  # why
'''


def kinds(lines: list[list[tuple[str, str]]]) -> set[tuple[str, str]]:
    return {(kind, text) for line in lines for kind, text in line if kind}


def test_python_has_kinds() -> None:
    found = kinds(python_lines(PYTHON))
    assert {
        ("keyword", "def"), ("name", "make"), ("builtin", "str"), ("string", '"x"'),
        ("string", '"""Text'), ("string", '    # of lines."""'), ("number", "12"),
        ("comment", "# why"), ("builtin", "len"),
    } <= found  # fmt: skip
    assert ("builtin", "id") not in found - {("builtin", "id")}


def test_documents_have_kinds() -> None:
    text = 'a: 1 # c\n"b c": {"d": "x:#y", e-f: true}\n- g: \'h\'\nurl: http://x/#y'
    assert kinds(document_lines(text)) == {
        ("key", "a"), ("number", "1"), ("comment", "# c"), ("key", '"b c"'),
        ("key", '"d"'), ("string", '"x:#y"'), ("key", "e-f"), ("keyword", "true"),
        ("key", "g"), ("string", "'h'"), ("key", "url"),
    }  # fmt: skip


@pytest.mark.parametrize("lines", [python_lines, document_lines])
@given(text=st.text(alphabet="ab_:#'\"{}[]()-1 \n\\,é\t", max_size=60))
def test_no_text_is_lost(lines, text: str) -> None:
    found = ["".join(part for _, part in line) for line in lines(text)]
    assert "\n".join(found) == text
