"""Statements with a type and a call, against black itself."""

from __future__ import annotations

import black
from hypothesis import given, settings, strategies as st
from sdkwright.python.format import assigned, break_lines, typed_call

from tests.effort import examples

MODE = black.Mode(target_versions={black.TargetVersion.PY311})
words = st.text(st.sampled_from("abcghjkl"), min_size=2, max_size=30)
constants = st.lists(words.filter(lambda text: len(text) < 16), min_size=1, max_size=9)
members = st.one_of(
    constants.map(lambda texts: f"Literal[{', '.join(map(_quoted, texts))}]"),
    words.map(lambda text: f"types.{text.title()}"),
    words.map(lambda text: f"dict[str, list[{text}{text}]]"),
    st.sampled_from(["UnknownStr", "str"]),
)
arguments = st.lists(words.map(lambda text: f'alias="{text}"'), min_size=1, max_size=3)


def _quoted(text: str) -> str:
    return f'"{text}"'


@given(words, st.lists(members, min_size=1, max_size=3), arguments, st.booleans())
@settings(max_examples=examples(300, few=60), deadline=None)
def test_the_layout_is_blacks(
    name: str, types: list[str], items: list[str], optional: bool
) -> None:
    types = [*types, "None"] if optional else types
    made = typed_call(name, types, "Field", items, indent=4)
    whole = f"class A:\n    {name}: {' | '.join(types)} = Field({', '.join(items)})\n"
    assert f"class A:\n    {made}\n" == black.format_str(whole, mode=MODE)


dotted = st.lists(words, min_size=1, max_size=3).map(".".join)
calls = st.tuples(dotted, st.lists(dotted, max_size=3)).map(
    lambda pair: f"{pair[0]}({', '.join(pair[1])})"
)
plain = st.one_of(
    dotted,
    calls,
    st.tuples(words, calls).map(lambda pair: f"lambda {pair[0]}: {pair[1]}"),
)


@given(dotted, st.lists(plain, min_size=2, max_size=4), st.booleans())
@settings(max_examples=300, deadline=None)
def test_calls_that_are_returned(head: str, items: list[str], waits: bool) -> None:
    text = f"return {'await ' if waits else ''}{head}({', '.join(items)})"
    front = "class A:\n    async def f(self):\n        "
    made = f"{front}{break_lines(text, 8)}\n"
    assert made == black.format_str(f"{front}{text}\n", mode=MODE)


@given(words, dotted, dotted)
@settings(max_examples=300, deadline=None)
def test_constants_of_classes(name: str, head: str, item: str) -> None:
    made = assigned(f"{name}: Final", head, [item], indent=4)
    text = f"class A:\n    {name}: Final = {head}({item})\n"
    assert f"class A:\n    {made}\n" == black.format_str(text, mode=MODE)
