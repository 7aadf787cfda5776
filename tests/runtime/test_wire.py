"""Request objects under their wire names, found from annotations."""

import json
from collections.abc import Iterable, Mapping
from typing import Literal, Required, TypedDict

import pytest
from typing_extensions import TypeAliasType

from generator.runtime.omission import omit
from generator.runtime.rename import rename
from generator.runtime.values import RefusedError, to_json
from generator.runtime.wire import Shape, wire
from tests.runtime.typing.golden import Action, ActionParam, NodeParam


class PlainParam(TypedDict, total=False):
    free_form: str


class ClickParam(TypedDict, total=False):
    kind: Required[Literal["click"]]
    click_count: int
    raw_data: bytes


class ScrollParam(TypedDict, total=False):
    kind: Required[Literal["scroll"]]
    click_count: float


class LooseParam(TypedDict, total=False):
    some_id: Required[str]
    extra_note: str


wire(ClickParam, "click_count=clickCount raw_data=rawData:b64")
wire(ScrollParam, "click_count=click-count")
wire(LooseParam, "some_id=someId extra_note=extraNote")

Deep = TypeAliasType("Deep", "ClickParam | list[Deep]")


class AllParam(TypedDict, total=False):
    any_event: ClickParam | ScrollParam | LooseParam | None
    events: Iterable[ClickParam | ScrollParam]
    by_name: Mapping[str, ClickParam]
    either: ClickParam | Mapping[str, ClickParam]
    deep: Deep
    plain: PlainParam
    action: Action | ActionParam


def written(value, *forms):
    return json.loads(to_json(rename(value, Shape(forms, loose=True))))


CLICK = {"kind": "click", "click_count": 1}
WIRED = {"kind": "click", "clickCount": 1}


def test_names_at_every_depth():
    node = {
        "node_name": "a",
        "child_nodes": ({"node_name": name} for name in "bc"),
        "by_key": {"node_name": {"node_name": "d", "child_nodes": []}},
        "action": {"selector": "x", "backend_node_id": 1},
        "unheard_of": {"node_name": 1},
    }
    assert written(node, NodeParam) == {
        "nodeName": "a",
        "childNodes": [{"nodeName": "b"}, {"nodeName": "c"}],
        "byKey": {"node_name": {"nodeName": "d", "childNodes": []}},
        "action": {"selector": "x", "backendNodeId": 1},
        "unheard_of": {"node_name": 1},
    }


def test_the_argument_is_not_changed():
    value = {"node_name": "a", "child_nodes": [{"node_name": "b"}]}
    written(value, NodeParam)
    assert value == {"node_name": "a", "child_nodes": [{"node_name": "b"}]}


def test_lists_and_maps_of_a_type():
    assert written([CLICK], ClickParam) == [WIRED]
    assert written({"x": CLICK}, ClickParam) == {"x": WIRED}
    assert written({"x": [CLICK]}, ClickParam) == {"x": [WIRED]}
    assert written("text", ClickParam) == "text"
    assert written(None, ClickParam) is None


@pytest.mark.parametrize(
    ("value", "result"),
    [
        ({"any_event": CLICK}, {"any_event": WIRED}),
        ({"any_event": None}, {"any_event": None}),
        (
            {"any_event": {"kind": "scroll", "click_count": 1}},
            {"any_event": {"kind": "scroll", "click-count": 1}},
        ),
        ({"any_event": {"some_id": "x"}}, {"any_event": {"someId": "x"}}),
        ({"events": [CLICK, CLICK]}, {"events": [WIRED, WIRED]}),
        ({"by_name": {"kind": CLICK}}, {"by_name": {"kind": WIRED}}),
        ({"either": CLICK}, {"either": WIRED}),
        ({"either": {"x": CLICK}}, {"either": {"x": WIRED}}),
        ({"deep": [[CLICK], CLICK]}, {"deep": [[WIRED], WIRED]}),
        ({"plain": {"free_form": "x"}}, {"plain": {"free_form": "x"}}),
        ({"any_event": {}}, {"any_event": {}}),
        (
            {"any_event": {**CLICK, "raw_data": b"\xfb"}},
            {"any_event": {**WIRED, "rawData": "+w=="}},
        ),
    ],
)
def test_the_best_fitting_type(value, result):
    assert written(value, AllParam) == result


def test_models_write_themselves():
    action = Action(selector="a", backend_node_id=1)
    assert written({"action": action}, AllParam) == {
        "action": {"selector": "a", "backendNodeId": 1}
    }
    assert written([action], ActionParam) == [{"selector": "a", "backendNodeId": 1}]


def test_what_is_left_out_is_left_out():
    assert written({"kind": "click", "click_count": omit}, ClickParam) == {
        "kind": "click"
    }


def test_types_without_other_names():
    assert not Shape((int, Mapping[str, int], list[str]))
    assert Shape((list[Mapping[str, ClickParam]],))
    assert Shape((PlainParam,))


def test_objects_that_contain_themselves():
    value = {"node_name": "a"}
    value["child_nodes"] = [value]
    with pytest.raises(RefusedError, match="too deeply"):
        written(value, NodeParam)
