"""Cases of others about HTTP itself: media types, redirects, servers, statuses, hooks."""

from __future__ import annotations

import math

import httpx2
import pytest

from tests.outside.values_support import caller, needs_cases, package
from tests.runtime.support.server import Server, reply

__all__ = ["caller"]

pytestmark = needs_cases


@pytest.fixture
def one(caller):
    return caller(package("reports/20-"), api_key="k")


def test_each_media_type_of_a_response_can_be_had(one):
    one.server.script(reply(200, "x\n1\n", [("Content-Type", "text/csv")]))
    assert one.call("GET /both", accept="text/csv") == "x\n1\n"
    assert one.server.last.headers["accept"] == "text/csv"
    one.reply({"x": 1.5})
    assert one.call("GET /both").x == 1.5
    assert one.server.last.headers["accept"] == "application/json"


def test_a_redirect_that_is_the_response(one):
    one.server.script(reply(302, b"", [("Location", "https://elsewhere.test/x")]))
    assert one.call("GET /go") is None
    raw = one.call("go.with_raw_response.retrieve")
    assert raw.status_code == 302
    assert raw.headers["location"] == "https://elsewhere.test/x"
    assert len(one.server.seen) == 2


def test_no_number(one):
    one.server.script(reply(200, b'{"x": NaN}', [("Content-Type", "application/json")]))
    assert math.isnan(one.call("GET /num").x)


def test_a_number_as_text(one):
    one.server.script(reply(200, "42", [("Content-Type", "text/plain")]))
    assert one.call("GET /int") == 42


@pytest.mark.parametrize(
    ("name", "status"),
    [("POST /p", 429), ("GET /num", 529), ("GET /num", 520), ("GET /num", 524)],
)
def test_statuses_that_are_tried_again(one, name, status):
    client = one.made(max_retries=1)
    good = reply(200, {"x": 1})
    one.server.script(reply(status, b"", [("Retry-After", "0")]), good)
    one.of(client, name)
    assert len(one.server.seen) == 2


def test_statuses_of_ones_own(one):
    client = one.made(max_retries=1, retry_statuses=[418])
    one.server.script(reply(418), reply(200, {"x": 1}))
    one.of(client, "GET /num")
    assert len(one.server.seen) == 2
    one.server.script(reply(502), reply(200, {"x": 1}))
    with pytest.raises(Exception, match="502"):
        one.of(client, "GET /num")


def test_socks_without_its_extra(one, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    client = one.made()
    # Which one depends on what is installed.
    ours = one.module.APIConnectionError, one.module.ConfigurationError
    with pytest.raises(ours):
        one.of(client, "GET /num")


def test_base_url_does_not_open_other_hosts(one):
    with pytest.raises(one.module.ConfigurationError, match="uploads.example.test"):
        one.call("GET /up")
    assert not one.server.seen


def test_a_base_url_for_the_other_host(one):
    client = one.made(other_servers={"https://uploads.example.test": one.server.url})
    one.of(client, "GET /up")
    assert one.server.last.path == "/up"


def test_an_empty_key_is_no_key(one):
    one.of(one.made(api_key=""), "POST /p", a="x")
    assert "authorization" not in one.server.last.headers


def test_what_is_wrong_is_said(one):
    body = {
        "detail": [
            {"loc": ["body", "a"], "msg": "Field required", "type": "missing"},
            {"loc": ["query", "q"], "msg": "Input should be a number", "type": "x"},
        ]
    }
    one.server.script(reply(422, body))
    with pytest.raises(one.module.UnprocessableEntityError) as caught:
        one.call("POST /p", a="x")
    assert "body.a: Field required" in str(caught.value)
    assert "query.q: Input should be a number" in str(caught.value)


def test_headers_of_the_transport_are_no_arguments(caller):
    one = caller(package("documents/12-"))
    with pytest.raises(TypeError, match="content_length"):
        one.call("POST /write", body="x", content_length=5)
    one.call("POST /write", body="x")
    assert one.server.last.headers["content-length"] == "1"


def test_servers_of_the_same_template(caller):
    module = package("documents/20-")
    one = caller(module)
    client = one.made(base_url=None)
    prepared = [
        one.of(client, f"{name}.prepare.retrieve").url for name in ("first", "second")
    ]
    assert prepared == ["https://a.example/first", "https://b.example/second"]


def test_hooks_that_read(caller):
    one = caller(package("documents/c-02-"))
    if one.mode.name == "sync":
        client = httpx2.Client(event_hooks={"response": [lambda r: r.read()]})
    elif one.mode.options:
        pytest.skip("aiohttp has no hooks of httpx2")
    else:

        async def read(response):
            await response.aread()

        client = httpx2.AsyncClient(event_hooks={"response": [read]})
    one.reply({"id": 3})
    own = one.made(http_client=client, timeout=5)
    assert one.of(own, "GET /item").id == 3
    one.mode.run(client.close() if one.mode.name == "sync" else client.aclose())


def test_media_types_keep_their_parameters(caller):
    one = caller(package("documents/c-09-"))
    one.reply({"x": 1})
    one.call("POST /a", x=1)
    sent = one.server.last.headers
    assert sent["content-type"] == "application/json; version=2"
    assert sent["accept"] == "application/json; version=2"
    one.call("POST /b", body="text")
    assert one.server.last.headers["content-type"] == "text/plain; charset=UTF-8"
    one.server.script(reply(204))
    one.call("POST /c", one=1)
    assert one.server.last.headers["content-type"] == "application/json; version=1"
    one.call("POST /c", two="x")
    assert one.server.last.headers["content-type"] == "application/json; version=2"


def test_siblings_on_one_server(caller):
    with Server() as other:
        one = caller(package("documents/20-"))
        client = one.made(other_servers={"https://b.example": other.url})
        other.script(reply(200, b""))
        one.of(client, "GET /second")
        assert other.last.path == "/second"
