"""Streams of typed events, in both modes."""

import asyncio
from typing import Literal

import pytest
from sdkwright.runtime.errors.errors import StreamError
from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.models.model import Model, UnknownStr
from sdkwright.runtime.streams.stream import AsyncStream, Stream

from tests.runtime.support.bodies import MODES, Body, Reading
from tests.runtime.typing.golden import Click, Event, Owner, UnknownEvent

modes = pytest.mark.parametrize("mode", MODES)

A = b'data: {"name": "a"}\n\n'
B = b'data: {"name": "b"}\n\n'


class Envelope(Model):
    """A whole event."""

    event: Literal["add", "end"] | UnknownStr | None = None
    id: str | None = None
    retry: int | None = None
    data: Owner | str


class Numbered(Model):
    """A whole event whose data is text, even if it looks like a number."""

    data: str
    event: str = "none"


@modes
def test_events_are_typed_and_the_body_is_closed(mode):
    body, closed = Body(A, B[:5], B[5:]), []
    reading = Reading(mode, body, Owner, on_close=lambda: closed.append(1))
    assert reading.items == [Owner(name="a"), Owner(name="b")]
    assert reading.error is None
    assert (body.closed, closed) == (1, [1])
    assert reading.stream.closed
    assert "closed" in repr(reading.stream)


@modes
def test_json_lines(mode):
    body = Body(b'{"name": "a"}\n{"na', b'me": "b"}\n\n', b'{"name": "c"}')
    reading = Reading(mode, body, Owner, "jsonl")
    assert [owner.name for owner in reading.items] == ["a", "b", "c"]
    assert reading.error is None
    assert reading.stream.last_event_id == ""
    assert reading.stream.retry is None


@modes
def test_untyped_data_is_json_or_text(mode):
    body = Body(b'data: {"a": [1]}\n\ndata: hello\n\n', b"data: 12\n\ndata: {torn\n\n")
    reading = Reading(mode, body, object)
    assert reading.items == [{"a": [1]}, "hello", 12, "{torn"]
    assert reading.error is None


@modes
def test_variants_known_and_unknown(mode):
    body = Body(
        b'data: {"eventKind": "click", "x": 1}\n\n',
        b'data: {"eventKind": "zoom"}\n\n',
    )
    reading = Reading(mode, body, Event)
    assert [type(event) for event in reading.items] == [Click, UnknownEvent]
    strict = Reading(mode, Body(b'data: {"eventKind": "zoom"}\n\n'), Event, strict=True)
    assert isinstance(strict.error, StreamError)
    assert "does not fit" in str(strict.error)


@modes
def test_the_end_marker_ends_the_stream(mode):
    body = Body(A, b"data: [DONE]\n\n", B, b"data: cut off")
    reading = Reading(mode, body, Owner, end="[DONE]")
    assert reading.items == [Owner(name="a")]
    assert reading.error is None
    assert body.closed == 1
    lines = Body(b'{"name": "a"}\n[DONE]\n{"name": "b"}\n')
    reading = Reading(mode, lines, Owner, "jsonl", end="[DONE]")
    assert reading.items == [Owner(name="a")]
    assert reading.error is None
    last = Reading(mode, Body(b"[DONE]"), Owner, "jsonl", end="[DONE]")
    assert (last.items, last.error) == ([], None)


@modes
@pytest.mark.parametrize(
    ("kind", "chunks"), [("sse", (A, b": bye\n")), ("jsonl", (b'{"name": "a"}\n',))]
)
def test_a_missing_end_marker_is_an_error(mode, kind, chunks):
    reading = Reading(mode, Body(*chunks), Owner, kind, end="[DONE]")
    assert reading.items == [Owner(name="a")]
    assert isinstance(reading.error, StreamError)
    assert str(reading.error) == "The stream ended without '[DONE]'."
    assert reading.stream.closed


@modes
@pytest.mark.parametrize(
    ("kind", "chunks", "words"),
    [
        ("sse", (A, b'data: {"name": "b"}\n'), "cut off inside an event"),
        ("sse", (A, b'data: {"na'), "cut off inside an event"),
        ("sse", (A + b"data: " + b"x" * 200,), "more than 100 bytes"),
        ("sse", (A + b"data: <html>\n\n" + B,), "not JSON"),
        ("sse", (A + b"data: []\n\n" + B,), "does not fit its type"),
        ("jsonl", (b'{"name": "a"}\n{"na',), "not JSON"),
        ("jsonl", (b'{"name": "a"}\n' + b"x" * 200,), "more than 100 bytes"),
        ("jsonl", (b'{"name": "a"}\n[]\n{"name": "b"}\n',), "does not fit its type"),
    ],
)
def test_faults_come_after_the_events_before_them(mode, kind, chunks, words):
    body, closed = Body(*chunks), []
    reading = Reading(
        mode, body, Owner, kind, longest=100, on_close=lambda: closed.append(1)
    )
    assert reading.items == [Owner(name="a")]
    assert isinstance(reading.error, StreamError)
    assert words in str(reading.error)
    assert reading.error.__cause__ is not None
    assert (body.closed, closed) == (1, [1])


@modes
def test_a_broken_connection_closes_the_stream(mode):
    body = Body(A, ConnectionError("reset"))
    reading = Reading(mode, body, Owner)
    assert reading.items == [Owner(name="a")]
    assert isinstance(reading.error, ConnectionError)
    assert body.closed == 1


@modes
def test_exception_of_the_api_is_raised(mode):
    class AcmeStreamError(StreamError):
        pass

    reading = Reading(mode, Body(b"data: x"), Owner, error=AcmeStreamError)
    assert type(reading.error) is AcmeStreamError


@modes
def test_error_events(mode):
    body = Body(A, b'event: error\ndata: {"message": "overloaded"}\n\n', B)
    reading = Reading(mode, body, Owner)
    assert reading.items == [Owner(name="a")]
    assert isinstance(reading.error, StreamError)
    assert 'reported an error: {"message": "overloaded"}' in str(reading.error)
    # One that the API describes is an event like any other.
    declared = Reading(mode, Body(b"event: error\n" + A, B), Owner)
    assert declared.items == [Owner(name="a"), Owner(name="b")]
    long = Reading(mode, Body(b"event: error\ndata: " + b"x" * 9999 + b"\n\n"), Owner)
    assert len(str(long.error)) < 300


@modes
def test_events_without_data_are_no_items(mode):
    nothing = b"event: ping\ndata:\n\n: comment\n\nretry: 5\n\ndata: \n\n"
    body = Body(nothing, A)
    assert Reading(mode, body, Owner).items == [Owner(name="a")]


@modes
def test_plain_text(mode):
    body = Body(b"data: 123\n\ndata: a\ndata: \xff\n\n")
    assert Reading(mode, body, str).items == ["123", "a\n\ufffd"]
    lines = Body(b'"a"\n"b"\n')
    assert Reading(mode, lines, str, "jsonl").items == ["a", "b"]


@modes
def test_whole_events(mode):
    body = Body(
        b'event: add\nid: 1\nretry: 9\ndata: {"name": "a"}\n\n',
        b"data: just text\n\n",
        b'event: new\ndata: {"name": \ndata: "b"}\n\n',
        b"event: end\ndata\n\n",
        b'data: 1}, "event": "end\n\n',
        b"data: NaN\n\n",
    )
    reading = Reading(mode, body, Envelope, envelope=True)
    assert reading.error is None
    assert [event.to_dict() for event in reading.items] == [
        {"event": "add", "id": "1", "retry": 9, "data": {"name": "a"}},
        {"data": "just text"},
        {"event": "new", "data": {"name": "b"}},
        {"event": "end", "data": ""},
        {"data": '1}, "event": "end'},
        {"data": "NaN"},
    ]
    assert type(reading.items[2].event) is UnknownStr


@modes
def test_whole_events_whose_text_looks_like_json(mode):
    body = Body(b"data: 123\n\n", b'event: x\ndata: {"a": 1}\n\n', b"data: y\n\n")
    reading = Reading(mode, body, Numbered, envelope=True)
    assert [event.data for event in reading.items] == ["123", '{"a": 1}', "y"]
    assert reading.items[0].event == "none"


@modes
def test_whole_events_that_match_neither_form(mode):
    class Exact(Model):
        event: Literal["a"] = "a"
        data: list[int]

    body = Body(b'event: b\ndata: [1, "x"]\n\n')
    found = Reading(mode, body, Exact, envelope=True).items[0]
    assert found.to_dict() == {"event": "b", "data": [1, "x"]}
    for data in (b"[1]", b"x"):
        body = Body(b"event: b\ndata: " + data + b"\n\n")
        reading = Reading(mode, body, Exact, envelope=True, strict=True)
        assert isinstance(reading.error, StreamError)


@modes
def test_whole_events_with_the_end_marker_and_error_events(mode):
    body = Body(b"event: error\ndata: bad\n\n", b"data: [DONE]\n\n", b"data: more\n\n")
    reading = Reading(mode, body, Envelope, envelope=True, end="[DONE]")
    assert [event.to_dict() for event in reading.items] == [
        {"event": "error", "data": "bad"}
    ]
    assert reading.error is None


@modes
@pytest.mark.parametrize(
    ("named", "pause"),
    [(b"0", 0.5), (b"1500", 1.5), (b"9" * 99, 60.0), (b"never", None)],
)
def test_what_a_reconnection_would_need(mode, named, pause):
    body = Body(b"id: 7\nretry: " + named + b"\n" + A)
    reading = Reading(mode, body, Owner)
    assert reading.stream.last_event_id == "7"
    assert reading.stream.retry == pause


def test_closing_in_the_middle():
    body, closed = Body(A + B, A), []
    stream = Stream(body, decoder(Owner), "sse", on_close=lambda: closed.append(1))
    assert "open" in repr(stream)
    assert not stream.closed
    for event in stream:
        assert event.name == "a"
        stream.close()
        stream.close()
    assert (body.closed, closed) == (1, [1])
    with pytest.raises(StopIteration):
        next(stream)


def test_closing_in_the_middle_async():
    async def main():
        body, closed = Body(A + B, A), []
        stream = AsyncStream(
            body, decoder(Owner), "sse", on_close=lambda: closed.append(1)
        )
        async for event in stream:
            assert event.name == "a"
            await stream.close()
            await stream.close()
        assert (body.closed, closed) == (1, [1])
        with pytest.raises(StopAsyncIteration):
            await anext(stream)

    asyncio.run(main())


def test_leaving_the_block_closes():
    body = Body(A, B)
    with Stream(body, decoder(Owner), "sse") as stream:
        next(stream)
    assert body.closed == 1

    async def main():
        body = Body(A, B)
        async with AsyncStream(body, decoder(Owner), "sse") as stream:
            await anext(stream)
        assert body.closed == 1

    asyncio.run(main())


def test_on_close_is_called_even_if_closing_fails():
    def fail():
        raise OSError("cannot close")

    body, closed = Body(A), []
    body.on_close = fail
    stream = Stream(body, decoder(Owner), "sse", on_close=lambda: closed.append(1))
    with pytest.raises(OSError, match="cannot close"):
        stream.close()
    assert closed == [1]

    async def main():
        body, closed = Body(A), []
        body.on_close = fail
        stream = AsyncStream(
            body, decoder(Owner), "sse", on_close=lambda: closed.append(1)
        )
        with pytest.raises(OSError, match="cannot close"):
            await stream.close()
        assert closed == [1]

    asyncio.run(main())


def test_cancellation_closes_the_stream():
    class Waiting(Body):
        async def __anext__(self):
            await asyncio.sleep(60)
            return b""

    async def main():
        body = Waiting()
        stream = AsyncStream(body, decoder(Owner), "sse")
        task = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert body.closed == 1
        assert stream.closed

    asyncio.run(main())


@modes
def test_ten_thousand_events_in_chunks_of_any_size(mode):
    text = b"".join(
        f'data: {{"name": "{number}"}}\r\n\r\n'.encode() for number in range(10_000)
    )
    chunks = [text[at : at + 997] for at in range(0, len(text), 997)]
    items = Reading(mode, Body(*chunks), Owner).items
    assert [int(owner.name) for owner in items] == list(range(10_000))


@modes
@pytest.mark.parametrize("at", range(1, 24))
@pytest.mark.parametrize("before", [b"", A])
def test_nan_and_infinity_are_refused_wherever_chunks_end(mode, before, at):
    odd = b'data: {"other": Infinity}\n\n'
    parts = before + odd[:at], odd[at:] + B
    assert Reading(mode, Body(*parts), Owner).error is None
    reading = Reading(mode, Body(*parts), Owner, strict=True)
    assert isinstance(reading.error, StreamError)
    assert "not JSON" in str(reading.error)
