"""Line and column of nodes in YAML and JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st
from sdkwright.read.documents.positions import locate

YAML = """\
plain: 1
map: &anchor
  key: value
  list: [a, {b: c}]
  - not: here
""".replace("  - not: here\n", "")
MORE = """\
again: *anchor
merged:
  <<: *anchor
  own: 1
both:
  <<: [*anchor, *anchor]
"twice": 1
twice: {x: 2}
é: [ü,  ñ]
"""


def place(text: str, *tokens: str, kind: str = "yaml") -> tuple[int, int]:
    return locate(text.encode(), kind, [tokens])[tokens]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ((), (1, 1)),
        (("plain",), (1, 8)),
        (("map",), (2, 1)),
        (("map", "key"), (3, 8)),
        (("map", "list"), (4, 3)),
        (("map", "list", "0"), (4, 10)),
        (("map", "list", "1"), (4, 13)),
        (("map", "list", "1", "b"), (4, 17)),
        (("again",), (5, 1)),
        (("again", "list", "1", "b"), (4, 17)),
        (("merged", "own"), (8, 8)),
        (("merged", "key"), (3, 8)),
        (("both", "list", "0"), (4, 10)),
        (("twice",), (12, 1)),
        (("twice", "x"), (12, 12)),
        (("é", "1"), (13, 9)),
        (("map", "gone", "deeper"), (2, 1)),
        (("gone",), (1, 1)),
    ],
)
def test_yaml(tokens: tuple[str, ...], expected: tuple[int, int]) -> None:
    assert place(YAML + MORE, *tokens) == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ((), (1, 1)),
        (("a",), (1, 2)),
        (("a", "b"), (1, 8)),
        (("a", "b", "1", 'q"{'), (2, 12)),
        (("é",), (3, 12)),
        (("n",), (4, 6)),
        (("gone",), (1, 1)),
    ],
)
def test_json(tokens: tuple[str, ...], expected: tuple[int, int]) -> None:
    text = '{"a": {"b": [1,\n  {"q\\"{": 1}]},\n "\\u00e9": "]}",\n"n": null}'
    assert place(text, *tokens, kind="json") == expected


def test_text_has_only_a_beginning() -> None:
    assert place("# Pets", kind="text") == (1, 1)


# YAML has no escapes for characters beyond the first plane that JSON would understand.
words = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",)))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(words, values, min_size=1, max_size=4))
def test_scalars_stand_where_they_are_found(tree: dict[str, object]) -> None:
    """Whatever JSON is written, the text at a scalar's place is that scalar."""
    text = json.dumps(tree, indent=1, ensure_ascii=True)
    stack: list[tuple[tuple[str, ...], object]] = [((), tree)]
    wanted: dict[tuple[str, ...], object] = {}
    while stack:
        path, node = stack.pop()
        if isinstance(node, dict):
            stack += [((*path, key), value) for key, value in node.items()]
        elif isinstance(node, list):
            stack += [((*path, str(i)), value) for i, value in enumerate(node)]
        else:
            wanted[path] = node
    lines = text.split("\n")
    for kind in ("json", "yaml"):
        for path, (line, column) in locate(text.encode(), kind, list(wanted)).items():
            assert lines[line - 1][column - 1 :].startswith(json.dumps(wanted[path]))
