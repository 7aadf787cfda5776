"""Credentials of the other schemes, and when they fail."""

import base64
import pickle

import pytest
from sdkwright.runtime import Bearer, Digest, MutualTLS
from sdkwright.runtime.auth.authorization import parse_requirement
from sdkwright.runtime.auth.digest import digest_authorization, parse_challenge
from sdkwright.runtime.auth.tokens import TokenStore
from sdkwright.runtime.client.client import AsyncClient, SyncClient
from sdkwright.runtime.config.config import ClientConfig
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors
from tests.runtime.support.auth import OAUTH, OK, call, operation, token
from tests.runtime.support.server import close, reply


def test_a_token_alone(mode, server):
    from sdkwright.runtime import OAuth2

    client = other(mode, server, (OAuth2("o", "token"),), "o", token="given")
    server.script(OK)
    mode.run(client.call("GET", "/x", result=object))
    assert server.last.headers["authorization"] == "Bearer given"
    mode.run(client.close())


def test_refused_tokens_are_fetched_again_once(mode, make, server):
    client = make(**OAUTH, max_retries=0)
    server.script(token("old"), reply(401), token("new"), OK)
    call(mode, client, "oauth")
    assert server.last.headers["authorization"] == "Bearer new"
    server.script(reply(401), token("newer"), reply(401))
    with pytest.raises(errors.AuthenticationError):
        call(mode, client, "oauth")
    assert len(server.seen) == 3


def test_a_refused_key_is_not_sent_again(mode, client, server):
    server.script(reply(401))
    with pytest.raises(errors.AuthenticationError):
        mode.run(client.pets.retrieve(5))
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (reply(500), "responded with 500"),
        (reply(200, "no json"), "not a JSON object"),
        (reply(200, b"[" * 100_000), "not a JSON object"),
        (reply(200, {"token": "x"}), "no access_token"),
        (reply(200, {"access_token": 5}), "no access_token"),
    ],
)
def test_no_token(mode, make, server, script, said):
    server.script(script)
    with pytest.raises(errors.ConfigurationError, match=said) as caught:
        call(mode, make(**OAUTH), "oauth")
    assert "se cret" not in str(caught.value)


def test_lost_token_requests_are_tried_again(mode, make, server):
    server.script(close, token(), OK)
    operation = Operation("POST", "/x", lambda: object, auth="oauth")
    mode.run(make(**OAUTH).request(operation, {}))
    assert [seen.target for seen in server.seen] == ["/token", "/token", "/v1/x"]


def test_one_fetch_for_all(mode, make, server):
    import time

    client = make(**OAUTH)
    slow = [True]

    def once(connection):
        time.sleep(0.1)
        slow.clear()
        connection.sendall(token())

    server.script(once, OK)
    mode.together(lambda: client.request(operation("oauth"), {}), 8)
    assert [seen.target for seen in server.seen].count("/token") == 1


def test_waiting_for_a_token_ends_at_the_deadline(mode, make, server):
    import time

    client = make(**OAUTH)
    limits = [30, 0.1]

    def slow(connection):
        time.sleep(0.5)
        connection.sendall(token())

    def ask():
        limit = limits.pop(0)
        while limit < 1 and mode.name == "sync" and not server.seen:
            time.sleep(0.01)
        options = {"request_options": {"timeout": limit}}
        return client.request(operation("oauth"), options)

    server.script(slow, OK)
    with pytest.raises(errors.APITimeoutError, match="whole call") as caught:
        mode.together(ask, 2)
    assert not caught.value.sent
    assert "se cret" not in pickle.dumps(caught.value).decode("latin-1")


def test_tokens_without_a_deadline_and_after_a_fork(mode, make, server):
    client = make(**OAUTH, timeout=None)
    server.script(token(expires_in=1e-9), OK, token("t-2"), OK)
    call(mode, client, "oauth")
    (entry,) = client._shared.memory[TokenStore]._entries.values()
    entry.lock.acquire()  # as a thread of the parent process may have done
    entry.pid = -1
    call(mode, client, "oauth")
    assert server.last.headers["authorization"] == "Bearer t-2"


def test_token_functions(mode, make, server):
    client = make(**OAUTH | {"client_secret": mode.function(lambda: "asked")})
    server.script(token(), OK)
    call(mode, client, "oauth")
    assert (
        base64.b64decode(server.seen[0].headers["authorization"][6:]) == b"id%2F1:asked"
    )


CLASSES = {"sync": SyncClient, "async": AsyncClient}


def other(mode, server, schemes, auth, **options):
    config = ClientConfig(name="other", schemes=schemes, auth=auth)
    return CLASSES[mode.name](config, {"base_url": server.url, **options})


def test_a_token_and_mutual_tls(mode, server):
    schemes = (Bearer("oid", "token", ""), MutualTLS("tls"))
    client = other(mode, server, schemes, "oid & tls", token="t")
    server.script(OK)
    mode.run(client.call("GET", "/x", result=object))
    assert server.last.headers["authorization"] == "Bearer t"
    mode.run(client.close())


def test_token_urls_that_cannot_be_used(mode, server):
    from sdkwright.runtime import OAuth2

    scheme = OAuth2("o", "", client_id="i", client_secret="s", token_url="ftp://x")
    client = other(mode, server, (scheme,), "o", i="i", s="s")
    with pytest.raises(Exception, match="token URL cannot be used"):
        mode.run(client.call("GET", "/x", result=object))
    mode.run(client.close())


CHALLENGE = 'Digest realm="a \\"b\\"", nonce="n1", opaque="op", qop="auth,auth-int", algorithm={}'


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256", "MD5-sess", "SHA-256-sess"])
def test_digest(mode, server, algorithm):
    from urllib.request import parse_http_list, parse_keqv_list

    scheme = Digest("d", "username", "password")
    client = other(mode, server, (scheme,), "d", username="u", password="pw")
    server.script(
        reply(
            401,
            b"",
            [
                ("WWW-Authenticate", "Basic x"),
                ("WWW-Authenticate", CHALLENGE.format(algorithm)),
            ],
        ),
        OK,
    )
    for _ in range(2):
        mode.run(client.call("GET", "/x", result=object, query={"a": 1}))
    assert "authorization" not in server.seen[0].headers
    for count, seen in enumerate(server.seen[1:], 1):
        kind, _, rest = seen.headers["authorization"].partition(" ")
        fields = parse_keqv_list(parse_http_list(rest))
        assert kind == "Digest"
        assert fields["uri"] == "/x?a=1"
        assert fields["nc"] == f"{count:08x}"
        assert fields["realm"] == 'a \\"b\\"'.replace("\\", "") or fields["realm"]
        assert fields["response"] == expected(fields, algorithm)
        assert "pw" not in rest
    mode.run(client.close())


def expected(fields, algorithm):
    import hashlib

    kind = hashlib.md5 if algorithm.startswith("MD5") else hashlib.sha256

    def h(text):
        return kind(text.encode()).hexdigest()

    first = h('u:a "b":pw')
    if algorithm.endswith("-sess"):
        first = h(f"{first}:n1:{fields['cnonce']}")
    return h(f"{first}:n1:{fields['nc']}:{fields['cnonce']}:auth:{h('GET:/x?a=1')}")


def test_digest_refused(mode, server):
    scheme = Digest("d", "username", "password")
    client = other(mode, server, (scheme,), "d", username="u", password="pw")
    server.script(reply(401, b"", [("WWW-Authenticate", CHALLENGE.format("MD5"))]))
    with pytest.raises(Exception, match="401"):
        mode.run(client.call("GET", "/x", result=object))
    assert len(server.seen) == 2
    server.script(reply(401, b"", [("WWW-Authenticate", "Basic x")]))
    with pytest.raises(Exception, match="401"):
        mode.run(client.call("GET", "/x", result=object))
    mode.run(client.close())


def test_old_digest():
    # The example of RFC 2069, as corrected by its errata.
    header = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"'
    challenge = parse_challenge([header])
    answered = digest_authorization(
        challenge, "Mufasa", "CircleOfLife", "GET", "/dir/index.html"
    )
    assert 'response="1949323746fe6a43ef61f9606e7febea"' in answered
    assert "qop" not in answered
    assert "algorithm" not in answered
    assert "cnonce" not in answered


@pytest.mark.parametrize(
    "header",
    [
        "Basic realm=x",
        'Digest realm="x"',
        'Digest nonce="x", algorithm=SHA-1',
        "Digest",
        "",
    ],
)
def test_unsupported_digest_challenges(header):
    assert parse_challenge([header]) is None


def test_requirements():
    assert parse_requirement("a | b & c") == (("a",), ("b", "c"))
    assert parse_requirement("") == ((),)
    assert parse_requirement("a | ") == (("a",), ())


def test_calls_of_what_is_not_described(mode, server):
    from sdkwright.runtime import ApiKey

    schemes = (MutualTLS("tls"), Bearer("oid", "token"), ApiKey("key", "key"))
    for given in ({"token": "t"}, {"key": "k"}, {}):
        client = other(mode, server, schemes, "", **given)
        server.script(OK)
        mode.run(client.call("GET", "/x", result=object))
        names = ("authorization", "x-api-key")
        sent = [server.last.headers.get(name) for name in names]
        assert sent == ["Bearer t" if "token" in given else None, given.get("key")]
        mode.run(client.close())
