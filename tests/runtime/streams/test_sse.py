"""The format of server-sent events, by the WHATWG standard."""

import itertools
import time

import hypothesis
import pytest
from hypothesis import strategies
from sdkwright.runtime.streams.sse import Event, SSEParser, StreamFormatError

STREAM = (
    b"\xef\xbb\xbf: hello\n"
    b"event: add\r\ndata: 73857293\r\n\r\n"
    b"event: remove\rdata:2153\rid: 7\r\r"
    b"data: first\ndata:  second\ndata\nretry: 1500\n\n"
    b": only a comment\n\n\n"
    b"data: \xc3\xa4\xe2\x82\xac\n\n"
)
EVENTS = [
    Event(b"73857293", "add"),
    Event(b"2153", "remove", "7"),
    Event(b"first\n second\n", "", None, 1500),
    Event("ä€".encode()),
]


def parse(*chunks, **options):
    parser = SSEParser(**options)
    events = [event for chunk in chunks for event in parser.feed(chunk)]
    parser.finish()
    return events


def test_all_of_it_in_one_piece():
    assert parse(STREAM) == EVENTS


def test_byte_by_byte():
    assert parse(*(bytes([byte]) for byte in STREAM)) == EVENTS


@pytest.mark.parametrize("at", range(len(STREAM)))
def test_torn_anywhere(at):
    assert parse(STREAM[:at], STREAM[at:]) == EVENTS
    assert parse(STREAM[:at], b"", STREAM[at : at + 1], b"", STREAM[at + 1 :]) == EVENTS


@hypothesis.given(strategies.lists(strategies.integers(0, len(STREAM)), max_size=9))
def test_torn_in_many_places(cuts):
    places = [0, *sorted(cuts), len(STREAM)]
    assert parse(*(STREAM[a:b] for a, b in itertools.pairwise(places))) == EVENTS


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (b"", []),
        (b"\n\n\n", []),
        (b"data: a\n\n", [Event(b"a")]),
        (b"data:a\n\n", [Event(b"a")]),
        (b"data:  a\n\n", [Event(b" a")]),
        (b"data\n\n", [Event(b"")]),
        (b"data:\n\n", [Event(b"")]),
        (b"data\ndata\n\n", [Event(b"\n")]),
        (b"data: a:b\n\n", [Event(b"a:b")]),
        (b"\n\ndata: a\n\n\n\ndata: b\n\n", [Event(b"a"), Event(b"b")]),
        (b"event: x\n\n", []),
        (b"event: x\ndata: a\n\ndata: b\n\n", [Event(b"a", "x"), Event(b"b")]),
        (b"event: x\nevent: y\ndata: a\n\n", [Event(b"a", "y")]),
        (b"other: x\ndata: a\n\n", [Event(b"a")]),
        (b" data: a\n\n", []),
        (b"Data: a\n\n", []),
        (b":data: a\n\n", []),
        (b"id: 1\ndata: a\n\n", [Event(b"a", "", "1")]),
        (b"id\ndata: a\n\n", [Event(b"a", "", "")]),
        (b"id: a\x00b\ndata: a\n\n", [Event(b"a")]),
        (b"retry: 10\ndata: a\n\n", [Event(b"a", "", None, 10)]),
        (b"retry: 1.5\ndata: a\n\n", [Event(b"a")]),
        (b"retry: -1\ndata: a\n\n", [Event(b"a")]),
        (b"retry: \xc2\xb2\ndata: a\n\n", [Event(b"a")]),
        (
            b"retry: " + b"9" * 9999 + b"\ndata: a\n\n",
            [Event(b"a", "", None, 999999999)],
        ),
        (b"data: a\r\n\r\ndata: b\r\r", [Event(b"a"), Event(b"b")]),
        (b"data: a\n\r\ndata: b\r\n\n", [Event(b"a"), Event(b"b")]),
        (b"\xef\xbb\xbfdata: a\n\n", [Event(b"a")]),
        (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\n", []),
        (b"data: \xff\nevent: \xff\n\n", [Event(b"\xff", "\ufffd")]),
    ],
)
def test_single_rules(text, events):
    assert parse(text) == events
    assert parse(*(bytes([byte]) for byte in text)) == events


def test_ids_are_remembered_and_events_without_data_count():
    parser = SSEParser()
    assert list(parser.feed(b"id: 1\ndata: a\n\n"))
    assert parser.last_event_id == "1"
    assert not list(parser.feed(b"id: 2\nretry: 5\n\n"))
    assert (parser.last_event_id, parser.retry) == ("2", 5)
    list(parser.feed(b"data: b\n\nid: x\x00y\ndata: c\n\n"))
    assert parser.last_event_id == "2"
    list(parser.feed(b"id\n\n"))
    assert parser.last_event_id == ""


def test_the_id_is_that_of_the_event_at_hand():
    parser = SSEParser()
    events = parser.feed(b"id: 1\ndata: a\n\nid: 2\ndata: b\n\n")
    assert [parser.last_event_id for _ in events] == ["1", "2"]


@pytest.mark.parametrize(
    "rest",
    [
        b"data: a",
        b"data: a\n",
        b"da",
        b"event: x\n",
        b"id: 1\n",
        b":x\ndata: a\n",
        b"\xef",
    ],
)
def test_cut_off_inside_an_event(rest):
    for chunks in ((b"data: z\n\n" + rest,), (rest,)):
        with pytest.raises(StreamFormatError, match="cut off inside an event"):
            parse(*chunks)


@pytest.mark.parametrize(
    "rest", [b"", b"\n", b": comment", b": one\n: two", b"\r", b"\r\n"]
)
def test_not_cut_off(rest):
    assert parse(b"data: a\n\n" + rest) == [Event(b"a")]


def test_an_event_that_is_too_long():
    assert parse(b"data: " + b"x" * 94 + b"\n\n", longest=100)
    for text in (
        b"data: " + b"x" * 95 + b"\n\n",
        b"data: " + b"x" * 95,
        b"data: x\n" * 13,
        b"data: x\n" * 13 + b"\n",
    ):
        for chunks in ((text,), [bytes([byte]) for byte in text]):
            with pytest.raises(StreamFormatError, match="more than 100 bytes"):
                parse(*chunks, longest=100)


def test_what_comes_before_the_fault_is_delivered():
    parser = SSEParser(longest=100)
    events = parser.feed(b"data: a\n\ndata: " + b"x" * 200)
    assert next(events) == Event(b"a")
    with pytest.raises(StreamFormatError):
        next(events)


def test_a_long_event_in_small_chunks_takes_linear_time():
    def seconds(size):
        parser = SSEParser(longest=size * 100)
        chunk = b"x" * 100
        begin = time.process_time()
        for _ in range(size):
            list(parser.feed(chunk))
        return time.process_time() - begin

    seconds(1000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.001)
