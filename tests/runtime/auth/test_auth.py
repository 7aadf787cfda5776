"""Credentials: where they come from, where they go, what happens without them."""

import base64
from urllib.parse import parse_qs

import pytest
from sdkwright.runtime import MutualTLS, OAuth2
from sdkwright.runtime.client.client import AsyncClient, SyncClient
from sdkwright.runtime.config.config import ClientConfig
from sdkwright.runtime.config.credentials import sources
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors
from tests.runtime.support.auth import KEYS, OAUTH, OK, call, token
from tests.runtime.support.server import reply


def test_bearer_from_the_environment(mode, make, server, monkeypatch):
    monkeypatch.setenv("ACME_API_KEY", "from-env")
    server.script(OK)
    call(mode, make(api_key=None), None)
    assert server.last.headers["authorization"] == "Bearer from-env"
    call(mode, make(api_key="given"), None)
    assert server.last.headers["authorization"] == "Bearer given"


@pytest.mark.parametrize(
    ("auth", "options"),
    [
        ("headerKey", {"header_key": "k/y"}),
        ("queryKey", {"query_key": "k/y"}),
        ("cookieKey", {"cookie_key": "k/y"}),
    ],
)
def test_keys(mode, make, server, auth, options):
    server.script(OK)
    client = make(**KEYS | options)
    call(mode, client, auth)
    seen = server.last
    assert "authorization" not in seen.headers
    found = {
        "headerKey": seen.headers.get("x-acme-key"),
        "queryKey": seen.query,
        "cookieKey": seen.headers.get("cookie"),
    }
    assert (
        found[auth]
        == {
            "headerKey": "k/y",
            "queryKey": "acme_key=k%2Fy",
            "cookieKey": "acme_session=k%2Fy",
        }[auth]
    )


def test_several_at_once(mode, make, server):
    server.script(OK)
    client = make(**KEYS | {"header_key": "h", "query_key": "q", "cookie_key": "c"})
    both = Operation(
        "GET",
        "/x",
        lambda: object,
        query="a",
        cookie="b",
        auth="headerKey & queryKey & cookieKey",
    )
    mode.run(client.request(both, {"a": 1, "b": 2}))
    assert server.last.headers["x-acme-key"] == "h"
    assert server.last.query == "a=1&acme_key=q"
    assert server.last.headers["cookie"] == "b=2; acme_session=c"


def test_basic(mode, make, server):
    server.script(OK)
    call(mode, make(username="usér", password="p:w"), "basicAuth")
    code = server.last.headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(code).decode() == "usér:p:w"


def test_basic_from_the_environment(mode, make, server, monkeypatch):
    monkeypatch.setenv("ACME_USER", "u")
    monkeypatch.setenv("ACME_PASSWORD", "p")
    server.script(OK)
    call(mode, make(), "basicAuth")
    assert server.last.headers["authorization"] == "Basic dTpw"


@pytest.mark.parametrize(
    ("auth", "options", "header"),
    [
        ("headerKey | bearerAuth", {"api_key": "b"}, "Bearer b"),
        ("bearerAuth | basicAuth", {"username": "u", "password": "p"}, "Basic dTpw"),
        (
            "basicAuth & headerKey | bearerAuth",
            {"api_key": "b", "username": "u", "password": "p"},
            "Bearer b",
        ),
        ("bearerAuth | ", {}, None),
        (" | bearerAuth", {"api_key": "b"}, "Bearer b"),
        ("", {"api_key": "b"}, None),
        ("unknown | bearerAuth", {"api_key": "b"}, "Bearer b"),
    ],
)
def test_alternatives(mode, make, server, auth, options, header):
    server.script(OK)
    call(mode, make(**KEYS | options), auth)
    assert server.last.headers.get("authorization") == header


@pytest.mark.parametrize(
    ("auth", "said"),
    [
        ("bearerAuth", "pass api_key= (or set ACME_API_KEY)."),
        ("basicAuth", "pass username= (or set ACME_USER) and password= (or set ACME_PASSWORD)."),
        ("queryKey | headerKey & cookieKey", "pass query_key=, or header_key= (or set ACME_HEADER_KEY) and cookie_key=."),
        ("oauth", "pass access_token=, or client_id= and client_secret=."),
        ("unknown", "pass unknown."),
    ],
)  # fmt: skip
def test_no_alternative_is_satisfied(mode, make, server, auth, said):
    with pytest.raises(errors.ConfigurationError) as caught:
        call(mode, make(api_key=None), auth)
    assert str(caught.value) == f"A credential is missing: {said}"
    assert server.seen == []


def test_caller_header_satisfies_a_scheme(mode, make, server):
    server.script(OK)
    client = make(api_key=None)
    own = {"Authorization": "Custom x"}
    mode.run(client.pets.retrieve(5, extra_headers=own))
    assert server.last.headers["authorization"] == "Custom x"
    mode.run(make(api_key=None, default_headers=own).pets.retrieve(5))
    assert server.last.headers["authorization"] == "Custom x"
    mode.run(make(default_headers=own).pets.retrieve(5))
    assert server.last.headers["authorization"] == "Custom x"
    call(mode, make(default_headers={"x-acme-key": "mine"}), "headerKey")
    assert server.last.headers["x-acme-key"] == "mine"


def test_credential_functions_are_called_for_each_attempt(mode, make, server):
    asked = []

    def key():
        asked.append(1)
        return f"key-{len(asked)}"

    server.script(reply(503), OK)
    mode.run(make(api_key=mode.function(key)).pets.retrieve(5))
    keys = [seen.headers["authorization"] for seen in server.seen]
    assert keys == ["Bearer key-1", "Bearer key-2"]
    mode.run(make(api_key=key).pets.retrieve(5))
    assert server.last.headers["authorization"] == "Bearer key-3"


@pytest.mark.parametrize("value", [None, "", 5])
def test_functions_that_return_nothing(mode, make, server, value):
    client = make(api_key=mode.function(lambda: value))
    with pytest.raises(errors.ConfigurationError, match="api_key returned no text"):
        mode.run(client.pets.retrieve(5))
    assert server.seen == []


def test_functions_that_fail(mode, make, server):
    def key():
        raise KeyError("vault")

    with pytest.raises(KeyError, match="vault"):
        mode.run(make(api_key=mode.function(key)).pets.retrieve(5))


@pytest.mark.parametrize("key", ["a\nb", "a\r\nX: y", "\0", "\ud800"])
def test_keys_that_cannot_be_sent(mode, make, server, key):
    for options, auth in (
        ({"api_key": key}, "bearerAuth"),
        ({"header_key": key}, "headerKey"),
    ):
        with pytest.raises(errors.ConfigurationError, match="cannot be sent") as caught:
            call(mode, make(**KEYS | options), auth)
        assert key not in str(caught.value)
    assert server.seen == []


def test_other_types_of_keys(mode, make):
    with pytest.raises(errors.ConfigurationError, match="api_key must be a text"):
        make(api_key=5)


def test_tokens_are_fetched_once(mode, make, server):
    client = make(**OAUTH)
    server.script(token(expires_in=3600), OK)
    for _ in range(2):
        call(mode, client, "oauth")
    call(mode, client.with_options(max_retries=0), "oauth")
    fetch, *calls = server.seen
    assert [one.target for one in calls] == ["/v1/x"] * 3
    assert {one.headers["authorization"] for one in calls} == {"Bearer t-1"}
    assert (fetch.method, fetch.target) == ("POST", "/token")
    assert fetch.headers["content-type"] == "application/x-www-form-urlencoded"
    assert fetch.headers["user-agent"] == "acme-pets/0.1.0"
    assert base64.b64decode(fetch.headers["authorization"][6:]) == b"id%2F1:se+cret"
    assert parse_qs(fetch.body.decode()) == {
        "grant_type": ["client_credentials"],
        "scope": ["read write"],
    }


def test_a_given_token_goes_first(mode, make, server):
    server.script(OK)
    call(mode, make(**OAUTH, access_token="given"), "oauth")
    assert [seen.target for seen in server.seen] == ["/v1/x"]
    assert server.last.headers["authorization"] == "Bearer given"


def test_token_endpoints_that_want_the_body(mode, make, server):
    server.script(reply(401, {"error": "invalid_client"}), token(), OK)
    call(mode, make(**OAUTH), "oauth")
    assert "authorization" not in server.seen[1].headers
    form = parse_qs(server.seen[1].body.decode())
    assert (form["client_id"], form["client_secret"]) == (["id/1"], ["se cret"])


@pytest.mark.parametrize("lifetime", [0.01, 1e-9])
def test_tokens_expire(mode, make, server, lifetime):
    import time

    client = make(**OAUTH)
    server.script(token("a", expires_in=lifetime), OK, token("b", expires_in=None), OK)
    call(mode, client, "oauth")
    time.sleep(0.02)
    call(mode, client, "oauth")
    assert [one.headers["authorization"] for one in server.seen[1::2]] == [
        "Bearer a",
        "Bearer b",
    ]


def test_a_given_token_that_is_refused(mode, make, server):
    server.script(reply(401))
    with pytest.raises(errors.AuthenticationError):
        call(mode, make(**OAUTH, access_token="given"), "oauth")
    assert [seen.path for seen in server.seen] == ["/v1/x"]


def test_tokens_of_a_client_without_a_name(mode, server):
    kinds = {"sync": SyncClient, "async": AsyncClient}
    scheme = OAuth2("o", "t", client_id="i", client_secret="s", token_url="/token")
    config = ClientConfig(name="x", schemes=(scheme,), auth="o")
    options = {"base_url": server.url, "i": "me", "s": "mine", **mode.options}
    client = kinds[mode.name](config, options)
    server.script(token(), OK)
    mode.run(client.call("GET", "/x", result=None))
    assert [seen.headers.get("user-agent") for seen in server.seen] == [None, None]
    mode.run(client.close())


def test_schemes_without_credentials():
    assert list(sources(MutualTLS("m"))) == []
    assert list(sources(OAuth2("o", "token", "ENV"))) == [("token", "ENV")]
