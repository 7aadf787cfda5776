"""What somebody may have meant by a word that nobody knows."""

from __future__ import annotations

import pytest
from sdkwright.read.validate.error_messages import closest

_KNOWN = ("enum", "type", "items", "then", "additionalProperties", "allOf", "$ref")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("emum", "enum"),
        ("tpye", "type"),
        ("Type", "type"),
        ("itmes", "items"),
        ("allof", "allOf"),
        ("additionalProprties", "additionalProperties"),
        ("ref", "$ref"),
        ("unit", ""),
        ("tyqo", ""),
        ("typo", "type"),
        ("hen", "then"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_word(word: str, meant: str) -> None:
    assert closest(word, _KNOWN) == meant
