"""Plain text is wrapped without the standard library, and exactly as by it."""

from __future__ import annotations

import textwrap

from hypothesis import given, strategies as st
from sdkwright.python.docstrings.docstrings import hanging

words = st.text(alphabet="ab-.,(`é\u2003\x1c", min_size=0, max_size=30)
texts = st.lists(words, max_size=40).map(" ".join)


@given(texts | st.text())
def test_entries_are_filled_as_textwrap_fills_them(text: str) -> None:
    assert hanging(text) == textwrap.fill(
        text,
        80,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )
