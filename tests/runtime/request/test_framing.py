"""How long a body is, and who says so."""

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Length": "3"},
        {"content-length": "x"},
        {"Transfer-Encoding": "chunked"},
        {"Transfer-Encoding": "gzip, chunked"},
    ],
)
def test_callers_do_not_say_how_long_a_body_is(mode, client, server, headers):
    operation = Operation("POST", "/x", lambda: None, body="a", auth="")
    options = {"request_options": {"extra_headers": headers}}
    with pytest.raises(errors.InvalidArgumentError, match="extra_headers: header"):
        mode.run(client.request(operation, {"a": 1, **options}))
    assert server.seen == []
    right = {"request_options": {"extra_headers": {"Content-Length": "7"}}}
    server.script(reply(204))
    mode.run(client.request(operation, {"a": 1, **right}))
    assert server.last.json() == {"a": 1}


def streamed(client, length):
    operation = Operation(
        "PUT",
        "/x",
        lambda: None,
        media="application/octet-stream",
        payload="body",
        auth="",
    )
    options = {"extra_headers": {"Content-Length": length}}
    return client.request(
        operation, {"body": iter([b"ab", b"c"]), "request_options": options}
    )


@pytest.mark.parametrize("length", ["3", "2", "x", "9" * 5000])
def test_the_length_of_a_stream_is_not_said_either(mode, client, server, length):
    with pytest.raises(errors.InvalidArgumentError, match="content-length"):
        mode.run(streamed(client, length))
    assert server.seen == []


def test_halves_of_characters_are_refused_in_forms(mode, client, server):
    operation = Operation(
        "POST",
        "/x",
        lambda: None,
        media="application/x-www-form-urlencoded",
        body="a",
        auth="",
    )
    with pytest.raises(errors.InvalidArgumentError, match="half of a surrogate"):
        mode.run(client.request(operation, {"a": "\ud800"}))
    assert server.seen == []
