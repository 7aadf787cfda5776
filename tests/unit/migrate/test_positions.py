"""Which arguments are positional is what a surface says, and else what was asked for."""

from __future__ import annotations

import pytest
from sdkwright.frozen import replace
from sdkwright.migrate.comparison.methods import Positions
from sdkwright.surface import Member, Method

A = Member(name="a", type="str", wire="a", location="path", positional=True)
B = Member(name="b", type="str", wire="b", location="path", positional=True)
C = Member(name="c", type="str", wire="c", location="query")
METHOD = Method(path="pets.get", verb="GET", route="/{b}/{a}", arguments=(A, B, C))


@pytest.mark.parametrize("general", ["last", "all", "none"])
def test_a_surface_says_what_is_positional_and_in_which_order(general: str) -> None:
    assert Positions(general=general, operations={}).of(METHOD) == ["a", "b"]


@pytest.mark.parametrize(
    ("general", "expected"), [("last", ["a"]), ("all", ["b", "a"]), ("none", [])]
)
def test_a_surface_of_an_earlier_version_leaves_it_to_the_configuration(
    general: str, expected: list[str]
) -> None:
    unknown = tuple(replace(each, positional=None) for each in METHOD.arguments)
    method = replace(METHOD, arguments=unknown)
    assert Positions(general=general, operations={}).of(method) == expected
