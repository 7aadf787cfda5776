"""Where responses end on a connection, wherever the bytes are cut."""

import itertools

import pytest
from hypothesis import given, strategies as st
from sdkwright.runtime.transport.framing import Framing

GET = b"GET / HTTP/1.1\r\n"
HEAD = b"HEAD / HTTP/1.1\r\n"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
    b"5\r\nab\r\nc\r\n1;x=y\r\nz\r\n0\r\nX-Trailer: 1\r\n\r\n"
)
WHOLE = [
    (GET, b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab\r\nc"),
    (GET, b"HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n"),
    (GET, b"HTTP/1.0 200 OK\nContent-Length: 1\n\nx"),
    (GET, b"\r\nHTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n"),
    (GET, b"HTTP/1.1 304 No\r\nContent-Length: 5\r\n\r\n"),
    (HEAD, b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"),
    (GET, b"HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"),
    (GET, CHUNKED),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "response"), WHOLE)
@given(cuts=st.sets(st.integers(1, 150)))
def test_whole_responses(request_, response, cuts):
    framing = Framing()
    for _ in range(2):
        framing.sent(request_)
        framing.sent(b"body")
        places = [0, *sorted(cut for cut in cuts if cut < len(response)), len(response)]
        for begin, end in itertools.pairwise(places):
            framing.received(response[begin:end])
            assert not framing.excess
    framing.received(b"x")
    assert framing.excess


@pytest.mark.parametrize(("request_", "response"), WHOLE)
def test_one_byte_too_many(request_, response):
    framing = Framing()
    framing.sent(request_)
    framing.received(response + b"H")
    assert framing.excess


@pytest.mark.parametrize(
    "response",
    [
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\n",
    ],
)
def test_what_is_not_understood(response):
    framing = Framing()
    framing.sent(GET)
    framing.received(response)
    assert framing.excess


def test_bodies_without_an_end():
    framing = Framing()
    framing.sent(GET)
    framing.received(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(3):
        framing.received(b"HTTP/1.1 200 OK\r\n\r\n")
    assert not framing.excess


def test_unrequested_response_is_excess():
    framing = Framing()
    framing.received(b"HTTP/1.1 408 Bye\r\n\r\n")
    assert framing.excess
