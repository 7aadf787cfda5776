"""Digest authentication whose proof covers the body, and uses that are counted."""

import hashlib
import io
import threading
from urllib.request import parse_http_list, parse_keqv_list

import pytest

from generator.runtime import Digest
from generator.runtime.async_client import AsyncClient
from generator.runtime.client import SyncClient
from generator.runtime.config import ClientConfig
from generator.runtime.digest import answer_challenge, parse_challenge
from generator.runtime.operation import Operation
from tests.runtime.auth_support import OK
from tests.runtime.support.server import answer

CHALLENGE = 'Digest realm="r", nonce="n", qop="{}", algorithm=SHA-256'
SEND = Operation("POST", "/x", lambda: object, payload="body", auth="d")


def refused(quality):
    return answer(401, b"", [("WWW-Authenticate", CHALLENGE.format(quality))])


@pytest.fixture
def client(colour, server):
    """A client that knows a password."""
    config = ClientConfig(name="x", schemes=(Digest("d", "username", "password"),))
    kind = SyncClient if colour.name == "sync" else AsyncClient
    arguments = {"base_url": server.url, "username": "u", "password": "pw"}
    one = kind(config, {**colour.options, **arguments})
    yield one
    colour.run(one.close())


def sha(text):
    data = text.encode() if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()


def fields_of(header):
    return parse_keqv_list(parse_http_list(header.removeprefix("Digest ")))


@pytest.mark.parametrize("body", [{"a": "é"}, None])
def test_the_body_is_part_of_the_proof(colour, client, server, body):
    server.script(refused("auth-int"), OK)
    arguments = {} if body is None else {"body": body}
    kind = Operation("GET", "/x", lambda: object, auth="d") if body is None else SEND
    colour.run(client.request(kind, arguments))
    seen = server.last
    fields = fields_of(seen.headers["authorization"])
    second = sha(f"{seen.method}:/x:{sha(seen.body)}")
    middle = f"n:00000001:{fields['cnonce']}:auth-int"
    assert fields["qop"] == "auth-int"
    assert fields["response"] == sha(f"{sha('u:r:pw')}:{middle}:{second}")


def test_auth_alone_is_preferred(colour, client, server):
    server.script(refused("auth-int, auth"), OK)
    colour.run(client.request(SEND, {"body": {}}))
    assert fields_of(server.last.headers["authorization"])["qop"] == "auth"


def test_bodies_that_are_streamed(colour, client, server):
    upload = Operation(
        "POST", "/x", lambda: object, payload="body", media="image/png", auth="d"
    )
    arguments = {"body": io.BytesIO(b"data")}
    server.script(refused("auth"), OK)
    colour.run(client.request(upload, arguments))
    assert server.last.body == b"data"
    server.script(refused("auth-int"), OK)
    with pytest.raises(Exception, match="a proof over the body") as caught:
        colour.run(client.request(upload, arguments))
    assert "pw" not in str(caught.value)


def test_threads_never_use_a_number_twice():
    challenge = parse_challenge([CHALLENGE.format("auth")])
    found = []

    def use():
        for _ in range(200):
            answered = answer_challenge(challenge, "u", "pw", "GET", "/")
            found.append(fields_of(answered)["nc"])

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [f"{number:08x}" for number in range(1, 801)]
