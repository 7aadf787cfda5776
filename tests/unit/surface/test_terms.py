"""Which values of one annotation are values of another."""

from __future__ import annotations

import pytest
from sdkwright.surface import Form, Member, NamedType
from sdkwright.surface.terms import Checker, parse, readable, spell

TYPES = {
    each.name: each
    for each in (
        NamedType(name="Pet", form=Form.MODEL),
        NamedType(name="Dog", form=Form.MODEL),
        NamedType(name="Either", form=Form.ALIAS, type="types.Pet | types.Dog"),
        NamedType(name="Tree", form=Form.ALIAS, type="list[types.Tree] | str"),
        NamedType(
            name="A",
            form=Form.DICT,
            fields=(Member(name="x", type="int", required=True),),
        ),
        NamedType(
            name="B",
            form=Form.DICT,
            fields=(
                Member(name="x", type="int", required=True),
                Member(name="y", type="str"),
            ),
        ),
    )
}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("int", "float"),
        ("bool", "int | str"),
        ("dt.datetime", "dt.date"),
        ("str", "object"),
        ("Literal['a']", "Literal['a', 'b']"),
        ("Literal['a', 1]", "str | int"),
        ("bool", "Literal[True, False]"),
        ("list[int]", "Iterable[float]"),
        ("str", "Iterable[str]"),
        ("dict[str, int]", "Mapping[str, int | None]"),
        ("types.Pet", "types.Either"),
        ("types.Either", "types.Pet | types.Dog | None"),
        ("types.Tree", "list[types.Tree] | str"),
        ("types.B", "types.A"),
        ("types.A", "Mapping[str, object]"),
        ("Page[types.Pet, types.Pet]", "Page[types.Either, types.Pet]"),
        ("types.Gone", "int"),
        ("types.Base64Bytes", "bytes"),
        ("tuple[int, str]", "Iterable[int | str]"),
    ],
)
def test_fits(given: str, wanted: str) -> None:
    assert Checker(types=TYPES).fits(given, wanted)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("float", "int"),
        ("str | None", "str"),
        ("Literal['a', 'b']", "Literal['a']"),
        ("Literal[1]", "str"),
        ("Literal[True]", "Literal[1]"),
        ("list[int]", "list[float]"),
        ("list[int]", "Iterable[str]"),
        ("dict[str, int]", "dict[str, int | None]"),
        ("types.Either", "types.Pet"),
        ("types.A", "types.B"),
        ("types.A", "Mapping[str, int]"),
        ("types.Pet", "types.A"),
        ("tuple[int]", "tuple[int, int]"),
    ],
)
def test_does_not_fit(given: str, wanted: str) -> None:
    assert not Checker(types=TYPES).fits(given, wanted)


def test_a_new_value_of_an_open_enumeration_is_no_surprise() -> None:
    old = "list[Literal['a'] | types.UnknownStr]"
    new = "list[Literal['a', 'b'] | types.UnknownStr]"
    assert Checker(types=TYPES).reads(new, old)
    assert not Checker(types=TYPES).reads(
        "list[Literal['a', 'b']]", "list[Literal['a']]"
    )
    assert spell(readable(parse(old))) == "Sequence[str]"


@pytest.mark.parametrize(
    "text", ["(" * 500, "a b", "x[" * 100 + "]" * 100, "|".join("ab" * 9999)]
)
def test_hostile_annotations_stand_for_themselves(text: str) -> None:
    assert Checker(types=TYPES).fits(text, text)
    Checker(types=TYPES).fits(text, "int")
