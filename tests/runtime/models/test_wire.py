"""Wire names of request objects."""

import datetime as dt
import typing
from typing import Annotated, Literal, Required, TypedDict

import pytest
from sdkwright.runtime.models.omission import omit
from sdkwright.runtime.models.values import RefusedError
from sdkwright.runtime.models.wire import Shape, WireTable, wire
from sdkwright.runtime.request.rename import rename
from typing_extensions import TypeAliasType

from tests.runtime.support.acme import types


class Leaf(TypedDict, total=False):
    leaf_name: Required[str]
    made_at: dt.datetime


class Click(TypedDict, total=False):
    type: Required[Literal["click"]]
    x_pos: int


class Scroll(TypedDict, total=False):
    type: Required[Literal["scroll"]]
    x_pos: int


Tree = TypeAliasType("Tree", "Leaf | list[Tree] | dict[str, Tree]")


class Node(TypedDict, total=False):
    one_leaf: Leaf | None
    many_leaves: list[Leaf]
    by_name: dict[str, Leaf]
    deep: Annotated[list[dict[str, list[Leaf]]] | None, "note"]
    event: Click | Scroll
    next_node: "Node"
    tree: Tree
    plain_text: str


wire(Leaf, "leaf_name=leafName made_at=madeAt:unix")
wire(Click, "x_pos=clickX")
wire(Scroll, "x_pos=scrollX")
wire(
    Node,
    "one_leaf=oneLeaf many_leaves=manyLeaves by_name=byName next_node=nextNode"
    " plain_text=plainText",
)

LEAF = {"leaf_name": "l"}
WRITTEN = {"leafName": "l"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"one_leaf": LEAF, "plain_text": "leaf_name"}, {"oneLeaf": WRITTEN, "plainText": "leaf_name"}),
        ({"one_leaf": None}, {"oneLeaf": None}),
        ({"many_leaves": [LEAF, LEAF]}, {"manyLeaves": [WRITTEN, WRITTEN]}),
        ({"many_leaves": (one for one in [LEAF])}, {"manyLeaves": [WRITTEN]}),
        ({"by_name": {"leaf_name": LEAF}}, {"byName": {"leaf_name": WRITTEN}}),
        ({"deep": [{"leaf_name": [LEAF]}]}, {"deep": [{"leaf_name": [WRITTEN]}]}),
        ({"next_node": {"next_node": {"one_leaf": LEAF}}}, {"nextNode": {"nextNode": {"oneLeaf": WRITTEN}}}),
        ({"event": {"type": "scroll", "x_pos": 1}}, {"event": {"type": "scroll", "scrollX": 1}}),
        ({"event": {"type": "click", "x_pos": 1}}, {"event": {"type": "click", "clickX": 1}}),
        ({"tree": [[LEAF], {"a": LEAF}]}, {"tree": [[WRITTEN], {"a": WRITTEN}]}),
        ({"tree": LEAF}, {"tree": WRITTEN}),
        ({"one_leaf": omit, "unknown": LEAF}, {"unknown": LEAF}),
        ({"oneLeaf": LEAF}, {"oneLeaf": LEAF}),
        ([{"one_leaf": LEAF}], [{"oneLeaf": WRITTEN}]),
        ({"a": {"one_leaf": LEAF}}, {"a": {"oneLeaf": WRITTEN}}),
        ("text", "text"),
        (None, None),
        ({}, {}),
    ],
)  # fmt: skip
def test_names(value, written):
    assert rename(value, Shape((Node,), loose=True)) == written


def test_moments():
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    assert rename({"leaf_name": "x", "made_at": moment}, Shape((Leaf,))) == {
        "leafName": "x",
        "madeAt": 1577836800,
    }


def test_models_are_left_alone():
    box = types.Box(label="x")
    assert rename({"one_leaf": box}, Shape((Node,)))["oneLeaf"] is box
    assert rename(box, Shape((Node,), loose=True)) is box


def test_lists_where_none_are_meant_are_left_alone():
    assert rename([LEAF], Shape((Leaf,))) == [LEAF]
    assert rename({"a": LEAF}, Shape((list[Leaf],))) == {"a": LEAF}


def test_best_matching_table():
    class Small(TypedDict):
        a_a: int

    class Large(TypedDict):
        a_a: int
        b_b: int

    wire(Small, "a_a=small")
    wire(Large, "a_a=large b_b=bb")
    shape = Shape((Small, Large))
    assert rename({"a_a": 1}, shape) == {"small": 1}
    assert rename({"a_a": 1, "b_b": 2}, shape) == {"large": 1, "bb": 2}


def test_the_input_is_not_changed():
    value = {"one_leaf": dict(LEAF)}
    rename(value, Shape((Node,)))
    assert value == {"one_leaf": LEAF}


def test_depth():
    value: dict = {}
    for _ in range(50_000):
        value = {"next_node": value}
    with pytest.raises(RefusedError, match="deep"):
        rename(value, Shape((Node,)))


def test_shapes_without_request_objects():
    assert not Shape((int, list[str], dict[str, typing.Any], None))
    assert Shape((list[Leaf],))
    assert not WireTable(Leaf).inside
    assert rename(LEAF, Shape((int,))) is LEAF
