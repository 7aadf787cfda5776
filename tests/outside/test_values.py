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
    needs_cases,
    package,
    package_of,
    responding,
    sending,
)
from tests.runtime.support.server import reply

__all__ = ["caller"]

pytestmark = needs_cases


def _text(format: str) -> object:
    return {"type": "string", "format": format}


def _of(caller, schema: object, *, sent: object = None):
    """Return a caller of an operation that answers with `{"v": schema}`, and sends it."""
    form = {"type": "object", "properties": {"v": schema}}
    other = {"type": "object", "properties": {"v": sent or schema}}
    paths = {"/it": {"get": responding(form), "put": sending(other)}}
    return caller(package_of(paths))


def _json(one):
    return json.loads(one.body)


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
    one = _of(caller, _text(format))
    one.reply({"v": text})
    found = one.call("GET /it")
    assert isinstance(found.v, kind)
    assert not (kind is dt.date and isinstance(found.v, dt.datetime))
    assert found.to_dict() == {"v": text}
    assert json.loads(found.to_json()) == {"v": text}
    for same in (found.v, copy.deepcopy(found.v), pickle.loads(pickle.dumps(found.v))):
        one.call("PUT /it", v=same)
        assert _json(one) == {"v": text}
    one.call("PUT /it", **found.to_dict())
    assert _json(one) == {"v": text}


def test_a_changed_value_has_its_usual_spelling(caller):
    one = _of(caller, _text("date-time"))
    one.reply({"v": "2024-01-02T03:04:05.000Z"})
    value = one.call("GET /it").v
    one.call("PUT /it", v=value + dt.timedelta(seconds=1))
    assert _json(one) == {"v": "2024-01-02T03:04:06Z"}
    one.call("PUT /it", v=value.replace(hour=4))
    assert _json(one) == {"v": "2024-01-02T04:04:05Z"}


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
    assert one.of(client, "g.g").to_dict() == data


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("value", [100, "toolong", None, True, [1], {"a": 1.5}])
def test_types_that_only_keywords_speak_of(caller, value, strict):
    one = caller(package("documents/c-06-"))
    client = one.strict() if strict else one.client
    one.reply(
        json.dumps(value).encode(), headers=[("Content-Type", "application/json")]
    )
    assert one.of(client, "g.g") == value
    one.reply({"value": value})
    found = one.of(client, "h.h")
    assert found.to_dict() == {"value": value}
    assert found.value is value or found.value == value


def test_a_type_that_keywords_speak_of_is_read(caller):
    one = caller(package("documents/c-06-"))
    one.reply({"value": "2024-01-02T03:04:05Z"})
    assert one.call("h.h").value == dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def test_decimal_numbers(caller):
    one = caller(package("reports/11-"))
    text = b'{"amt":123456789012345678.91,"price":0.5}'
    one.reply(text, headers=[("Content-Type", "application/json")])
    found = one.call("m.make", amt=Decimal("0.10"), price=Decimal("1.50"))
    assert one.body == b'{"amt":0.10,"price":1.50}'
    assert found.amt == Decimal("123456789012345678.91")
    assert type(found.price) is float
    assert found.to_json() == text.decode()
    one.call("m.make", **found.to_dict())
    assert one.body == text
    one.call("m.make", amt=found.amt)
    assert one.body == b'{"amt":123456789012345678.91}'
    strict = one.of(one.strict(), "m.make", amt=1)
    assert strict.amt == found.amt


@pytest.mark.parametrize("text", ["5", "-0.0", "1E+2", "0.1", "1e-7"])
def test_decimal_numbers_keep_their_value(caller, text):
    one = _of(
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
    one = _of(caller, _text("decimal"))
    one.call("PUT /it", v=Decimal("0.10"))
    assert one.body == b'{"v":"0.10"}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
@pytest.mark.parametrize("schema", [{"type": "number"}, _text("decimal")])
def test_what_is_no_number_is_not_sent(caller, schema, value):
    one = _of(caller, schema)
    with pytest.raises(ValueError, match="JSON compliant|can be sent"):
        one.call("PUT /it", v=value)
    assert not one.server.seen


def test_words_are_no_numbers(caller):
    one = _of(caller, {"type": "number"})
    one.reply({"v": "NaN"})
    assert one.call("GET /it").to_dict() == {"v": "NaN"}


def test_bytes_without_an_encoding_are_text(caller):
    one = caller(package("reports/09-"))
    one.reply({"data": "hi"})
    found = one.call("b.make", data=b"hi")
    assert (found.data, one.body) == (b"hi", b'{"data":"hi"}')
    one.call("b.make", data=found.data)
    assert one.body == b'{"data":"hi"}'
    with pytest.raises(ValueError, match="not text in UTF-8"):
        one.call("b.make", data=b"\xff")


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (_text("byte"), "//77+g=="),
        ({"type": "string", "contentEncoding": "base64"}, "//77+g=="),
        (_text("base64url"), "__77-g"),
        (_text("binary"), None),
    ],
)
def test_bytes_with_an_encoding(caller, schema, text):
    one = _of(caller, schema)
    if text is None:
        one.call("PUT /it", v=b"a")
        assert _json(one) == {"v": "a"}
    else:
        one.call("PUT /it", v=b"\xff\xfe\xfb\xfa")
        assert _json(one) == {"v": text}


def test_a_body_that_is_base64url(caller):
    one = caller(package("documents/c-08-"))
    for path in ("f", "c"):
        one.call(f"PUT /{path}", body=b"\xff\xfe\xfb\xfa")
        assert _json(one) == "__77-g"
    one.call("PUT /p", v=b"\xff\xfe\xfb\xfa", w=b"\xff\xfe\xfb\xfa")
    assert _json(one) == {"v": "__77-g", "w": "__77-g"}
    one.call("GET /q", v=b"\xff\xfe\xfb\xfa")
    assert one.server.last.query == "v=__77-g"


def test_the_charset_that_is_declared(caller):
    one = caller(package("reports/14-"))
    text = '{"note":"Größe","message":"Größe"}'
    for charset in ("iso-8859-1", "utf-16", '"utf-8"'):
        head = [("Content-Type", f"application/json; charset={charset}")]
        body = text.encode(charset.strip('"'))
        one.reply(body, headers=head)
        assert one.call("a.retrieve").note == "Größe"
        raw = one.call("a.with_raw_response.retrieve")
        assert raw.json() == json.loads(text)
        one.server.script(reply(400, body, head))
        with pytest.raises(Exception, match="Größe") as caught:
            one.call("a.retrieve")
        assert caught.value.body == json.loads(text)
        assert caught.value.text == text


def test_a_moment_where_a_date_is_meant(caller):
    one = caller(package("reports/22-"))
    moment = dt.datetime(2025, 1, 2, 3, 4, tzinfo=dt.UTC)
    one.call("a.make", d=moment, day=moment, when=moment)
    assert one.server.last.query == "d=2025-01-02"
    assert _json(one) == {"day": "2025-01-02", "when": "2025-01-02T03:04:00Z"}
    naive = moment.replace(tzinfo=None)
    one.call("a.make", day=naive)
    assert _json(one) == {"day": "2025-01-02"}
    one.server.seen.clear()
    with pytest.raises(ValueError, match="no time zone"):
        one.call("a.make", when=naive)
    assert not one.server.seen


def test_moments_in_lists_and_objects(caller):
    days = {"type": "array", "items": _text("date")}
    inner = {"type": "object", "properties": {"day": _text("date"), "days": days}}
    one = _of(caller, inner)
    moment = dt.datetime(2025, 1, 2, 3, 4, tzinfo=dt.UTC)
    one.call("PUT /it", v={"day": moment, "days": [moment]})
    assert _json(one) == {"v": {"day": "2025-01-02", "days": ["2025-01-02"]}}


@pytest.mark.parametrize(
    ("method", "body", "media", "sent"),
    [
        ("create_a", {"file": b"x"}, "multipart/form-data", None),
        ("create_a", {"file": ("n.txt", b"x")}, "multipart/form-data", None),
        ("create_a", {"url": "u"}, "application/json", b'{"url":"u"}'),
        ("create_c", b"raw", "application/octet-stream", b"raw"),
        ("create_c", {"url": "u"}, "application/json", b'{"url":"u"}'),
    ],
)
def test_the_media_type_that_fits(caller, method, body, media, sent):
    one = caller(package("reports/12-"))
    one.call(f"up.{method}", body=body)
    assert one.server.last.headers["content-type"].partition(";")[0] == media
    assert sent is None or one.body == sent


def test_the_media_type_whose_fields_are_given(caller):
    def object_of(name: str) -> object:
        return {
            "schema": {
                "type": "object",
                "required": [name],
                "properties": {name: {"type": "string"}},
            }
        }

    form = "application/x-www-form-urlencoded"
    operation = sending({})
    operation["requestBody"]["content"] = {
        "application/json": object_of("url"),
        form: object_of("code"),
    }
    one = caller(package_of({"/it": {"put": operation}}))
    one.call("PUT /it", body={"code": "1"})
    assert (one.server.last.headers["content-type"], one.body) == (form, b"code=1")
    one.call("PUT /it", body={"code": "1"}, media_type="application/json")
    assert one.body == b'{"code":"1"}'


def test_numbers_in_an_enumeration_of_texts(caller):
    one = caller(package("reports/10-"))
    one.call("a.retrieve", api_version="1.10", z="0x1F")
    assert one.server.last.query == "api-version=1.10&z=0x1F"
    text = (dirname(package("reports/10-")) / "resources/a.py").read_text()
    assert 'Literal["1.10", "1.9", "2.0"]' in text
    assert 'Literal["1e3", "0x1F"]' in text


def dirname(module):
    from pathlib import Path

    return Path(module.__file__).parent


def test_constants_are_filled_in(caller):
    form = {
        "type": "object",
        "required": ["kind", "version", "name"],
        "properties": {
            "kind": {"const": "x"},
            "version": {"type": "integer", "enum": [2]},
            "name": {"type": "string"},
        },
    }
    one = caller(package_of({"/it": {"put": sending(form)}}))
    one.call("PUT /it", name="n")
    assert _json(one) == {"kind": "x", "version": 2, "name": "n"}


@pytest.mark.parametrize("upload", ["upload", "upload2", "upload3"])
def test_bytes_that_no_type_describes(caller, upload):
    one = caller(package("documents/09-"))
    one.call(f"{upload}.{upload}", body=b"\x00\xff")
    assert one.body == b"\x00\xff"
    text = (dirname(package("documents/09-")) / f"resources/{upload}.py").read_text()
    assert "body: FileTypes" in text


def test_no_content_has_no_body(caller):
    one = caller(package("documents/16-"))
    for status in (204, 205):
        one.server.script(reply(status))
        assert one.call("vote.vote") is None


def test_an_empty_body_where_one_is_declared(caller):
    one = caller(package("documents/c-10-"))
    for status in (200, 202):
        one.server.script(reply(status))
        with pytest.raises(Exception, match="The data is empty"):
            one.call("g.g")
    one.server.script(reply(204))
    assert one.call("g.g") is None


def test_error_bodies_without_a_schema(caller):
    one = caller(package("documents/18-"))
    for status in (400, 409):
        one.server.script(reply(status, {"error": "Bad"}))
        with pytest.raises(Exception, match="Bad") as caught:
            one.call("POST /x")
        assert caught.value.body == {"error": "Bad"}
    one.server.script(reply(400, b"<html>", [("Content-Type", "text/html")]))
    with pytest.raises(Exception, match="400") as caught:
        one.call("POST /x")
    assert caught.value.body is None
