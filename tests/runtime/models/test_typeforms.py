"""Types taken apart."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from sdkwright.runtime.models.typeforms import (
    alternatives,
    item_forms,
    literal_values,
    value_forms,
)
from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "int | list[Json] | dict[str, Json]")
Loop = TypeAliasType("Loop", "int | Loop")
Plain = TypeAliasType("Plain", int | None)


def test_alternatives():
    assert alternatives(int) == (int,)
    assert alternatives(int | str | None) == (int, str)
    assert alternatives(Literal["a"] | list[str] | None) == (Literal["a"], list[str])
    assert alternatives(Annotated[int | Annotated[str, 1], 2]) == (int, str)
    assert alternatives(Plain) == (int,)
    assert alternatives(None) == ()


def test_aliases_that_contain_themselves():
    assert alternatives(Json) == (int, list[Json], dict[str, Json])
    assert alternatives(Loop) == (int,)
    # The parts are the same each time, so that things can be remembered by them.
    assert alternatives(Json)[1] is alternatives(Json)[1]


def test_literals():
    assert literal_values(Literal["a", "b"]) == ("a", "b")
    assert literal_values(Literal["a", 1] | None) == ("a", 1)
    assert literal_values(Literal["a"] | int) == ()
    assert literal_values(None) == ()


def test_items():
    assert item_forms(list[int]) == (int,)
    assert item_forms(Iterable[int | str]) == (int | str,)
    assert item_forms(Sequence[int]) == (int,)
    assert item_forms(tuple[int, str]) == (int, str)
    assert item_forms(tuple[int, ...]) == (int,)
    assert item_forms(tuple[()]) == ()
    assert item_forms(list) == ()
    assert item_forms(dict[str, int]) == ()
    assert item_forms(int) == ()
    assert item_forms(Literal["a"]) == ()


def test_values():
    assert value_forms(dict[str, int]) == (int,)
    assert value_forms(Mapping[str, int | None]) == (int | None,)
    assert value_forms(list[int]) == ()
    assert value_forms(int) == ()
