"""Cookies that servers set: where they are kept, and where they are sent back to."""

import dataclasses

import pytest
from sdkwright.runtime import Operation
from sdkwright.runtime.client.client import AsyncClient, SyncClient

from tests.runtime.faults.calls import OK
from tests.runtime.faults.rows import must
from tests.runtime.support.acme import errors, types
from tests.runtime.support.acme.client import CONFIG
from tests.runtime.support.server import reply


@must("s28")
@pytest.mark.parametrize(
    ("attributes", "kept"),
    [
        ("Path=/; Domain=127.0.0.1", True),
        ("Path=/", True),
        ("Path=/; HttpOnly; SameSite=Lax; Max-Age=60", True),
        ("Path=/; Domain=other.example", False),
        ("Path=/elsewhere", False),
        ("Path=/; Secure", False),
        ("Path=/; Max-Age=0", False),
    ],
)
def test_cookies_of_the_own_origin(mode, client, server, other, attributes, kept):
    cookie = f"session=from-server; {attributes}"
    server.script(reply(body={"id": 1, "name": "R"}, headers=[("Set-Cookie", cookie)]))
    mode.run(client.pets.retrieve(5))
    assert "cookie" not in server.last.headers
    server.script(reply(302, b"", [("Location", "/there")]), OK)
    mode.run(client.pets.retrieve(5))
    sent = {"cookie": "session=from-server"} if kept else {}
    for seen in server.seen[-2:]:
        assert {k: v for k, v in seen.headers.items() if k == "cookie"} == sent
    derived = client.with_options(base_url=other.url)
    mode.run(derived.pets.retrieve(5))
    assert "cookie" not in other.last.headers


@must("s28")
def test_cookies_where_no_cookie_is_the_credential(mode, server):
    config = dataclasses.replace(CONFIG, schemes=(), auth="")
    kind = SyncClient if mode.name == "sync" else AsyncClient
    client = kind(config, {"base_url": server.url, **mode.options})
    server.script(reply(body={}, headers=[("Set-Cookie", "session=x; Path=/")]))
    for _ in range(2):
        mode.run(client.call("GET", "/x", result=object))
        assert "cookie" not in server.last.headers
    mode.run(client.close())


@must("s28")
def test_a_cookie_is_the_credential(mode, make, server):
    client = make(api_key=None)
    operation = Operation("GET", "/me", lambda: types.Pet, auth="cookieKey")
    with pytest.raises(errors.ConfigurationError, match="cookie_key="):
        mode.run(client.request(operation, {}))
    first = reply(body={}, headers=[("Set-Cookie", "acme_session=s1; Path=/")])
    server.script(first, OK)
    login = Operation("POST", "/login", lambda: types.Pet, auth="|")
    mode.run(client.with_options(max_retries=0).request(login, {}))
    assert mode.run(client.request(operation, {})).name == "Rex"
    assert server.last.headers["cookie"] == "acme_session=s1"
    # A key that is given is stronger than what the server has set.
    given = make(api_key=None, cookie_key="k")
    server.script(first, OK)
    mode.run(given.request(login, {}))
    mode.run(given.request(operation, {}))
    assert server.last.headers["cookie"] == "acme_session=k"


@must("s28")
def test_cookies_do_not_follow_to_storage(mode, make, server, other):
    client = make()
    server.script(
        reply(body={"id": 1, "name": "R"}, headers=[("Set-Cookie", "a=b; Path=/")]),
        reply(
            302, b"", [("Location", f"{other.url}/file"), ("Set-Cookie", "a=c; Path=/")]
        ),
    )
    mode.run(client.pets.retrieve(5))
    other.script(reply(200, b"data", [("Set-Cookie", "evil=1; Path=/")]))
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo):
        assert mode.run(photo.read()) == b"data"
    assert server.last.headers["cookie"] == "a=b"
    assert "cookie" not in other.last.headers
    server.script(OK)
    mode.run(client.pets.retrieve(5))
    assert server.last.headers["cookie"] == "a=c"


def test_what_no_cookie_may_hold_is_no_cookie(mode, client, server):
    set_cookies = [("Set-Cookie", "a=\x80\xff"), ("Set-Cookie", "b=1")]
    server.script(reply(body={"id": 1, "name": "R"}, headers=set_cookies), OK)
    mode.run(client.pets.retrieve(5))
    mode.run(client.pets.retrieve(5))
    assert server.last.headers["cookie"] == "b=1"
