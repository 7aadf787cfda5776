"""Which arguments are positional is what a surface says, and else what was asked for."""

from __future__ import annotations

import pytest
from sdkwright.frozen import replace
from sdkwright.migrate.comparison.methods import Positions, method_differences
from sdkwright.migrate.surfaces import OldArgument, OldMethod, Shape
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


@pytest.mark.parametrize("name", ["a_param", "path_a"])
def test_an_old_name_that_says_its_place_is_of_that_place(name: str) -> None:
    field = Member(name="body_a", type="str", wire="a", location="body")
    new = replace(METHOD, arguments=(replace(A, required=True), B, field))
    old = OldMethod(
        name=new.path,
        verb="get",
        paths=(new.route,),
        arguments=tuple(OldArgument(name=each) for each in (name, "a", "b")),
    )
    positions = Positions(general="none", operations={})
    found = next(iter(method_differences(old, new, positions, Shape.SPEAKEASY)))
    assert found.text == f"calls `{name}` `a`, and `a` `body_a`"
    mends = {each.key: each.value for each in found.mends}
    assert mends == {"path:a": name, "body:a": "a"}


@pytest.mark.parametrize(
    ("name", "location", "mends"),
    [
        ("timeout", "body", {}),
        ("idempotency_key", "header", {"idempotency_header": "X-idempotency_key"}),
    ],
)
def test_options_of_each_call_are_no_names_of_arguments(
    name: str, location: str, mends: dict[str, str]
) -> None:
    wire = f"X-{name}" if location == "header" else name
    own = Member(name=f"{name}_", type="str", wire=wire, location=location)
    new = replace(METHOD, arguments=(own,))
    arguments = (OldArgument(name=name),)
    old = OldMethod(name=new.path, verb="get", paths=(new.route,), arguments=arguments)
    positions = Positions(general="none", operations={})
    (found,) = method_differences(old, new, positions, Shape.FERN)
    assert {each.key: each.value for each in found.mends} == mends
