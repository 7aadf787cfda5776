"""Recordings hold no credentials, and nothing else that they must not."""

import base64
import json
import re

import pytest
from sdkwright.runtime.errors.info import Headers
from sdkwright.runtime.testing.tape import Tape
from sdkwright.runtime.testing.tape_format import read, written
from sdkwright.runtime.testing.tape_scrub import Scrubber

from tests.runtime.support.server import reply

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def body(data, media=JSON, rules=(), secrets=()):
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return Scrubber(rules).body(text, media, frozenset(secrets))


@pytest.mark.parametrize(
    "name",
    ["access_token", "accessToken", "token", "password", "client_secret", "api-key",
     "apiKey", "refreshToken", "privateKey", "Authorization", "x_signature"],
)  # fmt: skip
def test_fields_that_are_credentials(name):
    document = {"a": [{name: "hidden", "other": 5}]}
    assert json.loads(body(document)) == {"a": [{name: "***", "other": 5}]}


@pytest.mark.parametrize(
    "name",
    ["key", "next_page_token", "nextPageToken", "pageToken", "continuationToken",
     "tokens", "total_tokens", "secretary", "passwords_changed"],
)  # fmt: skip
def test_fields_that_are_not(name):
    data = json.dumps({name: "shown", "n": 1.50}).encode()
    assert body(data) == data


def test_values_other_than_strings_are_not_masked():
    document = {"token": None, "password": 5, "secret": {"value": "x"}}
    assert json.loads(body(document)) == document


def test_rules_of_the_caller():
    rules = ["email", lambda text: re.sub(r"\d{4}", "0000", text)]
    document = {"Email": "a@b.c", "card": "1234", "list": ["5678"]}
    clean = {"Email": "***", "card": "0000", "list": ["0000"]}
    assert json.loads(body(document, rules=rules)) == clean
    scrub = Scrubber(["x-user", *rules])
    url = scrub.url("https://x/1234?email=a%40b&k=1#f", frozenset())
    assert url == "https://x/0000?email=***&k=1#f"
    fields = [(b"X-User", b"me"), (b"X-Other", b"2222"), (b"Cookie", b"a=b")]
    assert list(scrub.headers(fields, frozenset())) == [
        ("x-user", "***"),
        ("x-other", "0000"),
        ("cookie", "***"),
    ]


def test_names_of_the_caller_cover_all_that_is_below():
    document = {"pin": 12, "codes": ["a", 1.5, None], "who": {"name": "x", "ok": True}}
    clean = {"pin": 0, "codes": ["***", 0, None], "who": {"name": "***", "ok": True}}
    found = body(document, rules=["pin", "codes", "who"])
    assert json.loads(found) == clean


@pytest.mark.parametrize("media", ["application/x-ndjson", "text/event-stream"])
def test_lines_of_json(media):
    text = b'{"pin": 1}\n\ndata: {"token": "x", "pin": 2}\nid: {\ndata: no\n'
    assert body(text, media, rules=["pin"]) == (
        b'{"pin": 0}\n\ndata: {"token": "***", "pin": 0}\nid: {\ndata: no\n'
    )


def test_parts_of_a_form():
    def form(one: bytes, other: bytes) -> bytes:
        head = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        file = b'--b\r\nContent-Disposition: form-data; name="f"; filename="pin"'
        pieces = (head % (b"pin", one), head % (b"password", other), file)
        return b"".join(pieces) + b"\r\n\r\n\xff\r\n--b--\r\n"

    media = "multipart/form-data; boundary=b"
    assert body(form(b"\xff", b"x"), media, rules=["pin"]) == form(b"***", b"***")


def test_headers_that_need_more_care():
    fields = [
        (b"WWW-Authenticate", b'Digest nonce="x"'),
        (b"Location", b"/a?token=hidden&b=c"),
        (b"Authorization", b"hidden"),
    ]
    assert list(Scrubber(()).headers(fields, frozenset())) == [
        ("www-authenticate", 'Digest nonce="x"'),
        ("location", "/a?token=***&b=c"),
        ("authorization", "***"),
    ]


def test_urls():
    scrub = Scrubber(())
    url = "https://x/known-secret?api_key=a&key=b&page_token=c&d&e=f"
    clean = scrub.url(url, frozenset({"known-secret"}))
    assert clean == "https://x/***?api_key=***&key=***&page_token=c&d&e=f"
    assert scrub.url("https://x/", frozenset()) == "https://x/"


def test_other_bodies():
    assert (
        body(b"client_secret=a&b=c&password", FORM) == b"client_secret=***&b=c&password"
    )
    assert body(b"my known-secret", "text/plain", secrets=["known-secret"]) == b"my ***"
    assert body(b"\xff known-secret", "x/y", secrets=["known-secret"]) == b"\xff ***"
    assert body(b"no JSON, known-secret", secrets=["known-secret"]) == b"no JSON, ***"
    deep = b"[" * 150 + b'"known-secret"' + b"]" * 150
    assert body(deep, secrets=["known-secret"]) == deep.replace(b"known-secret", b"***")


ROUND = [
    (b"", JSON),
    (b'{"a": 1}', "text/plain"),
    (b"one line", "text/plain"),
    (b"a\r\nb\x0bc\xe2\x80\xa8d", "text/plain"),
    (b"\xff\x00", "x/y"),
    (b'{"a": NaN}', JSON),
    (b'{"a": 1e999}', JSON),
    (b"no", JSON),
    (b"[" * 100_000, JSON),
]


@pytest.mark.parametrize(("data", "media"), ROUND)
def test_bodies_keep_their_form(data, media):
    found = written(data, media)
    assert (read(found) if found else b"") == data
    assert json.loads(json.dumps(found)) == found


def test_json_is_written_as_json():
    assert written(b'{"a":[1]}', JSON) == {"json": {"a": [1]}}
    assert written(b'"\\ud800"', JSON) == {"json": "\ud800"}
    assert written(b"\xff", "x/y") == {"base64": base64.b64encode(b"\xff").decode()}


def test_tokens_that_were_fetched(make, mode, server, tmp_path):
    from tests.runtime.testing.fakes_support import library

    path = tmp_path / "tape"
    given = {"client_id": "me", "client_secret": "very-secret", "api_key": None}
    for _ in range(2):
        token = {"access_token": "fetched-secret", "expires_in": 3600}
        server.script(
            reply(body=token),
            reply(200, {"id": "fetched-secret"}, [("Set-Cookie", "s=fetched-secret")]),
        )
        with Tape(path) as tape:
            sync = mode.name == "sync"
            layer = tape.middleware if sync else tape.async_middleware
            client = make(middleware=[layer], **given)
            assert mode.run(library(client).secret()).id
    text = path.read_text()
    assert "very-secret" not in text
    assert "fetched-secret" not in text
    assert "secret" in text
    assert server.seen == []  # the script was set again, and nobody came


def test_headers_of_both_sides(tmp_path):
    tape = Tape(tmp_path / "x", scrub=["x-who"])
    headers = Headers([(b"X-Who", b"me"), (b"Connection", b"close"), (b"A", b"b")])
    assert tape.clean_headers(headers, frozenset()) == (("x-who", "***"), ("a", "b"))
