"""Servers that break off, or do not speak HTTP as they should."""

import pytest

from tests.runtime.faults.calls import JSON, OK, fails
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import chunked, head, in_pieces, reset_after
from tests.runtime.support.acme import errors
from tests.runtime.support.server import close, reply, then_close

CHUNKED = head("Transfer-Encoding: chunked")


@must("m02", "m03", "s33")
@pytest.mark.parametrize(
    "script",
    [
        then_close(reply(body=JSON, length=100)),
        then_close(CHUNKED + b"18\r\n{"),
        then_close(CHUNKED + b"zz\r\n{}"),
        then_close(CHUNKED + b"-5\r\n{}"),
        then_close(CHUNKED + b"f" * 40 + b"\r\n{}"),
        then_close(chunked(JSON, end=b"")),
        then_close(chunked(JSON, end=b"0\r\n")),
        then_close(b"HTTP/1.1 200 X\r\nContent-Le"),
        then_close(b"SSH-2.0-OpenSSH\r\n"),
        then_close(b"HTTP/1.1 9999 X\r\n\r\n"),
        reset_after(b""),
        reset_after(reply(body=JSON, length=100)),
        close,
    ],
)
def test_broken_responses(mode, make, server, script):
    server.script(script)
    error = fails(mode, make(max_retries=1), errors.APIConnectionError)
    assert error.retries_taken == 1
    assert error.sent is True
    assert error.__cause__ is not None
    assert len(server.seen) == 2
    assert server.connections == 2


@must("m02", "s33")
@pytest.mark.parametrize(
    "script",
    [
        then_close(head("Content-Length: -5")),
        then_close(head("Content-Length: " + "9" * 5000)),
        then_close(head("Content-Length: 5", "Content-Length: 6") + b"12345"),
        then_close(head("Bad Name: x")),
        then_close(head("X: a\x00b")),
        then_close(head(*(f"X-{n}: {n}" for n in range(5000)))),
    ],
)
def test_headers_that_are_wrong_are_not_asked_for_again(mode, make, server, script):
    server.script(script)
    error = fails(mode, make(max_retries=2), errors.APIConnectionError)
    assert (error.retries_taken, error.sent) == (0, True)
    assert len(server.seen) == 1


@must("m02", "m03")
@pytest.mark.parametrize(
    "script", [close, reset_after(b""), then_close(reply(body=JSON, length=100))]
)
def test_posts_that_break_are_not_repeated(mode, client, server, script):
    server.script(script)
    with pytest.raises(errors.APIConnectionError) as caught:
        mode.run(client.pets.rename(5, name="R"))
    assert caught.value.sent is True
    assert len(server.seen) == 1


@must("m03", "s33")
@pytest.mark.parametrize(
    "script",
    [
        then_close(reply(body=JSON, length=100)),
        reset_after(reply(body=JSON, length=100)),
        then_close(chunked(JSON[:9], end=b"")),
        then_close(chunked(JSON, end=b"0\r\n")),
    ],
)
def test_what_breaks_once_is_repeated(mode, client, server, script):
    server.script(OK, script, OK)
    mode.run(client.pets.retrieve(5))
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert len(server.seen) == 3
    assert server.connections == 2


@must("s33", "s34", "m04")
@pytest.mark.parametrize(
    "more",
    [
        b"HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 X\r\n\r\nevil",
        b"\r\n",
        b"x" * 100_000,
    ],
)
@pytest.mark.parametrize("whole", [OK, chunked(JSON), reply(204)])
def test_long_bodies_are_cut_and_the_connection_dropped(
    mode, client, server, more, whole
):
    server.script(whole + more, OK)
    operation = client.pets.delete if b" 204 " in whole else client.pets.retrieve
    mode.run(operation(5))
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    if mode.options:
        return  # aiohttp passes over empty lines, and may find out by asking
    assert server.connections == 2
    assert len(server.seen) == 2


@must("s34")
def test_late_bytes_are_not_the_next_response(mode, client, server, settled):
    forged = reply(body={"id": 666, "name": "Evil"})
    server.script(in_pieces(OK, forged), OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    settled()
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 2


@must("m07")
@pytest.mark.parametrize(
    "hints",
    [
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 102 Processing\r\n\r\n" * 20,
    ],
)
def test_informational_responses_are_skipped(mode, client, server, hints):
    server.script(hints + OK)
    for _ in range(2):
        assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 1


@must("s15")
@pytest.mark.parametrize(
    "headers",
    [
        [("X-Big", "x" * 200_000)],
        [(f"X-{number}", "y" * 5) for number in range(5000)],
        [(f"X-{number}", "y") for number in range(1001)],
    ],
)
def test_too_many_headers(mode, make, server, headers):
    server.script(reply(200, JSON, headers))
    error = fails(mode, make(max_retries=0), errors.APIConnectionError)
    assert len(str(error)) < 500


@must("s15")
def test_header_limits_are_not_tried_again(mode, client, server):
    server.script(reply(200, JSON, [(f"X-{number}", "y") for number in range(1500)]))
    error = fails(mode, client, errors.APIConnectionError)
    assert "1501 header fields" in str(error)
    assert len(server.seen) == 1


def test_head_may_announce_anything(mode, client, server):
    from sdkwright.runtime.operation.operation import Operation

    server.script(reply(200, b"", length=1 << 40))
    operation = Operation("HEAD", "/x", lambda: None, auth="")
    assert mode.run(client.request(operation, {})) is None
