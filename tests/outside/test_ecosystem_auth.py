"""Cases of others about credentials: OAuth 2, cookies, schemes as they are spelled."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, parse_qsl

import pytest

from tests.outside.values_support import caller, needs_cases, package, package_from
from tests.runtime.support.server import reply

__all__ = ["caller"]

pytestmark = needs_cases

_TOKEN = reply(200, {"access_token": "t", "token_type": "Bearer", "expires_in": 60})
_CLIENT = {"client_id": "i", "client_secret": "s"}


def _asked(one) -> dict[str, str]:
    """Return the form of the first request, which asked for a token."""
    first = one.server.seen[0]
    assert first.method == "POST"
    assert first.headers["content-type"] == "application/x-www-form-urlencoded"
    return dict(parse_qsl(first.body.decode()))


def test_scopes_are_asked_for(caller):
    one = caller(package("reports/08-"), **_CLIENT)
    one.server.script(_TOKEN, reply(200, {}))
    one.call("GET /a")
    assert _asked(one) == {"grant_type": "client_credentials", "scope": "api.read"}
    assert one.server.last.headers["authorization"] == "Bearer t"


def test_the_token_is_asked_for_where_the_client_is_sent(caller):
    one = caller(package("reports/08-"), **_CLIENT)
    one.server.script(_TOKEN, reply(200, {}))
    one.call("GET /a")
    assert one.server.seen[0].path == "/oauth/token"


def test_scope_and_audience_of_ones_own(caller):
    own = {"scope": "api.read api.write", "audience": "https://api.test"}
    one = caller(package("reports/08-"), **_CLIENT, token_parameters=own)
    one.server.script(_TOKEN, reply(200, {}))
    one.call("GET /a")
    assert _asked(one) == {"grant_type": "client_credentials", **own}


def _oauth(flows: object, scopes: tuple[str, ...] = (), **server: object) -> str:
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Made", "version": "1"},
            "servers": [{"url": "https://made.test/api", **server}],
            "security": [{"oauth": list(scopes)}],
            "components": {
                "securitySchemes": {"oauth": {"type": "oauth2", "flows": flows}}
            },
            "paths": {
                "/a": {
                    "get": {
                        "operationId": "getA",
                        "tags": ["t"],
                        "responses": {"200": {"description": "ok"}},
                    }
                }
            },
        }
    )


def _flow(url: str, *scopes: str) -> dict[str, object]:
    return {"tokenUrl": url, "scopes": dict.fromkeys(scopes, "")}


def test_passwords(caller):
    document = _oauth({"password": _flow("/token", "me")}, ("me",))
    one = caller(package_from(document), username="ada", password="p w")
    one.server.script(_TOKEN, reply(200, {}))
    one.call("GET /a")
    assert _asked(one) == {
        "grant_type": "password",
        "username": "ada",
        "password": "p w",
        "scope": "me",
    }
    assert "authorization" not in one.server.seen[0].headers
    assert one.server.last.headers["authorization"] == "Bearer t"


def test_passwords_of_a_client(caller):
    both = {"password": _flow("/token"), "clientCredentials": _flow("/token")}
    module = package_from(_oauth(both))
    one = caller(module, username="ada", password="pw", **_CLIENT)
    one.server.script(_TOKEN, reply(200, {}))
    one.call("GET /a")
    assert _asked(one)["grant_type"] == "password"
    assert one.server.seen[0].headers["authorization"].startswith("Basic ")
    other = one.made(username=None, password=None)
    one.server.script(_TOKEN, reply(200, {}))
    one.of(other, "GET /a")
    assert _asked(one)["grant_type"] == "client_credentials"


def test_passwords_are_in_no_error(caller):
    one = caller(
        package_from(_oauth({"password": _flow("/token")})),
        username="ada",
        password="very secret",
    )
    one.server.script(reply(400, {"error": "invalid_grant", "got": "very secret"}))
    with pytest.raises(one.module.ConfigurationError) as caught:
        one.call("GET /a")
    assert "very secret" not in str(caught.value)
    assert len(one.server.seen) == 1


def test_a_credential_that_is_missing_is_named_by_all_ways(caller):
    both = {"password": _flow("/token"), "clientCredentials": _flow("/token")}
    one = caller(package_from(_oauth(both)))
    with pytest.raises(one.module.ConfigurationError) as caught:
        one.call("GET /a")
    said = str(caught.value)
    for words in (
        "access_token=",
        "or client_id=",
        "and client_secret=",
        "or username=",
        "and password=",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://made.test/oauth/token", "/oauth/token"),
        ("https://made.test/api/token", "/token"),
        ("/oauth/token", "/oauth/token"),
        ("token", "/token"),
    ],
)
def test_token_urls_move_with_the_api(caller, url, path):
    document = _oauth({"clientCredentials": _flow(url)})
    one = caller(package_from(document), **_CLIENT)
    one.server.script(_TOKEN, reply(200, {}))
    one.call("GET /a")
    assert one.server.seen[0].path == path


def test_token_urls_elsewhere_are_asked_as_they_are(caller):
    document = _oauth({"clientCredentials": _flow("http://127.0.0.1:9/token")})
    one = caller(package_from(document), **_CLIENT)
    with pytest.raises(one.module.APIConnectionError, match="127.0.0.1:9"):
        one.call("GET /a")
    moved = one.made(other_servers={"http://127.0.0.1:9": one.server.url})
    one.server.script(_TOKEN, reply(200, {}))
    one.of(moved, "GET /a")
    assert one.server.seen[0].path == "/token"


def test_sessions_by_cookie(caller):
    one = caller(package("reports/16-"))
    with pytest.raises(one.module.ConfigurationError, match="jsessionid|api_key"):
        one.call("GET /me")
    one.server.script(
        reply(200, b"", [("Set-Cookie", "JSESSIONID=abc; Path=/")]), reply(200)
    )
    one.call("POST /login")
    one.call("GET /me")
    assert one.server.last.headers["cookie"] == "JSESSIONID=abc"


def test_schemes_keep_their_spelling(caller):
    one = caller(package("documents/c-01-"), api_key="valid-key")
    one.call("GET /valid")
    assert one.server.last.headers["authorization"] == "SharedAccessKey valid-key"


def test_parameters_of_the_token_request_are_checked(caller):
    module = package("reports/08-")
    one = caller(module)
    with pytest.raises(module.ConfigurationError, match="token_parameters"):
        one.made(token_parameters="audience=x")
    with pytest.raises(module.ConfigurationError, match="grant_type"):
        one.made(token_parameters={"grant_type": "other"})
    assert not parse_qs("")
