"""What does not quite fit: the part that is wrong is kept as it is, the rest is built."""

import datetime as dt
import json
from typing import Literal

import hypothesis
import pytest
from hypothesis import strategies
from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.models.lenient import DEEPEST, MismatchError, build
from sdkwright.runtime.models.validation import DecodeError

from tests.runtime.typing.golden import (
    Action,
    Cat,
    Click,
    Dog,
    Event,
    Owner,
    Scroll,
    Thing,
    UnknownEvent,
)


def thing(**fields):
    return decoder(Thing).decode(json.dumps({"id": 1, **fields}).encode())


def test_a_wrong_value_is_kept_and_the_rest_is_typed():
    found = thing(count="many", owner={"name": "a", "born": "2020-02-29"}, at="soon")
    assert found.id == 1
    assert found.count == "many"
    assert found.at == "soon"
    assert found.owner == Owner(name="a", born=dt.date(2020, 2, 29))


def test_truth_values_count_as_numbers_in_their_place():
    """As the README of every package says."""
    found = decoder(Literal[1, 2]).decode(b"true")
    assert (found, type(found)) == (1, int)
    found = thing(count=True)
    assert found.count is True
    assert found.to_dict()["count"] == 1
    assert '"count":1' in found.to_json()


def test_missing_fields_stay_missing():
    found = decoder(Thing).decode(b'{"count": 2, "owner": {"born": null}}')
    assert not hasattr(found, "id")
    assert not hasattr(found.owner, "name")
    assert found.count == 2
    assert found.status == "active"
    assert found.model_fields_set == {"count", "owner"}
    assert found.to_dict() == {"count": 2, "owner": {"born": None}}
    assert "id" not in repr(found)


def test_null_for_what_cannot_be_null_is_kept():
    found = thing(count=None, owners=None)
    assert found.count is None
    assert found.owners is None


def test_fields_stay_in_order_and_go_by_wire_name():
    found = thing(byName={"a": {"name": 2}}, by_name=3, newer=4)
    assert found.by_name == {"a": Owner.model_construct(name=2)}
    assert found.model_extra == {"by_name": 3, "newer": 4}
    assert list(vars(found)) == list(Thing.model_fields)
    assert found.to_dict() == {
        "id": 1,
        "byName": {"a": {"name": 2}},
        "by_name": 3,
        "newer": 4,
    }


def test_lists_item_by_item():
    found = thing(owners=[{"name": "a"}, {"name": 1}, "b", None])
    assert found.owners[0] == Owner(name="a")
    assert type(found.owners[1]) is Owner
    assert found.owners[1].name == 1
    assert found.owners[2:] == ["b", None]


def test_tuples_position_by_position():
    assert thing(pair=["x", {"name": "a"}, 7]).pair == ("x", Owner(name="a"), 7)
    assert thing(pair=[1]).pair == (1,)
    found = thing(many=[{"name": "a"}, 3]).many
    assert found == (Owner(name="a"), 3)


def test_maps_value_by_value():
    found = thing(byName={"a": {"name": "a"}, "b": {}, "c": 3}).by_name
    assert found["a"] == Owner(name="a")
    assert type(found["b"]) is Owner
    assert found["c"] == 3


def test_another_kind_inside_is_kept():
    found = thing(owner=["a"], owners={"a": 1}, byName=[1], pair=5)
    assert found.owner == ["a"]
    assert found.owners == {"a": 1}
    assert found.by_name == [1]
    assert found.pair == 5


def test_best_match_of_variants_without_discriminator():
    assert type(thing(pet={"name": "a", "tricks": "none"}).pet) is Dog
    assert type(thing(pet={"name": "a", "lives": "nine"}).pet) is Cat
    assert type(thing(pet={"lives": 9}).pet) is Cat
    assert type(thing(pet={"tricks": []}).pet) is Dog
    assert thing(pet="a").pet == "a"


def test_an_object_that_may_be_a_model_or_a_map():
    assert type(thing(mixed={"name": ["a"]}).mixed) is Owner
    found = thing(mixed={"a": 1, "b": "many"}).mixed
    assert found == {"a": 1, "b": "many"}


def test_closed_union_is_decoded_by_discriminator():
    read = decoder(Click | Action)
    found = read.decode(b'{"eventKind": "click", "x": "far"}')
    assert type(found) is Click
    found = read.decode(b'{"eventKind": "other", "x": 1, "selector": 2}')
    assert type(found) is Action


def test_malformed_variants_next_to_other_faults():
    found = thing(
        event={"eventKind": "click", "x": "far"},
        events=[{"eventKind": "click", "x": 1}, {"eventKind": "zoom"}, 5],
    )
    assert found.event.to_dict() == {"eventKind": "click", "x": "far"}
    assert type(found.event) is Click
    assert [type(one) for one in found.events] == [Click, UnknownEvent, int]


@pytest.mark.parametrize(
    ("document", "cls"),
    [
        ({"eventKind": "click", "x": "far"}, Click),
        ({"eventKind": "click", "x": None, "more": [1]}, Click),
        ({"eventKind": "click"}, Click),
        ({"eventKind": "scroll", "x": 1, "by": "much"}, Scroll),
        ({"eventKind": "zoom", "x": "far"}, UnknownEvent),
        ({"eventKind": None, "x": 1}, UnknownEvent),
    ],
)
def test_a_known_variant_with_a_fault_is_that_variant(document, cls):
    """Wherever it stands; what does not fit in it is kept as it came."""
    data = json.dumps(document).encode()
    found = decoder(Event).decode(data)
    assert type(found) is cls
    assert found.to_dict() == document
    outer = thing(event=document, events=[document, {"eventKind": "click", "x": 1}])
    assert [type(one) for one in (outer.event, *outer.events)] == [cls, cls, Click]
    if cls is not UnknownEvent:
        with pytest.raises(DecodeError):
            decoder(Event).decode(data, strict=True)


def test_a_list_at_the_top():
    found = decoder(list[Owner]).decode(b'[{"name": "a"}, {"name": 1}, 2]')
    assert found == [Owner(name="a"), Owner.model_construct(name=1), 2]


def test_recursive_models_and_aliases():
    found = thing(child={"id": 2, "child": {"id": "c", "tree": ["a", 1]}})
    assert found.child.id == 2
    assert found.child.child.id == "c"
    assert found.child.child.tree == ["a", 1]


def test_deeply_nested_data_stays_plain():
    data = {"id": 1}
    for _ in range(2 * DEEPEST):
        data = {"id": 1, "child": data}
    found = decoder(Thing).decode(json.dumps(data).encode())
    for _ in range(DEEPEST):
        assert type(found) is Thing
        found = found.child
    assert type(found) is dict


def test_build_is_for_things_of_the_right_kind():
    assert build(list[int], ["a"]) == ["a"]
    for form, data in ((int, "a"), (Owner, []), (list[int], {}), (str, {})):
        with pytest.raises(MismatchError):
            build(form, data)


values = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers()
    | strategies.floats(allow_nan=False, allow_infinity=False)
    | strategies.text(),
    lambda inner: (
        strategies.lists(inner, max_size=3)
        | strategies.dictionaries(
            strategies.sampled_from(
                ["id", "name", "owner", "owners", "event", "eventKind", "pet", "child"]
            )
            | strategies.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@hypothesis.given(
    strategies.dictionaries(
        strategies.sampled_from([*Thing.model_fields, "byName", "newer"]),
        values,
        max_size=6,
    )
)
def test_any_object_can_be_read_and_written_without_loss(fields):
    data = json.dumps(fields).encode()
    found = decoder(Thing).decode(data)
    assert type(found) is Thing
    written = found.to_dict()
    assert set(written) == set(fields)
    try:
        exact = decoder(Thing).decode(data, strict=True)
    except DecodeError:
        return
    # Where nothing is wrong, leniency changes nothing.
    assert exact == found
