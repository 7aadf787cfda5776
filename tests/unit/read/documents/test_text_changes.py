"""Which strings of a JSON text are others than before."""

from __future__ import annotations

import json

import pytest
from sdkwright.read.documents import text_changes as module
from sdkwright.read.documents.text import Text
from sdkwright.read.documents.text_changes import text_changes

DOCUMENT = {
    "info": {"title": "Pets", "description": "All \u201cpets\u201d \U0001f408."},
    "paths": {
        "/a": {"summary": "One.", "description": "Two."},
        "/b": {"summary": "One."},
    },
    "tags": ["One.", 1],
}


def both(*texts: str) -> list[Text]:
    return [
        Text(name="", file="s.json", data=each.encode(), path=None) for each in texts
    ]


def changes(old: str, new: str) -> dict[tuple[str, ...], tuple[str, str]] | None:
    """Return what is found without parsing, by path."""
    found = text_changes("json", *both(old, new), thorough=False)
    return None if found is None else {each.tokens: each[1:] for each in found}


@pytest.mark.parametrize("indent", [None, 2])
def test_several_texts_are_found(indent: int | None) -> None:
    old = json.dumps(DOCUMENT, indent=indent, ensure_ascii=False)
    new = old.replace("pets", "dogs").replace("One.", "First.", 1).replace("Two", "2")
    assert changes(old, new) == {
        ("info", "description"): (
            "All \u201cpets\u201d \U0001f408.",
            "All \u201cdogs\u201d \U0001f408.",
        ),
        ("paths", "/a", "summary"): ("One.", "First."),
        ("paths", "/a", "description"): ("Two.", "2."),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"Pets"', '"Pets "'),
        ('"Pets"', '" Pets"'),
        ('"Pets"', '""'),
        ('"Pets"', '"Pe\\"ts\\\\"'),
        ("\U0001f408", "\U0001f409"),
        ("Two.", "Two. Two."),
    ],
)
def test_one_text_is_found(old: str, new: str) -> None:
    text = json.dumps(DOCUMENT, ensure_ascii=False)
    found = changes(text, text.replace(old, new))
    assert found is not None
    [(path, (before, after))] = found.items()
    node: object = json.loads(text.replace(old, new))
    for each in path:
        assert isinstance(node, dict)
        node = node[each]
    assert node == after != before


def test_the_same_text_has_no_changes() -> None:
    text = json.dumps(DOCUMENT)
    assert changes(text, text) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"title"', '"titles"'),  # a key
        ('["One."', '["Two."'),  # an item
        ("1]", "2]"),
        ('"Pets"', "null"),
        ('"Pets"', '["Pets"]'),
        ('"Pets"', '"\\ud83d"'),
        ('"Pets"', '"Pets", "version": "1"'),
        ('"Pets"', '"Pets'),
        ("1]", "1 ]"),
        ("1]}", "1]} "),
        ("1]}", "1]"),
    ],
)
def test_anything_else_is_not_certain(old: str, new: str) -> None:
    text = json.dumps(DOCUMENT, ensure_ascii=False)
    assert old in text
    assert changes(text, text.replace(old, new)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"title"', '"titles"'),
        ('["One."', '["Two."'),
        ("1]", "2]"),
        ("1]", "1, 2]"),
        ("1]", "1\n,\t2]"),
        ('"Pets"', '"Pets", "version": "1"'),
        ('{"title"', '{"version": "1", "title"'),
        ('"Pets"', "null"),
    ],
)
def test_what_is_surely_more_is_not_parsed(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "parse", None)
    text = json.dumps(DOCUMENT)
    assert old in text
    assert text_changes("json", *both(text, text.replace(old, new))) is None


@pytest.mark.parametrize(
    ("old", "new"), [("1]", "1 ]"), (", ", ",\n"), ('"tags": ', '"tags" : ')]
)
def test_white_space_is_no_change(old: str, new: str) -> None:
    text = json.dumps(DOCUMENT)
    assert old in text
    assert text_changes("json", *both(text, text.replace(old, new))) == []


def test_many_texts_are_not_certain() -> None:
    old = json.dumps({str(number): "old" for number in range(30)})
    assert changes(old, old.replace("old", "new")) is None
