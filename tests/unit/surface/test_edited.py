"""A surface read by the lines that differ is the one that is read whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sdkwright.surface import (
    Form,
    Method,
    NamedType,
    Surface,
    SurfaceError,
    dump,
    edited,
    load,
    load_edited,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def _method(path: str, result: str = "str") -> Method:
    return Method(path=path, verb="GET", route=f"/{path}", result=result)


def _type(name: str, type_: str = "str") -> NamedType:
    return NamedType(name=name, form=Form.ALIAS, type=type_)


BEFORE = Surface(
    module="acme",
    title="Acme",
    client="Acme",
    base_url="https://acme.example",
    methods={name: _method(name) for name in ("a.list", "b.list", 'odd"},{"c', "d")},
    types={name: _type(name) for name in ("Cat", "Dog", "Emu")},
)
FIRST_METHOD = {"a.list": _method("a.list", "int")}
LAST_METHOD = {"d": _method("d", "int")}
ODD_METHOD = {'odd"},{"c': _method('odd"},{"c', "int")}
FIRST_TYPE = {"Cat": _type("Cat", "int")}
LAST_TYPE = {"Emu": _type("Emu", "int")}
EDITS = {
    "a method": {"methods": {**BEFORE.methods, **FIRST_METHOD}},
    "the last method": {"methods": {**BEFORE.methods, **LAST_METHOD}},
    "an odd name": {"methods": {**BEFORE.methods, **ODD_METHOD}},
    "a type": {"types": {**BEFORE.types, **FIRST_TYPE}},
    "the last type": {"types": {**BEFORE.types, **LAST_TYPE}},
    "both": {
        "methods": {**BEFORE.methods, **FIRST_METHOD, **LAST_METHOD},
        "types": {**BEFORE.types, **FIRST_TYPE, **LAST_TYPE},
    },
    "nothing": {},
    "the head": {"title": "Acme 2"},
    "one method more": {"methods": {**BEFORE.methods, "e": _method("e")}},
    "one type less": {"types": {"Cat": _type("Cat"), "Dog": _type("Dog")}},
    "another name": {"types": {"Cat": _type("Cat"), "Dog": _type("Dog"), "Fly": _type("Fly")}},
    "no types": {"types": {}},
    "nothing at all": {"methods": {}, "types": {}},
}  # fmt: skip
BY_LINES = (
    "a method",
    "the last method",
    "an odd name",
    "a type",
    "the last type",
    "both",
)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_surface_is_read(edit: str) -> None:
    after = replace(BEFORE, **EDITS[edit])
    found = load_edited(dump(after), dump(BEFORE), BEFORE)
    assert found == after == load(dump(after))
    assert list(found.methods) == list(after.methods)


@pytest.mark.parametrize("edit", BY_LINES)
def test_only_the_lines_that_differ_are_read(
    edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = replace(BEFORE, **EDITS[edit])
    whole = dump(after)
    monkeypatch.setattr(edited, "load", _refusing(whole))
    assert load_edited(whole, dump(BEFORE), BEFORE) == after


def _refusing(whole: str) -> Callable[[str], Surface]:
    def read(text: str) -> Surface:
        assert text != whole
        return load(text)

    return read


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('    "a.list": ', '    "a.list": {}}, "x": {"b": '),
        ('    "a.list": ', '    "b.list": '),
        ('    "a.list": ', '    "a.list": {}, "b.list": '),
        ('  "methods": {', '  "types": {'),
        ('  "types": {', '  "kinds": {'),
    ],
)
def test_a_text_that_somebody_has_edited_is_not_relied_on(line: str, said: str) -> None:
    """What is known goes with the other text, so it counts only where both fit."""
    after = replace(BEFORE, methods={**BEFORE.methods, **FIRST_METHOD})
    before = dump(BEFORE).replace(line, said, 1)
    assert load_edited(dump(after), before, BEFORE) == after


def test_what_is_no_surface_is_refused() -> None:
    text = dump(BEFORE)
    with pytest.raises(SurfaceError):
        load_edited(text.replace('"form"', '"from"', 1), text, BEFORE)
