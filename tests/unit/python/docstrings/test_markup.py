"""Text in Markdown, HTML and TOML: it means itself, whatever it holds."""

from __future__ import annotations

import html
import tomllib

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sdkwright.python.docstrings.docstrings import clean
from sdkwright.python.docstrings.markup import html_text, markdown, toml_string

HOSTILE = [
    "plain text",
    "*bold* _emphasis_ **strong** __strong__ ***",
    "[link](javascript:alert(1)) ![image](x)",
    "<script>alert(1)</script> </code></a>",
    "<!-- comment --> <?php ?> <![CDATA[ x ]]>",
    "`code` ``more`` ```",
    "| table | row |",
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "---",
    "===",
    "***",
    "~~~ fence",
    "~~struck~~",
    "    indented",
    "http://example.com www.example.com me@example.com",
    "a\nb\n\nc",
    "\\* \\\\ \\",
    "&amp; &lt; &#42; &copy; &",
    "[ref]: http://example.com",
    "quote \" and ' both",
    "end \\",
    "\x00\x1b[31m\u202e",
    "é 日本 🙂",
    "$math$ :emoji: @user #1",
]
PIECES = [*"*_`[]()<>!|#>-+=~&;:\\\"'{}.1 ab\n", "http://x.y", "&amp;", "<b>", "é"]
texts = st.sampled_from(HOSTILE) | st.lists(st.sampled_from(PIECES)).map("".join)
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def expected(text: str) -> str:
    return " ".join(clean(text).split())


def tokens(source: str) -> list[Token]:
    """Return the inline tokens of a Markdown text that has to be one paragraph."""
    blocks = RENDERER.parse(source)
    assert [each.type for each in blocks] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ], source
    return list(blocks[1].children or [])


@given(texts)
def test_markdown_means_the_text(text: str) -> None:
    if not expected(text):
        assert markdown(text) == ""
        return
    found = tokens(f"Text: {markdown(text)}")
    assert {each.type for each in found} <= {"text"}
    assert "".join(each.content for each in found) == f"Text: {expected(text)}"


@given(texts)
def test_markdown_at_the_start_of_a_line_is_a_paragraph(text: str) -> None:
    if expected(text):
        found = tokens(str(markdown(text)))
        assert "".join(each.content for each in found) == expected(text)


@given(texts)
def test_markdown_in_a_heading(text: str) -> None:
    if not expected(text):
        return
    blocks = RENDERER.parse(f"## {markdown(text)}\n")
    assert [each.type for each in blocks] == ["heading_open", "inline", "heading_close"]
    found = blocks[1].children or []
    assert "".join(each.content for each in found) == expected(text)


@given(texts)
def test_html_means_the_text(text: str) -> None:
    source = f'<code title="{html_text(text)}">{html_text(text)}</code>'
    found = tokens(source)
    assert [each.type for each in found] in (
        ["html_inline", "text", "html_inline"],
        ["html_inline", "html_inline"],
    )
    assert found[0].content.count('"') == 2
    assert html.unescape(found[0].content) == f'<code title="{expected(text)}">'
    assert "".join(each.content for each in found[1:-1]) == expected(text)


@given(texts | st.text())
def test_toml_gives_the_text_back(text: str) -> None:
    source = toml_string(text)
    assert source.isprintable()
    assert tomllib.loads(f"x = {source}") == {"x": expected(text)}


@pytest.mark.parametrize("text", HOSTILE)
def test_one_line(text: str) -> None:
    for written in (markdown(text), html_text(text), toml_string(text)):
        assert "\n" not in written
