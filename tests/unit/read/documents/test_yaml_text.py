"""YAML by the rules of 1.2's core schema, within limits."""

from __future__ import annotations

import math

import pytest
from sdkwright.read.documents import yaml_text
from sdkwright.read.openapi import limits
from sdkwright.read.openapi.limits import UnreadableError


def tree(text: str) -> object:
    return yaml_text.parse(text.encode()).tree


def refusal(text: str | bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        yaml_text.parse(text if isinstance(text, bytes) else text.encode())
    return caught.value


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "y", "n", "1_000", "1:30", "190:20:30", "0o17", "017",
     "0b11", "2001-12-14", "2001-12-14t21:59:43.10-05:00", "+", "-x", ".", "1.2.3", "1e",
     "0x", "=", "nulla", "~x", "TRUe", ".Nan", "1,5", "\N{ARABIC-INDIC DIGIT ONE}"],
)  # fmt: skip
def test_stays_text(text: str) -> None:
    assert tree(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
     ("true", True), ("True", True), ("FALSE", False), ("0", 0), ("-7", -7), ("+12", 12),
     ("0x1F", 31), ("1.5", 1.5), ("-0.5", -0.5), (".5", 0.5), ("2.", 2.0), ("1e3", 1000.0),
     ("1.5E-2", 0.015), (".inf", math.inf), ("-.Inf", -math.inf), ('"1"', "1"),
     ("'null'", "null"), ("!!str 1", "1"), ("! 1", "1"), ("!!int 1", 1),
     ("!!timestamp 2001-12-14", "2001-12-14")],
)  # fmt: skip
def test_scalars(text: str, value: object) -> None:
    found = tree(text)
    assert found == value
    assert type(found) is type(value)


def test_not_a_number() -> None:
    found = tree(".nan")
    assert isinstance(found, float)
    assert math.isnan(found)


def test_keys_are_text_as_it_is_written() -> None:
    text = "{200: a, on: b, 1.10: c, null: d, true: e, 0x1: f, 2001-12-14: g}"
    keys = ["200", "on", "1.10", "null", "true", "0x1", "2001-12-14"]
    found = tree(text)
    assert isinstance(found, dict)
    assert list(found) == keys


def test_aliases_and_merges() -> None:
    text = """
    base: &base {a: 1, b: 2}
    more: &more {b: 3, c: 4}
    one: {<<: *base, b: 5}
    both: {<<: [*base, *more], d: 6}
    quoted: {"<<": 7}
    key: &key name
    *key : 8
    """
    found = tree(text)
    assert isinstance(found, dict)
    assert found["one"] == {"a": 1, "b": 5}
    assert found["both"] == {"a": 1, "b": 2, "c": 4, "d": 6}
    assert found["quoted"] == {"<<": 7}
    assert found["name"] == 8


def test_repeated_keys_are_reported_with_their_place() -> None:
    parsed = yaml_text.parse(b"a: 1\nb: {c: 2, c: 3}\na: 4\n")
    assert parsed.tree == {"a": 4, "b": {"c": 3}}
    assert parsed.repeated == (("c", (2, 11)), ("a", (3, 1)))


def test_a_merged_key_is_not_repeated() -> None:
    parsed = yaml_text.parse(b"a: &a {x: 1}\nb: {<<: *a, x: 2}\n")
    assert parsed.repeated == ()
    assert parsed.aliased == 3


@pytest.mark.parametrize(
    "text",
    ["!!python/name:os.system", "!!python/object/apply:os.system [x]", "!local {a: 1}",
     "!!set {a, b}", "!!omap [a: 1]"],
)  # fmt: skip
def test_foreign_tags(text: str) -> None:
    assert refusal(f"a: {text}").code == "yaml-tag"


def test_bombs_are_counted_and_not_built() -> None:
    lines = ['a: &a ["x","x","x","x","x","x","x","x","x"]']
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]")
    assert refusal("\n".join(lines)).code == "limit-aliases"


def test_the_alias_limit_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALIAS_NODES", 6)
    assert tree("[&a [1, 2], *a, *a]") == [[1, 2]] * 3
    assert refusal("[&a [1, 2], *a, *a, *a]").code == "limit-aliases"


def test_an_anchor_cannot_contain_itself() -> None:
    assert "contains itself" in refusal("&a [*a]").message
    assert "not defined" in refusal("[*a]").message


def test_depth() -> None:
    assert tree("[" * limits.DEPTH + "]" * limits.DEPTH)
    error = refusal("[" * 20_000 + "]" * 20_000)
    assert error.code == "limit-depth"
    assert error.position == (1, limits.DEPTH + 1)


def test_long_scalars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SCALAR_BYTES", 10)
    assert tree("0123456789") == "0123456789"
    assert refusal("01234567890").code == "limit-scalar"
    assert refusal("9" * 5_000).code == "limit-scalar"


def test_a_list_right_behind_a_colon() -> None:
    text = "a: {list:[], of:{b: 1}}\nc: [{d:[1]}]"
    assert tree(text) == {"a": {"list": [], "of": {"b": 1}}, "c": [{"d": [1]}]}


def test_one_document() -> None:
    assert tree("---\na: 1\n...\n") == {"a": 1}
    error = refusal("a: 1\n---\nb: 2\n")
    assert error.code == "yaml-documents"
    assert error.position == (2, 1)


@pytest.mark.parametrize("text", ["{[a]: 1}", "? {a: 1}\n: 2", "a: &a [1]\n*a : 2"])
def test_keys_that_are_collections(text: str) -> None:
    assert refusal(text).code == "yaml-key"


@pytest.mark.parametrize("text", [b"a: [", b"a: b: c", b"\ta: 1", b"a: \x01", b"%YAML"])
def test_syntax(text: bytes) -> None:
    assert refusal(text).code == "yaml-syntax"
