"""Bombs and bodies without an end: refused in time, and never held in memory.

Memory is measured in a process of its own, where nothing else takes any.
"""

import pytest

from tests.effort import sample
from tests.runtime.faults.calls import LINUX, OK, fails, measured
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import (
    bomb,
    chunked,
    encoded,
    endless,
    head,
    packed_zeros,
    zeros_in_chunks,
)
from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply, then_close

SLACK = 32 << 20
SMALL = 8 << 20
GZIP = head("Content-Encoding: gzip")
SSE = head("Content-Type: text/event-stream")
TOO_LONG = ("APIResponseValidationError", "longer than the limit of")
EVENT = ("StreamError", "more than 8388608 bytes at once")
ERROR = ("NotFoundError", "404 Not Found")


def wrong_status(script):
    return script.replace(b" 200 ", b" 404 ", 1)


# What is called, what the server does, the limit, and what comes of it. The scripts are
# made when they are needed: packing a bomb takes a while.
BOMBS = {
    "gzip": ("retrieve", lambda: encoded(bomb(256), "gzip"), 64 << 20, TOO_LONG),
    "gzip-without-end": (
        "retrieve",
        lambda: endless(GZIP, packed_zeros),
        SMALL,
        TOO_LONG,
    ),
    "body-without-end": ("retrieve", lambda: endless(head()), SMALL, TOO_LONG),
    "download": ("photo", lambda: encoded(bomb(64, 15), "deflate"), SMALL, TOO_LONG),
    "line-without-end": ("lines", lambda: endless(head()), SMALL, TOO_LONG),
    "event-without-end": ("act", lambda: endless(SSE + b"data: "), SMALL, EVENT),
    "error": (
        "retrieve",
        lambda: wrong_status(encoded(bomb(64), "gzip")),
        SMALL,
        ERROR,
    ),
}


@LINUX
@must("m06", "m13", "s11", "s13", "s24", "s29")
@pytest.mark.parametrize("name", sample(BOMBS, one_in=2))
def test_memory(mode, server, name):
    call, script, limit, outcome = BOMBS[name]
    server.script(script())
    kind, said, grown, left = measured(mode, server, call, limit)
    assert kind == outcome[0]
    assert outcome[1] in said
    assert grown <= limit + SLACK
    assert left == 0
    assert len(server.seen) == 1


@must("m06", "s13")
def test_endless_bodies(mode, client, server):
    small = client.with_options(max_response_bytes=SMALL)
    begin = head("Transfer-Encoding: chunked")
    server.script(endless(begin, zeros_in_chunks))
    error = fails(mode, small, errors.APIResponseValidationError)
    assert f"longer than the limit of {SMALL} bytes" in str(error)


@must("m06")
def test_announced_too_long(mode, client, server):
    server.script(then_close(reply(200, b"", length=1 << 40)))
    error = fails(mode, client, errors.APIResponseValidationError)
    assert "longer than the limit" in str(error)


@must("m06")
def test_files_are_read_within_the_limit(mode, client, server, tmp_path):
    small = client.with_options(max_response_bytes=1000)
    for script in (reply(200, b"x" * 1001), chunked(b"x" * 1001)):
        server.script(script)
        photo = mode.run(small.boxes.photo("b"))
        with mode.entered(photo), pytest.raises(errors.AcmeError) as caught:
            mode.run(photo.read())
        assert type(caught.value) is errors.APIResponseValidationError
        assert "limit of 1000 bytes" in str(caught.value)
        photo = mode.run(small.boxes.photo("b"))
        assert mode.run(photo.save(tmp_path / "f")) == 1001
    server.script(reply(200, b"x" * 1000))
    photo = mode.run(small.boxes.photo("b"))
    with mode.entered(photo):
        assert len(mode.run(photo.read())) == 1000


def test_the_limit_of_a_client(mode, client, server):
    small = client.with_options(max_response_bytes=10)
    server.script(OK)
    error = fails(mode, small, errors.APIResponseValidationError)
    assert "limit of 10 bytes" in str(error)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    with pytest.raises(errors.ConfigurationError, match="max_response_bytes"):
        client.with_options(max_response_bytes=-1)


@must("m06")
def test_lines_without_an_end(mode, client, server):
    small = client.with_options(max_response_bytes=100)
    server.script(reply(200, b"x" * 60 + b"\n" + b"y" * 60 + b"\r\nz"))
    streaming = small.pets.with_streaming_response
    with mode.entered(streaming.retrieve(5)) as response:
        assert mode.items(response.iter_lines()) == ["x" * 60, "y" * 60, "z"]
    server.script(reply(200, b"x\n" + b"y" * 101))
    with (
        mode.entered(streaming.retrieve(5)) as response,
        pytest.raises(errors.APIResponseValidationError, match="100 bytes"),
    ):
        mode.items(response.iter_lines())
