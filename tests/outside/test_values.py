"""Values are read as what they are, and go back as they came."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from decimal import Decimal
from uuid import UUID

import pytest

from tests.outside.values_support import (
    caller,
    caller_of,
    json_of,
    needs_cases,
    package,
    package_of,
    responding,
    text_schema,
)

__all__ = ["caller"]

pytestmark = needs_cases


def test_texts_that_are_no_dates(caller):
    one = caller(package("reports/17-"))
    data = {
        "a": "2024",
        "dt": "20250102",
        "c": "6F9619FF8B86D011B42D00CF4FC964FF",
        "d": "12:30",
    }
    one.reply(data)
    found = one.call("u.retrieve")
    assert found.to_dict() == data
    assert (found.a, found.c, found.d) == (data["a"], data["c"], data["d"])


_SPELLINGS = [
    ("date-time", "2024-01-02T03:04:05Z", dt.datetime),
    ("date-time", "2024-01-02T03:04:05.000Z", dt.datetime),
    ("date-time", "2024-01-02T03:04:05.123Z", dt.datetime),
    ("date-time", "2024-01-02t03:04:05z", dt.datetime),
    ("date-time", "2024-01-02 03:04:05+00:00", dt.datetime),
    ("date-time", "2024-01-02T03:04:05-00:00", dt.datetime),
    ("date-time", "2024-01-02T03:04:05+02:00", dt.datetime),
    ("date-time", "2024-01-02T03:04:05.120000+05:30", dt.datetime),
    ("date-time", "2024-01-02T03:04:05", dt.datetime),
    ("date-time", "1985-04-12T00:59:59.123456789Z", str),
    ("date-time", "1998-12-31T23:59:60Z", str),
    ("date-time", "0000-01-01T00:00:00Z", str),
    ("date-time", "2024-01-02", str),
    ("date-time", "1700000000", str),
    ("date-time", "soon", str),
    ("date", "2024-01-02", dt.date),
    ("date", "2024-01-02T00:00:00Z", str),
    ("date", "20240102", str),
    ("time", "03:04:05Z", dt.time),
    ("time", "03:04:05.5+01:00", dt.time),
    ("time", "12:30", dt.time),
    ("time", "23:59:60Z", str),
    ("time", "3600", str),
    ("duration", "P1D", dt.timedelta),
    ("duration", "PT36H", dt.timedelta),
    ("duration", "P2W", dt.timedelta),
    ("duration", "PT1.5S", dt.timedelta),
    ("duration", "P1M", str),
    ("duration", "P3Y6M4DT12H30M5S", str),
    ("duration", "P", str),
    ("duration", "PT", str),
    ("duration", "1 day", str),
    ("uuid", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", UUID),
    ("uuid", "6F9619FF-8B86-D011-B42D-00CF4FC964FF", UUID),
    ("uuid", "{6f9619ff-8b86-d011-b42d-00cf4fc964ff}", str),
    ("decimal", "1.50", Decimal),
    ("decimal", "1e3", Decimal),
    ("decimal", "NaN", str),
    ("decimal", "1_000", str),
]


@pytest.mark.parametrize(("format", "text", "kind"), _SPELLINGS)
def test_spellings_are_kept(caller, format, text, kind):
    one = caller_of(caller, text_schema(format))
    one.reply({"v": text})
    found = one.call("GET /it")
    assert isinstance(found.v, kind)
    assert not (kind is dt.date and isinstance(found.v, dt.datetime))
    assert found.to_dict() == {"v": text}
    assert json.loads(found.to_json()) == {"v": text}
    for same in (found.v, copy.deepcopy(found.v), pickle.loads(pickle.dumps(found.v))):
        one.call("PUT /it", v=same)
        assert json_of(one) == {"v": text}
    one.call("PUT /it", **found.to_dict())
    assert json_of(one) == {"v": text}


def test_a_changed_value_has_its_usual_spelling(caller):
    one = caller_of(caller, text_schema("date-time"))
    one.reply({"v": "2024-01-02T03:04:05.000Z"})
    value = one.call("GET /it").v
    one.call("PUT /it", v=value + dt.timedelta(seconds=1))
    assert json_of(one) == {"v": "2024-01-02T03:04:06Z"}
    one.call("PUT /it", v=value.replace(hour=4))
    assert json_of(one) == {"v": "2024-01-02T04:04:05Z"}


@pytest.mark.parametrize(
    ("case", "data"),
    [
        ("c-04-", {"period": "P1Y2M3D"}),
        (
            "c-07-",
            {
                "a": "1998-12-31T23:59:60Z",
                "b": "23:59:60Z",
                "c": "1985-04-12T00:59:59.123456789Z",
            },
        ),
        ("c-05-", {"a": [], "b": ["foo", "bar"], "c": [1, "foo"], "d": {"a_x_3": 3}}),
        ("c-05-", {"e": 1.0}),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_nothing_valid_is_refused_or_changed(caller, case, data, strict):
    one = caller(package(f"documents/{case}"))
    one.reply(data)
    client = one.strict() if strict else one.client
    assert one.of(client, "GET /g").to_dict() == data


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("value", [100, "toolong", None, True, [1], {"a": 1.5}])
def test_types_that_only_keywords_speak_of(caller, value, strict):
    one = caller(package("documents/c-06-"))
    client = one.strict() if strict else one.client
    one.reply(
        json.dumps(value).encode(), headers=[("Content-Type", "application/json")]
    )
    assert one.of(client, "GET /g") == value
    one.reply({"value": value})
    found = one.of(client, "GET /h")
    assert found.to_dict() == {"value": value}
    assert found.value is value or found.value == value


def test_a_type_that_keywords_speak_of_is_read(caller):
    one = caller(package("documents/c-06-"))
    one.reply({"value": "2024-01-02T03:04:05Z"})
    assert one.call("GET /h").value == dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def test_decimal_numbers(caller):
    one = caller(package("reports/11-"))
    text = b'{"amt":123456789012345678.91,"price":0.5}'
    one.reply(text, headers=[("Content-Type", "application/json")])
    found = one.call("POST /m", amt=Decimal("0.10"), price=Decimal("1.50"))
    assert one.body == b'{"amt":0.10,"price":1.50}'
    assert found.amt == Decimal("123456789012345678.91")
    assert type(found.price) is float
    assert found.to_json() == text.decode()
    one.call("POST /m", **found.to_dict())
    assert one.body == text
    one.call("POST /m", amt=found.amt)
    assert one.body == b'{"amt":123456789012345678.91}'
    strict = one.of(one.strict(), "POST /m", amt=1)
    assert strict.amt == found.amt


@pytest.mark.parametrize("text", ["5", "-0.0", "1E+2", "0.1", "1e-7"])
def test_decimal_numbers_keep_their_value(caller, text):
    one = caller_of(
        caller, {"type": "array", "items": {"type": "number", "format": "decimal"}}
    )
    one.reply(
        f'{{"v":[{text}]}}'.encode(), headers=[("Content-Type", "application/json")]
    )
    found = one.call("GET /it")
    assert found.v == [Decimal(text)]
    one.call("PUT /it", v=found.v)
    assert json.loads(one.body, parse_float=Decimal)["v"] == [Decimal(text)]


def test_decimal_numbers_beside_surprises(caller):
    schema = {"type": "number", "format": "decimal"}
    form = {"type": "object", "properties": {"v": schema, "n": {"type": "integer"}}}
    one = caller(package_of({"/it": {"get": responding(form)}}))
    text = b'{"v":0.12345678901234567890,"n":"x"}'
    one.reply(text, headers=[("Content-Type", "application/json")])
    found = one.call("GET /it")
    assert (found.v, found.n) == (Decimal("0.12345678901234567890"), "x")


def test_texts_of_decimals_stay_texts(caller):
    one = caller_of(caller, text_schema("decimal"))
    one.call("PUT /it", v=Decimal("0.10"))
    assert one.body == b'{"v":"0.10"}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
@pytest.mark.parametrize("schema", [{"type": "number"}, text_schema("decimal")])
def test_what_is_no_number_is_not_sent(caller, schema, value):
    one = caller_of(caller, schema)
    with pytest.raises(ValueError, match="JSON compliant|can be sent"):
        one.call("PUT /it", v=value)
    assert not one.server.seen


def test_words_are_no_numbers(caller):
    one = caller_of(caller, {"type": "number"})
    one.reply({"v": "NaN"})
    assert one.call("GET /it").to_dict() == {"v": "NaN"}
