"""Bytes, charsets, media types and empty bodies are what the document says."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tests.outside.values_support import (
    caller,
    caller_of,
    json_of,
    needs_cases,
    package,
    package_of,
    responding,
    sending,
    text_schema,
)
from tests.runtime.support.server import reply

__all__ = ["caller"]

pytestmark = needs_cases


def test_bytes_without_an_encoding_are_text(caller):
    one = caller(package("reports/09-"))
    one.reply({"data": "hi"})
    found = one.call("POST /b", data=b"hi")
    assert (found.data, one.body) == (b"hi", b'{"data":"hi"}')
    one.call("POST /b", data=found.data)
    assert one.body == b'{"data":"hi"}'
    with pytest.raises(ValueError, match="not text in UTF-8"):
        one.call("POST /b", data=b"\xff")


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (text_schema("byte"), "//77+g=="),
        ({"type": "string", "contentEncoding": "base64"}, "//77+g=="),
        (text_schema("base64url"), "__77-g"),
        (text_schema("binary"), None),
    ],
)
def test_bytes_with_an_encoding(caller, schema, text):
    one = caller_of(caller, schema)
    if text is None:
        one.call("PUT /it", v=b"a")
        assert json_of(one) == {"v": "a"}
    else:
        one.call("PUT /it", v=b"\xff\xfe\xfb\xfa")
        assert json_of(one) == {"v": text}


def test_a_body_that_is_base64url(caller):
    one = caller(package("documents/c-08-"))
    for path in ("f", "c"):
        one.call(f"PUT /{path}", body=b"\xff\xfe\xfb\xfa")
        assert json_of(one) == "__77-g"
    one.call("PUT /p", v=b"\xff\xfe\xfb\xfa", w=b"\xff\xfe\xfb\xfa")
    assert json_of(one) == {"v": "__77-g", "w": "__77-g"}
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
    one.call("POST /a", d=moment, day=moment, when=moment)
    assert one.server.last.query == "d=2025-01-02"
    assert json_of(one) == {"day": "2025-01-02", "when": "2025-01-02T03:04:00Z"}
    naive = moment.replace(tzinfo=None)
    one.call("POST /a", day=naive)
    assert json_of(one) == {"day": "2025-01-02"}
    one.server.seen.clear()
    with pytest.raises(ValueError, match="no time zone"):
        one.call("POST /a", when=naive)
    assert not one.server.seen


def test_moments_in_lists_and_objects(caller):
    days = {"type": "array", "items": text_schema("date")}
    inner = {"type": "object", "properties": {"day": text_schema("date"), "days": days}}
    one = caller_of(caller, inner)
    moment = dt.datetime(2025, 1, 2, 3, 4, tzinfo=dt.UTC)
    one.call("PUT /it", v={"day": moment, "days": [moment]})
    assert json_of(one) == {"v": {"day": "2025-01-02", "days": ["2025-01-02"]}}


@pytest.mark.parametrize(
    ("method", "body", "media", "sent"),
    [
        ("POST /a", {"file": b"x"}, "multipart/form-data", None),
        ("POST /a", {"file": ("n.txt", b"x")}, "multipart/form-data", None),
        ("POST /a", {"url": "u"}, "application/json", b'{"url":"u"}'),
        ("POST /c", b"raw", "application/octet-stream", b"raw"),
        ("POST /c", {"url": "u"}, "application/json", b'{"url":"u"}'),
    ],
)
def test_the_media_type_that_fits(caller, method, body, media, sent):
    one = caller(package("reports/12-"))
    one.call(method, body=body)
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


def test_a_text_is_not_for_a_media_type_that_has_objects_only(caller):
    operation = sending({})
    query = {"type": "object", "properties": {"query": {"type": "string"}}}
    query["required"] = ["query"]
    operation["requestBody"]["content"] = {
        "application/json": {"schema": query},
        "application/vnd.flux": {"schema": {"type": "string"}},
    }
    one = caller(package_of({"/it": {"put": operation}}))
    one.call("PUT /it", body="from(x)")
    assert one.server.last.headers["content-type"] == "application/vnd.flux"
    assert one.body == b"from(x)"
    one.call("PUT /it", query="from(x)")
    assert one.body == b'{"query":"from(x)"}'


def test_a_text_of_bytes_is_sent_as_it_is(caller):
    one = caller(
        package_of({"/it": {"put": sending(text_schema("byte"), "text/plain")}})
    )
    for body in (b"a,b=1 2", "a,b=1 2"):
        one.call("PUT /it", body=body)
        assert one.body == b"a,b=1 2"


@pytest.mark.parametrize(
    ("media", "body", "data"),
    [
        ("application/json", b'"//77+g=="', b"\xff\xfe\xfb\xfa"),
        ("image/jpeg", b"\xff\xd8\xff", b"\xff\xd8\xff"),
        ("text/plain", b"//77+g==", b"\xff\xfe\xfb\xfa"),
        ("text/css", b"a {}", b"a {}"),
    ],
)
def test_bytes_that_are_base64_in_json_only(caller, media, body, data):
    operation = responding(text_schema("byte"))
    content = operation["responses"]["200"]["content"]
    content["*/*"] = content["application/json"]
    one = caller(package_of({"/it": {"get": operation}}))
    one.reply(body, headers=[("Content-Type", media)])
    assert one.call("GET /it") == data


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
    assert json_of(one) == {"kind": "x", "version": 2, "name": "n"}


@pytest.mark.parametrize("upload", ["upload", "upload2", "upload3"])
def test_bytes_that_no_type_describes(caller, upload):
    one = caller(package("documents/09-"))
    one.call(f"POST /{upload}", body=b"\x00\xff")
    assert one.body == b"\x00\xff"
    text = (dirname(package("documents/09-")) / "client.py").read_text()
    assert "body: FileTypes" in text


def test_no_content_has_no_body(caller):
    one = caller(package("documents/16-"))
    for status in (204, 205):
        one.server.script(reply(status))
        assert one.call("PUT /vote") is None


def test_an_empty_body_where_one_is_declared(caller):
    one = caller(package("documents/c-10-"))
    for status in (200, 202):
        one.server.script(reply(status))
        with pytest.raises(Exception, match="The data is empty"):
            one.call("GET /g")
    one.server.script(reply(204))
    assert one.call("GET /g") is None


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
