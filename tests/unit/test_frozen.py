"""Records and enumerations behave as those of the standard library, but for refusing changes."""

from __future__ import annotations

import dataclasses
import enum
import pickle
from dataclasses import field

import pytest
from sdkwright import frozen


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    x: int
    y: tuple[int, ...] = ()
    note: str = field(default="", compare=False)
    hidden: str = field(default="", repr=False)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    x: int
    y: tuple[int, ...] = ()
    note: str = field(default="", compare=False)
    hidden: str = field(default="", repr=False)


@frozen.dataclass(frozen=True, slots=True)
class One:
    value: object


@frozen.dataclass(frozen=True, slots=True)
class Nothing:
    pass


@frozen.dataclass(frozen=True, slots=True, eq=False)
class Itself:
    value: int


@frozen.dataclass(frozen=True, slots=True)
class Own:
    value: int

    def __repr__(self) -> str:
        return f"<{self.value}>"

    def __hash__(self) -> int:
        return 7


class Way(frozen.Enum):
    IN = "in"
    OUT = "out"


def test_records_say_what_they_are() -> None:
    own, other = Point(x=1, y=(2,), hidden="%s"), Plain(x=1, y=(2,), hidden="%s")
    assert repr(own) == repr(other).replace("Plain", "Point")
    assert repr(own) == "Point(x=1, y=(2,), note='')"
    assert repr(One((1, "%d"))) == "One(value=(1, '%d'))"
    assert repr(Nothing()) == "Nothing()"
    assert repr(Own(3)) == "<3>"


def test_records_are_equal_by_what_is_compared() -> None:
    assert Point(x=1, note="a") == Point(x=1, note="b")
    assert hash(Point(x=1, note="a")) == hash(Point(x=1, note="b")) == hash(Plain(x=1))
    assert Point(x=1) != Point(x=2)
    assert Point(x=1, hidden="a") != Point(x=1, hidden="b")
    assert Point(x=1).__eq__(Plain(x=1)) is NotImplemented
    nan = float("nan")
    assert One(nan) == One(nan)  # as tuples are
    assert Nothing() == Nothing()
    assert hash(Own(3)) == 7
    assert Itself(1) != Itself(1)


def test_copies_differ_in_what_was_changed() -> None:
    point = Point(x=1, y=(2,), note="a", hidden="b")
    changed = frozen.replace(point, x=3)
    assert (changed.x, changed.y, changed.note, changed.hidden) == (3, (2,), "a", "b")
    assert frozen.replace(One(1), value=2) == One(2)
    assert frozen.replace(Nothing()) == Nothing()
    with pytest.raises(TypeError, match="z"):
        frozen.replace(point, z=1)  # type: ignore[call-arg]


def test_members_of_enumerations_are_one_each() -> None:
    assert {Way.IN: 1, Way.OUT: 2}[Way("in")] == 1
    assert pickle.loads(pickle.dumps(Way.OUT)) is Way.OUT
    assert isinstance(Way.IN, enum.Enum)
    assert list(Way) == [Way.IN, Way.OUT]
