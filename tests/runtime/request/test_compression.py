"""Bodies of requests that are compressed, where the caller says so."""

import gzip
import io
import json

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors
from tests.runtime.support.auth import OK
from tests.runtime.support.server import reply

SEND = Operation("POST", "/x", lambda: object, payload="body")
LONG = {"text": "x" * 1000}


def test_long_bodies_are_compressed(mode, client, server):
    server.script(reply(503), OK)
    packed = client.with_options(compress_above=100)
    keyed = {"request_options": {"idempotency_key": "k"}}
    mode.run(packed.request(SEND, {"body": LONG, **keyed}))
    first, second = server.seen
    assert first.body == second.body
    assert json.loads(gzip.decompress(first.body)) == LONG
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["content-length"] == str(len(first.body))
    assert first.headers["content-type"] == "application/json"


def test_others_are_not(mode, client, server):
    server.script(OK)
    packed = client.with_options(compress_above=100)
    mode.run(client.request(SEND, {"body": LONG}))
    mode.run(packed.request(SEND, {"body": {"a": 1}}))
    mode.run(packed.pets.retrieve(5))
    own = {"extra_headers": {"Content-Encoding": "identity"}}
    mode.run(packed.request(SEND, {"body": LONG, "request_options": own}))
    upload = Operation("POST", "/x", lambda: object, payload="body", media="image/png")
    mode.run(packed.request(upload, {"body": io.BytesIO(b"x" * 1000)}))
    plain = [seen.headers.get("content-encoding") for seen in server.seen]
    assert plain == [None, None, None, "identity", None]


def test_see_other_redirect_drops_the_body(mode, client, server):
    server.script(reply(303, b"", [("Location", "/y")]), OK)
    packed = client.with_options(compress_above=0)
    mode.run(packed.request(SEND, {"body": LONG}))
    assert server.last.method == "GET"
    assert "content-encoding" not in server.last.headers


@pytest.mark.parametrize("limit", [-1, 1.5, "1"])
def test_wrong_limits(client, limit):
    with pytest.raises(errors.ConfigurationError, match="compress_above must be"):
        client.with_options(compress_above=limit)
