"""Digest authentication whose proof covers the body, and uses that are counted."""

import hashlib
import io
import threading
from urllib.request import parse_http_list, parse_keqv_list

import pytest
from sdkwright.runtime import Digest
from sdkwright.runtime.auth.digest import digest_authorization, parse_challenge
from sdkwright.runtime.client.client import AsyncClient, SyncClient
from sdkwright.runtime.config.config import ClientConfig
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.auth import OK
from tests.runtime.support.server import reply

CHALLENGE = 'Digest realm="r", nonce="n", qop="{}", algorithm=SHA-256'
SEND = Operation("POST", "/x", lambda: object, payload="body", auth="d")


def refused(quality):
    return reply(401, b"", [("WWW-Authenticate", CHALLENGE.format(quality))])


@pytest.fixture
def client(mode, server):
    """A client that knows a password."""
    config = ClientConfig(name="x", schemes=(Digest("d", "username", "password"),))
    kind = SyncClient if mode.name == "sync" else AsyncClient
    arguments = {"base_url": server.url, "username": "u", "password": "pw"}
    one = kind(config, {**mode.options, **arguments})
    yield one
    mode.run(one.close())


def sha(text):
    data = text.encode() if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()


def fields_of(header):
    return parse_keqv_list(parse_http_list(header.removeprefix("Digest ")))


@pytest.mark.parametrize("body", [{"a": "é"}, None])
def test_the_body_is_part_of_the_proof(mode, client, server, body):
    server.script(refused("auth-int"), OK)
    arguments = {} if body is None else {"body": body}
    kind = Operation("GET", "/x", lambda: object, auth="d") if body is None else SEND
    mode.run(client.request(kind, arguments))
    seen = server.last
    fields = fields_of(seen.headers["authorization"])
    second = sha(f"{seen.method}:/x:{sha(seen.body)}")
    middle = f"n:00000001:{fields['cnonce']}:auth-int"
    assert fields["qop"] == "auth-int"
    assert fields["response"] == sha(f"{sha('u:r:pw')}:{middle}:{second}")


def test_auth_alone_is_preferred(mode, client, server):
    server.script(refused("auth-int, auth"), OK)
    mode.run(client.request(SEND, {"body": {}}))
    assert fields_of(server.last.headers["authorization"])["qop"] == "auth"


def test_bodies_that_are_streamed(mode, client, server):
    upload = Operation(
        "POST", "/x", lambda: object, payload="body", media="image/png", auth="d"
    )
    arguments = {"body": io.BytesIO(b"data")}
    server.script(refused("auth"), OK)
    mode.run(client.request(upload, arguments))
    assert server.last.body == b"data"
    arguments["body"].seek(0)
    server.script(refused("auth-int"), OK)
    with pytest.raises(Exception, match="a proof over the body") as caught:
        mode.run(client.request(upload, arguments))
    assert "pw" not in str(caught.value)


def test_threads_never_use_a_number_twice():
    challenge = parse_challenge([CHALLENGE.format("auth")])
    found = []

    def use():
        for _ in range(200):
            answered = digest_authorization(challenge, "u", "pw", "GET", "/")
            found.append(fields_of(answered)["nc"])

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [f"{number:08x}" for number in range(1, 801)]
