"""Documents become values; what is not JSON, or too much, is a DecodeError."""

import datetime as dt
import sys
import uuid
from decimal import Decimal
from typing import Annotated

import pytest
from sdkwright.runtime.models.decode import Decoder, decoder
from sdkwright.runtime.models.model import Field
from sdkwright.runtime.models.validation import DecodeError, parse

from tests.runtime.typing.golden import Action, Cat, Dog, Owner, Status, Thing

BOTH = pytest.mark.parametrize("strict", [False, True])


@BOTH
def test_every_form_of_field(strict):
    thing = decoder(Thing).decode(
        b'{"id": "x", "count": 2, "status": "closed", "level": 2,'
        b'"owner": {"name": "a", "born": "2020-02-29"}, "owners": [{"name": "b"}],'
        b'"byName": {"c": {"name": "c"}}, "pet": {"name": "d", "lives": 9},'
        b'"mixed": {"a": 1}, "pair": [1, {"name": "e"}], "many": [{"name": "f"}],'
        b'"tree": ["a", ["b"]], "at": "2024-01-01T00:00:00Z", "took": "P1DT2S",'
        b'"key": "12345678-1234-5678-1234-567812345678", "price": "1.5",'
        b'"data": "+/8=", "token": "-_8", "child": {"id": "y"}, "free": [1]}',
        strict=strict,
    )
    assert thing.count == 2
    assert thing.owner == Owner(name="a", born=dt.date(2020, 2, 29))
    assert thing.by_name == {"c": Owner(name="c")}
    assert thing.pet == Cat(name="d", lives=9)
    assert thing.mixed == {"a": 1}
    assert thing.pair == (1, Owner(name="e"))
    assert thing.many == (Owner(name="f"),)
    assert thing.tree == ["a", ["b"]]
    assert thing.at == dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    assert thing.took == dt.timedelta(days=1, seconds=2)
    assert thing.key == uuid.UUID("12345678-1234-5678-1234-567812345678")
    assert thing.price == Decimal("1.5")
    assert thing.data == thing.token == b"\xfb\xff"
    assert thing.child == Thing(id="y")
    assert thing.free == [1]


@BOTH
@pytest.mark.parametrize(
    ("form", "data", "value"),
    [
        (int, b"1", 1),
        (str, b'"a"', "a"),
        (type(None), b"null", None),
        (list[Owner], b'[{"name": "a"}]', [Owner(name="a")]),
        (dict[str, int], b'{"a": 1}', {"a": 1}),
        (Cat | Dog, b'{"name": "a", "tricks": []}', Dog(name="a", tricks=[])),
        (object, b'{"a": [1.5, null]}', {"a": [1.5, None]}),
        (Status, b'"active"', "active"),
    ],
)
def test_any_type_can_be_decoded(form, data, value, strict):
    assert decoder(form).decode(data, strict=strict) == value


@BOTH
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<html><body>502</body></html>", "not JSON"),
        (b'{"id": "x"', "not JSON"),
        (b'{"id": "x"}}', "not JSON"),
        (b'{"id": "x", "free": "\xff"}', "not JSON"),
        (b'{"id": "x", "free": "\\ud800"}', "not JSON"),
        (b'{"id": "x", "free": ' + b"1" * 5000 + b"}", "not JSON"),
        (b'{"id": "x", "free": ' + b"[" * 100_000, "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"child":' * 100_000, "not JSON"),
    ],
)
def test_what_is_not_json_or_beyond_the_bounds(data, words, strict):
    for form in (Thing, object, list[Thing]):
        with pytest.raises(DecodeError, match=words) as info:
            decoder(form).decode(data, strict=strict)
        assert len(str(info.value)) < 200


@BOTH
@pytest.mark.parametrize(
    ("form", "data"),
    [
        (Thing, b"[]"),
        (Thing, b'"text"'),
        (Thing, b"1"),
        (Thing, b"null"),
        (list[Thing], b'{"id": "x"}'),
        (dict[str, Owner], b"[]"),
        (Cat | Dog, b"[]"),
        (int, b'"a"'),
        (str, b"1"),
        (type(None), b"{}"),
        (dt.datetime, b'"soon"'),
        (tuple[int, int], b"{}"),
    ],
)
def test_another_kind_of_thing(form, data, strict):
    with pytest.raises(DecodeError, match="does not fit its type") as info:
        decoder(form).decode(data, strict=strict)
    assert info.value.__cause__ is not None


@pytest.mark.parametrize("form", [Thing, object])
def test_nan_and_infinity_are_numbers_to_the_lenient(form):
    data = b'{"id": "x", "price": -Infinity, "free": [NaN, Infinity]}'
    found = decoder(form).decode(data)
    plain = found if form is object else found.to_dict()
    assert repr(plain) == "{'id': 'x', 'price': -inf, 'free': [nan, inf]}"
    with pytest.raises(DecodeError, match=r"not JSON|does not fit"):
        decoder(form).decode(data, strict=True)


def test_nan_and_infinity_are_allowed_in_strings():
    data = b'{"id": "NaN", "free": "Infinity and beyond"}'
    assert decoder(Thing).decode(data).free == "Infinity and beyond"


@BOTH
def test_a_byte_order_mark_is_ignored(strict):
    data = b'\xef\xbb\xbf{"id": "x"}'
    assert decoder(Thing).decode(data, strict=strict).id == "x"
    with pytest.raises(DecodeError, match="empty"):
        decoder(Thing).decode(b"\xef\xbb\xbf", strict=strict)
    with pytest.raises(DecodeError, match="not JSON"):
        decoder(Thing).decode(b"\xef\xbb\xbf" * 5000 + b"{}", strict=strict)


def test_the_last_of_repeated_keys_counts():
    assert decoder(Thing).decode(b'{"id": "x", "id": "y"}').id == "y"


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": 5}',
        b'{"id": "x", "count": "5"}',
        b'{"id": "x", "count": null}',
        b"{}",
        b'{"id": "x", "status": "odd"}',
        b'{"id": "x", "level": 3}',
        b'{"id": "x", "owner": {"name": 1}}',
        b'{"id": "x", "event": {"eventKind": "zoom"}}',
        b'{"id": "x", "event": {"eventKind": "click", "x": "1"}}',
        b'{"id": "x", "at": 1700000000}',
    ],
)
def test_strict_refuses_every_mismatch(data):
    assert isinstance(decoder(Thing).decode(data), Thing)
    with pytest.raises(DecodeError, match="does not fit its type"):
        decoder(Thing).decode(data, strict=True)


def test_strict_accepts_unknown_fields():
    assert decoder(Owner).decode(b'{"name": "a", "b": 1}', strict=True).b == 1


def test_message_contains_the_location_but_no_data():
    secret = "hunter2" * 100
    data = f'{{"id": ["{secret}"], "owner": {{}}, "owners": [1, 2, 3]}}'.encode()
    with pytest.raises(DecodeError) as info:
        decoder(Thing).decode(data, strict=True)
    text = str(info.value)
    assert "id: Input should be a valid string; owner.name: Field required" in text
    assert text.endswith("and 2 more.")
    assert "hunter2" not in text


def test_decoders_are_made_once():
    assert decoder(Owner) is decoder(Owner)
    assert decoder(list[Owner]) is decoder(list[Owner])
    assert decoder(Owner) is not decoder(Thing)
    assert decoder(str).is_text
    assert not decoder(Status).is_text


def test_equal_types_with_other_text_have_separate_decoders():
    assert int | str == str | int
    assert decoder(int | str) is not decoder(str | int)


def test_a_type_that_cannot_be_hashed():
    class Unhashable:
        __hash__ = None

    form = Annotated[int, Unhashable()]
    assert decoder(form).decode(b"1") == 1


def test_discriminated_union_without_unknown_variant():
    form = Annotated[Action | Owner, Field(description="any")]
    assert decoder(form).decode(b'{"selector": "a"}') == Action(selector="a")


def test_a_decoder_at_the_bottom_of_the_stack():
    # pydantic looks for names in the frames above: there need not be any.
    assert Decoder(list["int"]).decode(b"[1]") == [1]


def test_parse_takes_plain_json_only():
    assert parse(b'{"a": [1, 1.5, "b", null, true]}') == {
        "a": [1, 1.5, "b", None, True]
    }
    with pytest.raises(DecodeError):
        parse(b"NaN", standard=True)


def test_no_recursion_error_from_a_deep_stack():
    def deep(levels):
        if levels:
            return deep(levels - 1)
        return decoder(Thing).decode(b'{"child":' * 190 + b"{}" + b"}" * 190)

    left = sys.getrecursionlimit() - 500
    assert isinstance(deep(left), Thing)
