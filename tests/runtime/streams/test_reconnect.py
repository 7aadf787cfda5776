"""Streams that are torn: an error, or the reason to open them again."""

import pytest
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.operation.stream_operation import StreamOperation
from sdkwright.runtime.streams import reconnect, stream as streams

from tests.runtime.support.acme import errors, types
from tests.runtime.support.calls import stream
from tests.runtime.support.server import close, reply, then_close

HEAD = [("Content-Type", "text/event-stream")]


def event(number, ident=None):
    """A pet as an event."""
    head = f"id: {ident}\n" if ident is not None else ""
    return f'{head}data: {{"id": {number}, "name": "x"}}\n\n'.encode()


def torn(body, *, missing=10):
    """A body that ends before its announced end."""
    return then_close(reply(200, body, HEAD, length=len(body) + missing))


def whole(body):
    """A body that ends in order."""
    return reply(200, body, HEAD)


def watch(method="GET", **options):
    """An operation that streams events."""
    plain = Operation(method, "/watch", lambda: types.Pet, query="a")
    return StreamOperation(plain, lambda: types.Pet, **options)


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(streams, "_SHORTEST_RETRY", 0.01)


@pytest.fixture
def follow(mode, client):
    """Read a stream to its end: the numbers of its events, and what ended it."""

    def read(operation=None, *, options=None, **rules):
        arguments = {"a": 1, "request_options": options or {}}
        plain = mode.run(stream(client, operation or watch(), arguments))
        events = plain.reconnecting(**rules)
        numbers, error = [], None
        with mode.entered(events):
            while True:
                try:
                    step = anext if hasattr(events, "__anext__") else next
                    numbers.append(mode.run(step(events)).id)
                except (StopIteration, StopAsyncIteration):
                    break
                except errors.AcmeError as caught:
                    error = caught
                    break
        return numbers, error, events

    return read


def ids(server):
    return [seen.headers.get("last-event-id") for seen in server.seen]


def test_a_torn_stream_is_an_error(mode, client, server):
    server.script(torn(event(1, "a")))
    events = mode.run(stream(client, watch(), {}))
    with mode.entered(events), pytest.raises(errors.APIConnectionError):
        mode.items(events)
    assert events.last_event_id == "a"
    server.script(whole(event(1) + b"data: cut"))
    events = mode.run(stream(client, watch(), {}))
    with pytest.raises(errors.StreamError) as caught:
        mode.items(events)
    assert caught.value.torn
    assert len(server.seen) == 1


def test_reconnects_after_the_last_event(server, follow):
    server.script(
        torn(event(1, "a") + event(2, "b") + b"id: c\ndata: {"),
        close,
        whole(event(3, "c") + b"id: d\ndata: {"),
        torn(event(4, "d")),
        whole(event(5)),
    )
    numbers, error, events = follow()
    assert (numbers, error) == ([1, 2, 3, 4, 5], None)
    # The call itself is tried again too, with the same header.
    assert ids(server) == [None, "b", "b", "c", "d"]
    assert {seen.query for seen in server.seen} == {"a=1"}
    assert server.last.headers["authorization"] == "Bearer sk-secret"
    assert events.last_event_id == "d"


def test_reconnecting_ends_after_the_maximum_of_attempts(make, server, follow):
    server.script(torn(event(1, "a")), torn(b""))
    numbers, error, _ = follow(tries=2)
    assert numbers == [1]
    assert isinstance(error, errors.APIConnectionError)
    assert ids(server) == [None, "a", "a"]


def test_an_event_resets_the_attempts(server, follow):
    server.script(
        *(torn(event(number, number)) for number in range(4)), whole(event(9))
    )
    assert follow(tries=1)[0] == [0, 1, 2, 3, 9]


def test_connections_that_fail_count(mode, server, follow):
    server.script(torn(event(1, "a")), close)
    numbers, error, _ = follow(tries=2, options={"max_retries": 0})
    assert numbers == [1]
    assert isinstance(error, errors.APIConnectionError)
    assert ids(server) == [None, "a", "a"]


def test_error_status_ends_reconnecting(server, follow):
    server.script(torn(event(1, "a")), reply(404))
    numbers, error, _ = follow()
    assert numbers == [1]
    assert isinstance(error, errors.NotFoundError)


def test_without_ids_only_a_stream_that_has_not_begun(server, follow):
    server.script(torn(event(1)))
    numbers, error, _ = follow()
    assert numbers == [1]
    assert isinstance(error, errors.APIConnectionError)
    assert len(server.seen) == 1
    server.script(torn(b": comment\n\n"), whole(event(1)))
    assert follow()[:2] == ([1], None)


@pytest.mark.parametrize("ident", ["\x01", "x" * 2000])
def test_ids_that_cannot_be_sent(server, follow, ident):
    server.script(torn(event(1, ident)))
    assert isinstance(follow()[1], errors.APIConnectionError)
    server.script(torn(event(1, ident)), reply(204))
    assert follow(endless=True)[:2] == ([1], None)
    assert ids(server) == [None, None]


def test_invalid_events_end_reconnecting(server, follow):
    server.script(whole(event(1, "a") + b"data: nonsense\n\n"))
    numbers, error, _ = follow()
    assert numbers == [1]
    assert isinstance(error, errors.StreamError)
    assert not error.torn
    assert len(server.seen) == 1


def test_the_end_marker(server, follow):
    done = b"data: [DONE]\n\n"
    server.script(whole(event(1, "a")), whole(event(2, "b") + done))
    assert follow(watch(end="[DONE]"), endless=True)[:2] == ([1, 2], None)
    assert ids(server) == [None, "a"]


def test_an_orderly_end_is_the_end(server, follow):
    server.script(whole(event(1, "a")))
    assert follow()[:2] == ([1], None)
    assert len(server.seen) == 1


def test_endless_streams(server, follow):
    server.script(whole(event(1)), whole(event(2, "b")), reply(204))
    assert follow(endless=True)[:2] == ([1, 2], None)
    assert ids(server) == [None, None, "b"]
    server.script(whole(event(1)), whole(b""))
    assert follow(endless=True, tries=2)[:2] == ([1], None)
    assert len(server.seen) == 3


def test_the_server_names_the_pause(monkeypatch, mode, server, follow):
    waits = []

    async def asleep(seconds):
        waits.append(seconds)

    monkeypatch.setattr(reconnect.time, "sleep", waits.append)
    monkeypatch.setattr("anyio.sleep", asleep)
    server.script(
        torn(b"retry: 250\n" + event(1, "a")),
        torn(b""),
        torn(b"retry: 99999999999\ndata:\n\n"),
        whole(event(2)),
    )
    assert follow()[0] == [1, 2]
    assert waits == [0.25, 0.25, 60.0]


def test_only_what_may_be_repeated(mode, client, server):
    server.script(whole(event(1)))
    for operation in (watch("POST"), watch(kind="jsonl")):
        events = mode.run(stream(client, operation, {}))
        refused = pytest.raises(errors.StreamError, match="idempotency key")
        with mode.entered(events), refused:
            events.reconnecting()
    keyed = {"request_options": {"idempotency_key": "k"}}
    server.script(torn(event(1, "a")), whole(event(2)))
    events = mode.run(stream(client, watch("POST"), keyed)).reconnecting()
    assert [pet.id for pet in mode.items(events)] == [1, 2]
    assert [seen.headers["idempotency-key"] for seen in server.seen] == ["k", "k"]


def test_closed_stream_does_not_reconnect(mode, client, server):
    server.script(whole(event(1, "a")))
    events = mode.run(stream(client, watch(), {})).reconnecting(endless=True)
    with mode.entered(events):
        pass
    assert mode.items(events) == []
    assert len(server.seen) == 1
