"""Streams of events from servers that break them in every way there is."""

import pytest
from sdkwright.runtime import Timeout
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.operation.stream_operation import StreamOperation

from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import (
    chunked,
    encoded,
    head,
    in_pieces,
    reset_after,
    stall_after,
)
from tests.runtime.support.acme import errors, types
from tests.runtime.support.calls import stream
from tests.runtime.support.server import drip, reply, then_close

SIT = b'data: {"pet": 1, "does": "sit"}\n\n'
ROLL = b'data: {"pet": 1, "does": "roll"}\n\n'
DONE = b"data: [DONE]\n\n"
WHOLE = SIT + ROLL + DONE
BEGIN = head("Content-Type: text/event-stream")
LINES = StreamOperation(
    Operation("GET", "/x", lambda: types.PetEvent, auth=""),
    lambda: types.PetEvent,
    kind="jsonl",
)
PLAIN = StreamOperation(
    Operation("GET", "/x", lambda: types.PetEvent, auth=""),
    lambda: types.PetEvent,
    kind="sse",
)


def read(mode, client, operation=None, **options):
    """Return what a stream delivered, and the error it ended with."""
    does, error = [], None
    if operation is None:
        events = mode.run(client.pets.act(1, trick="x", stream=True, **options))
    else:
        events = mode.run(stream(client, operation, {"request_options": options}))
    step = next if mode.name == "sync" else anext
    with mode.entered(events):
        while True:
            try:
                does.append(mode.run(step(events)).does)
            except (StopIteration, StopAsyncIteration):
                break
            except errors.AcmeError as failure:
                error = failure
                break
        assert events.closed
    return does, error, events


@must("m13")
@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_torn_at_every_byte(mode, client, server, ends, mark):
    data = mark + WHOLE.replace(b"\n", ends)
    server.script(drip(BEGIN + data, 0, first=len(BEGIN)))
    does, error, _ = read(mode, client)
    assert (does, error) == (["sit", "roll"], None)


@must("m13", "s25")
@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("cut", range(0, len(WHOLE), 7))
def test_cut_anywhere(mode, client, server, cut, framed):
    """What came before is delivered; that the end mark is missing is an error."""
    data = WHOLE[:cut]
    script = reply(200, data) if framed else BEGIN + data
    server.script(then_close(script))
    does, error, _ = read(mode, client)
    whole = [name for name, end in (("sit", 33), ("roll", 67)) if cut >= end]
    assert does == whole
    if cut >= len(SIT + ROLL + b"data: [DONE]\n"):
        assert error is None
    else:
        assert isinstance(error, errors.StreamError)


@must("s25")
@pytest.mark.parametrize("rest", [b"data: {", b"data: {}\n", b"id: 7", b"\xef"])
def test_cut_without_an_end_mark(mode, client, server, rest):
    server.script(then_close(BEGIN + SIT + rest))
    does, error, _ = read(mode, client, PLAIN)
    assert does == ["sit"]
    assert isinstance(error, errors.StreamError)
    assert "cut off inside an event" in str(error)
    server.script(then_close(BEGIN + SIT))
    assert read(mode, client, PLAIN)[:2] == (["sit"], None)


@must("m13", "s25")
def test_what_comes_after_the_end_mark_is_not_read(mode, client, server):
    for rest in (b"data: <html>", b"data: " + b"x" * (9 << 20), b"\xff" * 1000):
        server.script(then_close(BEGIN + WHOLE + rest))
        assert read(mode, client)[:2] == (["sit", "roll"], None)


@must("m13")
@pytest.mark.parametrize(
    ("script", "kind", "said"),
    [
        (then_close(reply(200, SIT, length=900)), errors.APIConnectionError, "broke"),
        (then_close(chunked(SIT, end=b"")), errors.APIConnectionError, "broke"),
        (
            in_pieces(chunked(SIT, end=b""), b"xyz\r\n"),
            errors.APIConnectionError,
            "broke",
        ),
        (reset_after(chunked(SIT, end=b"")), errors.APIConnectionError, "broke"),
        (reply(200, SIT + b"data: <html>\n\n"), errors.StreamError, "not JSON"),
        (reply(200, SIT + b"data: []\n\n"), errors.StreamError, "does not fit"),
        (reply(200, SIT + b"data: \xff\n\n"), errors.StreamError, "not JSON"),
        (reply(200, SIT + b"data: NaN\n\n"), errors.StreamError, "does not fit"),
        (
            reply(200, SIT + b"data: " + b"[" * 100_000 + b"\n\n"),
            errors.StreamError,
            "not JSON",
        ),
        (
            reply(200, SIT + b'data: {"pet": ' + b"9" * 5000 + b"}\n\n"),
            errors.StreamError,
            "not JSON",
        ),
        (
            reply(200, SIT + b'event: error\ndata: {"message": "overloaded"}\n\n'),
            errors.StreamError,
            "reported an error",
        ),
        (encoded(SIT, "gzip"), errors.APIResponseValidationError, "damaged"),
    ],
)
def test_faults_come_after_the_events_before_them(
    mode, client, server, script, kind, said
):
    server.script(script)
    does, error, _ = read(mode, client)
    assert does == (
        [] if b"gzip" in (script if isinstance(script, bytes) else b"") else ["sit"]
    )
    assert type(error) is kind
    assert said in str(error)
    assert "sk-secret" not in str(error)
    assert len(server.seen) == 1


@must("m13", "m11")
def test_stalls(mode, client, server):
    server.script(stall_after(BEGIN + SIT))
    limits = Timeout(read=0.2)
    does, error, _ = read(mode, client, timeout=limits)
    assert does == ["sit"]
    assert type(error) is errors.APITimeoutError
    assert error.phase == "read"


@must("s24", "m13")
@pytest.mark.parametrize("operation", [PLAIN, LINES])
def test_lines_that_are_too_long(mode, client, server, operation):
    first = SIT if operation is PLAIN else SIT[6:-1]
    longest = 8 << 20
    server.script(then_close(BEGIN + first + b"data: " + b"x" * (longest + 1)))
    does, error, _ = read(mode, client, operation)
    assert does == ["sit"]
    assert type(error) is errors.StreamError
    assert f"more than {longest} bytes" in str(error)


@must("m13")
@pytest.mark.parametrize(
    ("rest", "said"),
    [(b'{"pet"', "not JSON"), (b"[]\n", "does not fit"), (b"<html>\n", "not JSON")],
)
def test_lines_that_are_not_json(mode, client, server, rest, said):
    server.script(then_close(BEGIN + SIT[6:-1] + rest))
    does, error, _ = read(mode, client, LINES)
    assert does == ["sit"]
    assert type(error) is errors.StreamError
    assert said in str(error)


@must("s26")
@pytest.mark.parametrize(
    ("named", "pause"),
    [
        (b"0", 0.5),
        (b"1500", 1.5),
        (b"31536000000", 60.0),
        (b"9" * 99, 60.0),
        (b"-1", None),
    ],
)
def test_pauses_are_brought_within_reason(mode, client, server, named, pause):
    server.script(reply(200, b"retry: " + named + b"\n" + WHOLE))
    does, error, events = read(mode, client)
    assert (does, error) == (["sit", "roll"], None)
    assert events.retry == pause


@must("m13")
def test_events_in_separate_packets(mode, client, server):
    server.script(in_pieces(BEGIN, SIT[:9], SIT[9:] + ROLL[:1], ROLL[1:], DONE))
    assert read(mode, client)[:2] == (["sit", "roll"], None)


@must("m13")
def test_left_in_the_middle(mode, client, server):
    server.script(stall_after(BEGIN + SIT), reply(body={"id": 1, "name": "Rex"}))
    events = mode.run(client.pets.act(1, trick="x", stream=True))
    with mode.entered(events):
        pass
    assert events.closed
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 2
