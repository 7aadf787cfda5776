"""What the calls of packages draw, plan and read of requests."""

from __future__ import annotations

import pytest

from tests.corpus.calls.answers import planned
from tests.corpus.calls.wire import taken
from tests.corpus.spec.drawing import Drawer, Size
from tests.corpus.spec.files import Json, Object
from tests.corpus.spec.operations import Answer, Content, Parameter
from tests.corpus.spec.places import Place

SCHEMA = Place("file:///shop.json", ("schema",))


def drawer(schema: Object) -> Drawer:
    return Drawer({SCHEMA.uri: {"schema": schema}}, "readOnly")


@pytest.mark.parametrize("size", list(Size))
def test_drawn_objects_have_as_many_members_as_they_need(size: Size) -> None:
    names = [f"p{number}" for number in range(5)]
    schema: Object = {
        "type": "object",
        "minProperties": 4,
        "properties": {name: {"type": "string"} for name in names},
        "additionalProperties": False,
    }
    value = drawer(schema).draw(SCHEMA, size)
    assert isinstance(value, dict)
    assert len(value) >= 4


def test_drawn_items_of_a_pattern_differ_where_they_have_to() -> None:
    item: Object = {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}
    schema: Object = {
        "type": "array",
        "minItems": 2,
        "uniqueItems": True,
        "items": item,
    }
    assert isinstance(drawer(schema).draw(SCHEMA, Size.FULL), list)


def test_a_response_of_any_media_type_is_planned_as_the_one_that_is_sent() -> None:
    answer = Answer(status="200", contents=(Content(media="*/*", schema=SCHEMA),))
    plan = planned(answer, drawer({"type": "object"}), Size.MINIMAL, wrong=False)
    assert plan.values == {"application/json": {}}


def test_brackets_belong_to_the_parameter_that_has_them() -> None:
    pairs = [("name", "a"), ("name[]", "b"), ("name[]", "c")]
    found, left = taken(_query("name"), pairs, "a")
    assert found == "a"
    listed: Json = ["b", "c"]
    assert taken(_query("name[]"), left, listed) == (["b", "c"], [])


def _query(name: str) -> Parameter:
    return Parameter(
        name=name,
        where="query",
        required=False,
        schema=SCHEMA,
        style="form",
        explode=True,
    )
