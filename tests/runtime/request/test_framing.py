"""How long a body is, and who says so."""

import pytest
from sdkwright.runtime import SDKError
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


def test_the_length_of_a_stream_may_be_said(mode, client, server):
    server.script(reply(204))
    mode.run(streamed(client, "3"))
    assert server.last.body == b"abc"
    assert server.last.headers["content-length"] == "3"
    assert "transfer-encoding" not in server.last.headers


@pytest.mark.parametrize("length", ["x", "-1", "3, 4", "9" * 5000])
def test_a_length_that_is_none_is_refused(mode, client, server, length):
    with pytest.raises(errors.InvalidArgumentError, match="Content-Length"):
        mode.run(streamed(client, length))
    assert server.seen == []


@pytest.mark.parametrize("length", ["2", "4"])
def test_a_wrong_length_is_an_error_of_ours(mode, client, server, length):
    server.script(reply(204), reply(204))
    with pytest.raises(SDKError, match="(?i)length"):
        mode.run(streamed(client, length))


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
