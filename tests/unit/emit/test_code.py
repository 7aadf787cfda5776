"""Literals mean their value, whatever it is, and are spelled as black would."""

from __future__ import annotations

import ast
import math
from typing import TYPE_CHECKING

import black
import pytest
from hypothesis import given, strategies as st
from sdkwright.emit.code import Code, Package, Unit, is_inside, literal

if TYPE_CHECKING:
    from sdkwright.emit.code import Value

HOSTILE = [
    "",
    '"',
    "'",
    "\"'",
    '"""',
    "'''",
    "\\",
    '\\"',
    '"); import os; os.system("id") #',
    "{{ 7 * 7 }}{% raw %}",
    "a\nb\r\nc\td\0e\x1b[31m",
    "\u202eevil\u2066",
    "\ud800",
    "\U0001f600",
    "\u2028\u2029\x85\x0b\x0c",
    "${PATH} %(x)s {x}",
    "é",
]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=())),
    st.binary(),
)
KEYS = st.text(st.characters(exclude_categories=()))
VALUES = st.recursive(
    SCALARS,
    lambda inner: (st.lists(inner) | st.tuples(inner) | st.dictionaries(KEYS, inner)),
)


def same(one: object, other: object) -> bool:
    """Equal, also in type: 1 is not True and -0.0 is not 0.0."""
    return repr(one) == repr(other)


@given(VALUES)
def test_a_literal_means_its_value(value: Value) -> None:
    source = literal(value)
    assert source.isprintable()
    assert same(ast.literal_eval(source), value)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_inside_its_literal(text: str) -> None:
    tree = ast.parse(f"x = {literal(text)}")
    assert [type(node) for node in tree.body] == [ast.Assign]
    assert ast.literal_eval(literal(text)) == text


@given(st.text(st.characters(exclude_categories=())))
def test_text_is_quoted_as_black_quotes_it(text: str) -> None:
    source = f"x = {literal(text)}\n"
    assert black.format_str(source, mode=black.Mode(line_length=10_000)) == source


@given(VALUES)
def test_values_are_spelled_as_black_spells_them(value: Value) -> None:
    # Parentheses, because black moves a long value into some.
    source = f"x = {literal(value)}\n"
    mode = black.Mode(line_length=1_000_000, magic_trailing_comma=False)
    assert black.format_str(source, mode=mode) == source


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_floats_without_a_literal_are_made_by_a_call(value: float) -> None:
    assert same(eval(literal(value), {"float": float}), value)


def test_an_integer_too_long_for_decimal_is_written_in_hexadecimal() -> None:
    value = 10**6000
    assert ast.literal_eval(literal(value)) == value


def test_unknown_values_are_refused() -> None:
    with pytest.raises(TypeError, match="no literal for a set"):
        literal({1})


def test_bottomless_values_are_refused() -> None:
    value: Value = []
    for _ in range(300):
        value = [value]
    with pytest.raises(ValueError, match="deeper than 200"):
        literal(value)


def test_code_joined_with_text_is_no_code_any_more() -> None:
    assert type(Code("a") + "b") is str
    assert type(f"{Code('a')}") is str


def test_code_is_not_escaped() -> None:
    assert Code("a < b").__html__() == "a < b"


def test_units_are_compared_by_what_they_hold() -> None:
    one, other = (Unit(path="a.py", template="t", view=(1, "x")) for _ in range(2))
    assert Package(units=(one,)) == Package(units=(other,))


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("a.py", True),
        ("a/b/c.py", True),
        ("a/.hidden", True),
        ("", False),
        ("/etc/passwd", False),
        ("../a", False),
        ("a/../../b", False),
        ("a/./b", False),
        ("a//b", False),
        ("a/", False),
        ("C:/a", False),
        ("a\\b", False),
        ("a\0b", False),
        ("a\nb", False),
        (" a", False),
        ("a/b ", False),
        ("a\u202eb", False),
        ("con<", False),
    ],
)
def test_paths_that_leave_the_folder_or_mislead_are_refused(
    path: str, inside: bool
) -> None:
    assert is_inside(path) is inside
