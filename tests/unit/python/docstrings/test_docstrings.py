"""Descriptions to docstrings: they say the same, end where we end them, and black agrees."""

from __future__ import annotations

import ast
import inspect

import black
import pytest
from hypothesis import given, strategies as st
from sdkwright.python.docstrings.describe import layout
from sdkwright.python.docstrings.docstrings import (
    clean,
    docstring,
    first_sentence,
    hanging,
    wrap,
)

MODE = black.Mode(target_versions={black.TargetVersion.PY311})
HOSTILE = [
    '"""',
    "'''",
    'ends in a quote"',
    'ends in two""',
    'ends in three"""',
    '""""',
    '"starts with one',
    "ends in a backslash\\",
    "ends in two\\\\",
    'backslash and quote\\"',
    '\\"""\nimport os\nos.system("id")\n"""',
    "line continuation \\\nnext",
    "\\N{BULLET} \\x41 \\u0041 {braces} %s",
    "null \x00 bell \x07 escape \x1b[31m",
    "carriage\rreturn\r\nfeed\x0cnel\x85ls\u2028ps\u2029",
    "bidi \u202e override \u2066 isolate",
    "lone surrogate \ud800 end",
    "emoji 🙂 accents é CJK 日本",
    "tab\tseparated",
    ">>> import os; os.system('id')",
    "# type: ignore\n# noqa\n# fmt: off",
    "    indented first line",
    "first\n        all\n        others deep",
    "first\n\n    code\n\nlast",
    "trailing space   \nand tab\t\n",
    "\n\n\nmany\n\n\n\n\nbreaks\n\n\n",
    "x" * 300,
    "word " * 80,
    "- " + "item " * 40 + "\n- second\n  * nested " + "word " * 30,
    "Title\n=====\n\nText.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```python\nprint('''x''')\n```",
    "<p>One.</p><br/>Two.",
]


def placed(code: str, indent: int) -> str:
    """Put a docstring where generated code has it."""
    if not indent:
        return f"{code}\n"
    if indent == 4:
        # The class's own docstring, and the text below a field.
        return f"class A:\n    {code}\n\n    x: int\n    {code}\n"
    return f"class A:\n    def f(self) -> None:\n        {code}\n        return None\n"


@pytest.mark.parametrize("indent", [0, 4, 8])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, indent: int) -> None:
    laid_out = layout(clean(text), indent)
    source = placed(docstring(laid_out, indent), indent)
    assert source.replace("\n", "").isprintable()
    module = ast.parse(source)
    found = [n for n in ast.walk(module) if isinstance(n, ast.Constant) and n.value]
    strings = {" ".join(str(each.value).split()) for each in found}
    assert strings == {" ".join(laid_out.split())}
    kinds = {type(node).__name__ for node in ast.walk(module)}
    assert not kinds & {"Call", "Import", "Attribute"}


@pytest.mark.parametrize("indent", [0, 4, 8])
@pytest.mark.parametrize("text", HOSTILE)
def test_black_has_nothing_to_change(text: str, indent: int) -> None:
    source = placed(docstring(layout(clean(text), indent), indent), indent)
    assert black.format_str(source, mode=MODE) == source


PIECES = [*"ab .'\"\\\n`-*|>#1:{}%=", "é", "\u2028", "\x00", "\n\n", "\n    ", "\t"]
PIECES += ["word ", "a-longer-word ", "A sentence. "]


@given(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.sampled_from([0, 4, 8]),
)
def test_any_text(text: str, indent: int) -> None:
    cleaned = clean(text)
    if not cleaned:
        return
    code = docstring(layout(cleaned, indent), indent)
    assert _said(ast.literal_eval(code)) == _said(cleaned)
    source = placed(code, indent)
    assert black.format_str(source, mode=MODE) == source


def _said(text: str) -> str:
    """Return what is said; only the first line's end is ours."""
    return "".join(text.split()).replace(".", "").replace(":", "")


def test_a_literal_that_does_not_mean_its_text_is_a_bug(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "sdkwright.python.docstrings.docstrings._escape", lambda _: "something else"
    )
    with pytest.raises(ValueError, match="does not mean its text"):
        docstring("the text", 0)


def test_one_line_stays_on_one_line() -> None:
    assert docstring("Start a session.", 4) == '"""Start a session."""'


def test_several_lines_end_on_a_line_of_their_own() -> None:
    assert docstring("One.\n\nTwo.", 4) == '"""One.\n\n    Two.\n    """'


def test_what_is_shown_to_the_reader_keeps_relative_indentation() -> None:
    text = clean("An example.\n\n    if x:\n        y\n\nEnd.")
    made: str = ast.literal_eval(docstring(layout(text, 4), 4))
    assert inspect.cleandoc(made) == text


def test_no_line_is_longer_than_it_must_be() -> None:
    for indent in (0, 4, 8):
        for text in ("word " * 60, "- " + "word " * 60, "One. " + "word " * 60):
            code = docstring(layout(clean(text), indent), indent)
            first, *others = code.split("\n")
            assert indent + len(first) <= 88
            assert max(len(line) for line in others) <= 88


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It\u2019s \u201cfine\u201d \u2013 really\u2026",
            "It\u2019s \u201cfine\u201d \u2013 really\u2026",
        ),
        ("a\u00a0b\u200bc", "a bc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("  a  \n b  ", "a\nb"),
        # Docstrings of servers: all lines but the first have their margin.
        (
            "Add it.\n\n    **Note**:\n    - one\n      more",
            "Add it.\n\n**Note**:\n- one\n  more",
        ),
        ("State.\n\n - ON: yes\n - OFF: no", "State.\n\n- ON: yes\n- OFF: no"),
        ("- ON: yes\n - OFF: no", "- ON: yes\n- OFF: no"),
        # The margin of code, and of what belongs to an item of a list, stays.
        (
            "Call\n\n    client.pets.list(limit=1)",
            "Call\n\n    client.pets.list(limit=1)",
        ),
        ("Call\n\n    Pet(name=1)\n    x", "Call\n\n    Pet(name=1)\n    x"),
        ("- one\n  more", "- one\n  more"),
        ("a\n  b\nc", "a\n  b\nc"),
        ("\ufeffa", "a"),
        (">>> 1", ">> > 1"),
        ("\x00\x1b", ""),
        ("<Note>Be quick.</Note> Go on.", "Note: Be quick.\n\nGo on."),
        ('Go.\n<Warning title="x">No.</Warning>', "Go.\n\nWarning: No."),
        ("<Notes>1</Notes> <b>x</b>", "<Notes>1</Notes> <b>x</b>"),
    ],
)
def test_cleaning(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_cleaned_text_is_clean() -> None:
    for text in HOSTILE:
        assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", "One."),
        ("One.\nTwo.", "One."),
        ("No end", "No end"),
        ("Costs 3.5 dollars. Then more.", "Costs 3.5 dollars."),
        ("Use e.g. this. Next.", "Use e.g. this."),
        ("Really? Yes!", "Really?"),
        ("One\nline. `Two` is code.", "One line."),
        ("First\n\nSecond.", "First"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, expected: str) -> None:
    assert first_sentence(text) == expected


def test_what_has_a_layout_of_its_own_keeps_its_lines() -> None:
    text = "# Title\n\nTitle\n-----\n\n```\na\nb\n```\n\n| a | b |\n|---|---|\n\n    c\n    d"
    assert wrap(text, 0) == text


def test_paragraphs_are_filled_and_items_hang() -> None:
    assert wrap("a\nb\n\nc", 0) == "a b\n\nc"
    assert wrap("1. a\n2. b", 0) == "1. a\n2. b"
    long = "- " + "word " * 30
    first, second = wrap(long, 0).split("\n")
    assert first.startswith("- word")
    assert second.startswith("  word")


def test_an_argument_hangs_below_its_name() -> None:
    lines = hanging("name: " + "word " * 40).split("\n")
    assert lines[0].startswith("    name: word")
    assert all(line.startswith("        word") for line in lines[1:])
    assert max(len(line) for line in lines) <= 80
