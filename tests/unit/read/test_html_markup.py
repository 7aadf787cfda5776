"""HTML in descriptions becomes Markdown, and code stays as it is."""

from __future__ import annotations

import time

import pytest
from sdkwright.read.openapi.html_markup import markdown_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain <your-token> & text", "plain <your-token> & text"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("a<br/>b", "a\nb"),
        ("<b>x</b> <EM class='y'>z</EM>", "**x** *z*"),
        ('<a target="_blank" href="https://a.b/c">here</a>', "[here](https://a.b/c)"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("&quot;x&quot; &amp;&#39;y&#x27;", "\"x\" &'y'"),
        ("&nothing; AT&T", "&nothing; AT&T"),
        ("`<b>&amp;</b>` <b>x</b>", "`<b>&amp;</b>` **x**"),
        ("```\n<p>&lt;</p>\n``` <p>x", "```\n<p>&lt;</p>\n```\n\nx"),
    ],
)
def test_elements_and_references(text: str, expected: str) -> None:
    assert markdown_of(text) == expected


@pytest.mark.parametrize("text", ["<a href=x>", "<p ", "<", "<li>", "&amp", "<!--"])
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    markdown_of(text * 20_000)
    assert time.perf_counter() - start < 2
