"""JSON within limits."""

from __future__ import annotations

import json
import math

import pytest
from sdkwright.read.documents import json_text
from sdkwright.read.documents.positions import repeated_keys
from sdkwright.read.openapi import limits
from sdkwright.read.openapi.limits import UnreadableError


def refusal(text: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        json_text.parse(text.encode())
    return caught.value


def test_values_stay_what_they_are() -> None:
    text = '{"a": [1, 1.5, true, null, "é", 1e999, NaN], "b": {}}'
    found, repeats = json_text.parse(text.encode())
    assert not repeats
    assert isinstance(found, dict)
    assert isinstance(found["a"], list)
    assert found["a"][:6] == [1, 1.5, True, None, "é", math.inf]


def test_syntax_has_a_place() -> None:
    error = refusal('{"a": 1,\n "b": }')
    assert error.code == "json-syntax"
    assert error.position == (2, 7)


@pytest.mark.parametrize("depth", [limits.DEPTH + 1, 900, 100_000])
def test_depth(depth: int) -> None:
    assert refusal("[" * depth + "]" * depth).code == "limit-depth"
    assert refusal('{"a":' * depth + "1" + "}" * depth).code == "limit-depth"


def test_numbers_and_texts_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert json_text.parse(b"9" * limits.NUMBER_DIGITS)
    assert refusal("9" * (limits.NUMBER_DIGITS + 1)).code == "limit-scalar"
    monkeypatch.setattr(limits, "SCALAR_BYTES", 10)
    assert json_text.parse(b'["0123456789"]')
    assert refusal('[["01234567890"]]').code == "limit-scalar"
    short = '{"a": ["' + '", "'.join(["0123456789"] * 9) + '"]}'
    assert json_text.parse(short.encode())
    assert refusal(short.replace("]", ', "01234567890"]')).code == "limit-scalar"
    # Escaped quotes end nothing, wherever they stand.
    for at in range(12):
        text = "0" * at + '\\"' + "1" * (12 - at)
        assert refusal(f'["0", "{text}", "2"]').code == "limit-scalar"
    assert json_text.parse(rb'["01", "012\"4567", "\\", "0\""]')


def test_halves_of_characters_are_replaced() -> None:
    found, _ = json_text.parse(rb'{"a\ud800": ["\udc00x", "\ud83d\ude00"]}')
    assert found == {"a\ufffd": ["\ufffdx", "😀"]}
    json.dumps(found, ensure_ascii=False).encode()


def test_repeated_keys_are_found() -> None:
    text = b'{"a": {"b": 1, "c": [{"b": 2, "b": 3}], "b": {}},\n "a": [1, "a"]}'
    found, repeats = json_text.parse(text)
    assert repeats
    assert found == {"a": [1, "a"]}
    assert repeated_keys(text) == [("b", (1, 31)), ("b", (1, 41)), ("a", (2, 2))]
