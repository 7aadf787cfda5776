"""Sample texts for patterns, and sample values within limits."""

from __future__ import annotations

import re
import warnings
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st
from sdkwright.ir import Kind, ListOf, Nullable, Primitive
from sdkwright.python.docs.constrained import count, fits, limited
from sdkwright.python.docs.patterns import matches, matching

KNOWN = (
    r"^sess_[0-9a-f]{64}$", r"^[A-Z]{2}-\d{3,5}$", r"^(a|b)+c?$", r"^\+?[1-9]\d{1,14}$",
    r"[^/]+", r"^https?://\S+$", r"^(?:x|y){2,}$", r"^(?<name>\w+)@\w+\.\w{2,}$",
    r"^[\w.\-]*$", r"^[\]a]$", r"^\u0041\x42$", "", r"^$", r"^.{3}$", r"^\p{L}$",
)  # fmt: skip


@pytest.mark.parametrize("pattern", KNOWN)
def test_a_text_is_found(pattern: str) -> None:
    found = matching(pattern)
    assert found is not None
    assert re.search(pattern.replace("(?<", "(?P<").replace(r"\p{L}", "A"), found)


@pytest.mark.parametrize(
    "pattern", [r"(?=a)b", r"(a)\1", "a{99999}", "(", "[", "*a", "\\", "a" * 2_000]
)
def test_what_is_not_known_gives_nothing(pattern: str) -> None:
    assert matching(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("(a|aa){500}$b", "a" * 500 + "b"), (r"^(?:(a+)+)\1$", "a" * 60 + "!")],
)
def test_no_pattern_takes_for_ever(pattern: str, text: str) -> None:
    assert matching(pattern) is None
    assert not matches(pattern, text)


@pytest.mark.parametrize("pattern", ["^[[a]+$", "^[a||b]{2}$", "^[~~&&]$"])
def test_sets_are_those_of_documents(pattern: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert matching(pattern)


@given(st.text(alphabet="ab[]()|{}*+?^$\\d,-1.", max_size=12))
def test_whatever_is_given_is_right_or_nothing(pattern: str) -> None:
    found = matching(pattern)
    with warnings.catch_warnings(), suppress(re.error):
        warnings.simplefilter("ignore")
        assert found is None or re.search(pattern, found)


@pytest.mark.parametrize(
    ("kind", "limits", "shown"),
    [
        (Kind.STRING, {"minLength": 6}, '"text-t"'),
        (Kind.STRING, {"maxLength": 2}, '"te"'),
        (Kind.STRING, {"pattern": "^[0-9]{3}$"}, '"111"'),
        (Kind.STRING, {"format": "email"}, '"ada@example.com"'),
        (Kind.STRING, {"pattern": "(?=x)y"}, '"text"'),
        (Kind.INTEGER, {"minimum": 18}, "18"),
        (Kind.INTEGER, {"exclusiveMinimum": 18}, "19"),
        (Kind.INTEGER, {"minimum": 18, "exclusiveMinimum": True}, "19"),
        (Kind.INTEGER, {"maximum": 0}, "0"),
        (Kind.INTEGER, {"maximum": -4, "multipleOf": 5}, "-5"),
        (Kind.INTEGER, {"minimum": 1e300}, "1"),
        (Kind.NUMBER, {"exclusiveMaximum": 1}, "0.5"),
        (Kind.BOOLEAN, {"minimum": 3}, "True"),
    ],
)
def test_limits_are_kept(
    kind: Kind, limits: dict[str, str | int | float | bool], shown: str
) -> None:
    type_ = Nullable(type=Primitive(kind=kind, constraints=tuple(limits.items())))
    usual = {Kind.STRING: '"text"', Kind.BOOLEAN: "True"}.get(kind, "1")
    assert limited(type_, usual) == shown


def test_what_does_not_fit_is_known() -> None:
    type_ = Primitive(kind=Kind.STRING, constraints=(("pattern", "^(?=x)..$"),))
    assert (fits(type_, '"xy"'), fits(type_, '"text"')) == (True, False)


@pytest.mark.parametrize(
    ("limits", "number"), [({}, 1), ({"minItems": 3}, 3), ({"maxItems": 0}, 0)]
)
def test_lists_have_as_many_items_as_they_need(
    limits: dict[str, int], number: int
) -> None:
    item = Primitive(kind=Kind.STRING)
    assert count(ListOf(item=item, constraints=tuple(limits.items()))) == number
