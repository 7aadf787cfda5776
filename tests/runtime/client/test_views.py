"""Raw responses, unread bodies, unsent requests."""

import inspect
import shlex

import pytest
from sdkwright.runtime import APIResponse, PreparedRequest, Stream
from sdkwright.runtime.client import written_views
from sdkwright.runtime.results.streamed import AsyncStreamedCall, StreamedCall

from tests.runtime.support.acme import errors, resources, types
from tests.runtime.support.acme.resources import pets
from tests.runtime.support.calls import paginate, stream
from tests.runtime.support.server import reply, then_close

PET = {"id": 1, "name": "Rex"}
OK = reply(body=PET, headers=[("X-Request-Id", "r-1")])
EVENTS = reply(
    200,
    'data: {"pet": 1, "does": "sit"}\n\ndata: {"pet": 1, "does": "roll"}\n\ndata: [DONE]\n\n',
    [("Content-Type", "text/event-stream")],
)
PAGES = (
    reply(body={"items": [PET], "totalPages": 2}),
    reply(body={"items": [{"id": 2, "name": "Ada"}], "totalPages": 2}),
)


def test_raw(mode, client, server):
    server.script(reply(503), OK)
    response = mode.run(client.pets.with_raw_response.retrieve(5))
    assert isinstance(response, APIResponse)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.request_id == "r-1"
    assert response.retries_taken == 1
    assert response.url == f"{server.url}/v1/pets/5"
    assert response.request.method == "GET"
    assert response.elapsed > 0
    assert response.json() == PET
    assert response.text == '{"id": 1, "name": "Rex"}'
    assert response.content == response.text.encode()
    pet = response.parse()
    assert isinstance(pet, types.Pet)
    assert response.parse() is pet
    assert repr(response) == f"<APIResponse 200 {server.url}/v1/pets/5>"


def test_raw_responses_are_parsed_on_demand(mode, client, server):
    server.script(reply(200, "no json", [("Content-Type", "text/x; charset=latin-1")]))
    response = mode.run(client.pets.with_raw_response.retrieve(5))
    assert response.text == "no json"
    with pytest.raises(errors.APIResponseValidationError):
        response.parse()
    with pytest.raises(ValueError):
        response.json()


@pytest.mark.parametrize(
    ("charset", "text"), [("latin-1", "é"), ("nope", "\ufffd"), ("hex", "\ufffd")]
)
def test_raw_text(mode, client, server, charset, text):
    kind = f"application/json; charset={charset}"
    server.script(reply(200, b"\xe9", [("Content-Type", kind)]))
    assert mode.run(client.pets.with_raw_response.retrieve(5)).text == text


def test_raw_errors_are_raised(mode, client, server):
    server.script(reply(404, {"message": "x"}))
    with pytest.raises(errors.NotFoundError):
        mode.run(client.pets.with_raw_response.retrieve(5))


def test_raw_pages(mode, client, server):
    server.script(*PAGES)
    response = mode.run(client.pets.with_raw_response.list(limit=1))
    assert response.status_code == 200
    page = response.parse()
    assert [pet.name for pet in page.items] == ["Rex"]
    assert [pet.name for pet in mode.items(page)] == ["Rex", "Ada"]
    assert server.last.query == "page=2&limit=1"


def test_raw_streams(mode, client, server):
    server.script(EVENTS)
    response = mode.run(client.pets.with_raw_response.act(1, trick="x", stream=True))
    assert response.headers["content-type"] == "text/event-stream"
    assert response.content == b""
    with mode.entered(response.parse()) as events:
        assert [event.does for event in mode.items(events)] == ["sit", "roll"]


def test_raw_nothing(mode, client, server):
    server.script(reply(204))
    response = mode.run(client.pets.with_raw_response.delete(5))
    assert response.parse() is None
    assert response.parse() is None


def test_streaming(mode, client, server):
    server.script(OK)
    call = client.pets.with_streaming_response.retrieve(5)
    assert isinstance(call, StreamedCall | AsyncStreamedCall)
    assert server.seen == []
    with mode.entered(call) as response:
        assert len(server.seen) == 1
        assert response.status_code == 200
        assert response.request_id == "r-1"
        assert mode.run(response.parse()).name == "Rex"
        assert mode.run(response.read()) == b'{"id": 1, "name": "Rex"}'
        assert mode.run(response.text()) == '{"id": 1, "name": "Rex"}'
        assert mode.run(response.json()) == PET
        assert mode.items(response.iter_bytes()) == [b'{"id": 1, "name": "Rex"}']
    with mode.entered(client.pets.with_streaming_response.retrieve(5)) as response:
        assert (
            b"".join(mode.items(response.iter_bytes())) == b'{"id": 1, "name": "Rex"}'
        )
    assert server.connections == 1


def test_streaming_text_and_lines(mode, client, server):
    body = "é1\r\né2\n\n3".encode("utf-16-le")
    kind = ("Content-Type", "text/plain; charset=UTF-16LE")

    def script(connection):
        head, _, rest = reply(200, body, [kind]).partition(b"\r\n\r\n")
        connection.sendall(head + b"\r\n\r\n")
        for index in range(len(rest)):
            connection.sendall(rest[index : index + 1])

    server.script(script)
    streaming = client.pets.with_streaming_response
    with mode.entered(streaming.retrieve(5)) as response:
        assert "".join(mode.items(response.iter_text())) == "é1\r\né2\n\n3"
    with mode.entered(streaming.retrieve(5)) as response:
        assert mode.items(response.iter_lines()) == ["é1", "é2", "", "3"]


def test_streaming_ended_line(mode, client, server):
    server.script(reply(200, b"a\nb\n"))
    with mode.entered(client.pets.with_streaming_response.retrieve(5)) as response:
        assert mode.items(response.iter_lines()) == ["a", "b"]


def test_streaming_left_unread(mode, client, server):
    server.script(reply(200, b"x" * 1_000_000), OK)
    with mode.entered(client.pets.with_streaming_response.retrieve(5)):
        pass
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 2


def test_streaming_pages_and_streams(mode, client, server):
    server.script(*PAGES)
    with mode.entered(client.pets.with_streaming_response.list()) as response:
        page = mode.run(response.parse())
        assert [pet.name for pet in mode.items(page)] == ["Rex", "Ada"]
    server.script(EVENTS)
    streaming = client.pets.with_streaming_response
    with mode.entered(streaming.act(1, trick="x", stream=True)) as response:
        events = mode.run(response.parse())
        assert [event.does for event in mode.items(events)] == ["sit", "roll"]


def test_streaming_errors(mode, client, server):
    server.script(reply(404, {"message": "x"}))
    call = client.pets.with_streaming_response.retrieve(5)
    with pytest.raises(errors.NotFoundError), mode.entered(call):
        pass
    if mode.name == "sync":  # what was not entered can be left
        call.__exit__(None, None, None)
    else:
        mode.run(call.__aexit__(None, None, None))
    cut = then_close(reply(200, b"x" * 10, length=100))
    server.script(cut)
    with mode.entered(client.pets.with_streaming_response.retrieve(5)) as response:
        with pytest.raises(errors.APIConnectionError) as caught:
            mode.run(response.read())
        assert caught.value.sent is True
    server.script(reply(200, b"x", [("Content-Encoding", "gzip")]))
    with (
        mode.entered(client.pets.with_streaming_response.retrieve(5)) as response,
        pytest.raises(errors.APIResponseValidationError, match="damaged"),
    ):
        mode.items(response.iter_bytes())
    server.script(then_close(reply(200, b"x", length=1 << 40)))
    with (
        mode.entered(client.pets.with_streaming_response.retrieve(5)) as response,
        pytest.raises(errors.APIResponseValidationError, match="longer than"),
    ):
        mode.run(response.read())


def test_streams(mode, client, server):
    server.script(EVENTS)
    with mode.entered(mode.run(client.pets.act(1, trick="sit", stream=True))) as events:
        found = mode.items(events)
    assert all(isinstance(event, types.PetEvent) for event in found)
    assert [event.does for event in found] == ["sit", "roll"]
    assert server.last.json() == {"trick": "sit", "stream": True}
    assert server.last.headers["accept"] == "text/event-stream"
    server.script(OK)
    assert isinstance(mode.run(client.pets.act(1, trick="sit")), types.Pet)
    assert server.last.json() == {"trick": "sit"}
    assert isinstance(
        mode.run(client.pets.act(1, trick="sit", stream=False)), types.Pet
    )


def test_streams_that_break(mode, client, server):
    script = then_close(reply(200, 'data: {"pet": 1, "does": "sit"}\n\n', length=900))
    server.script(script)
    events = mode.run(client.pets.act(1, trick="sit", stream=True))
    with mode.entered(events), pytest.raises(errors.APIConnectionError):
        mode.items(events)
    server.script(reply(200, "data: {}x\n\n", [("Content-Type", "text/event-stream")]))
    events = mode.run(client.pets.act(1, trick="sit", stream=True))
    with mode.entered(events), pytest.raises(errors.StreamError) as caught:
        mode.items(events)
    assert caught.value.request.path == "/v1/pets/1/act"
    server.script(reply(404, {"message": "x"}))
    with pytest.raises(errors.NotFoundError):
        mode.run(client.pets.act(1, trick="sit", stream=True))


def test_streams_outlive_the_total_limit(mode, client, server):
    import time

    def slowly(connection):
        head = b"HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\n\r\n"
        connection.sendall(head)
        for _ in range(4):
            time.sleep(0.1)
            connection.sendall(b'data: {"pet": 1, "does": "sit"}\n\n')
        connection.sendall(b"data: [DONE]\n\n")
        return True

    server.script(slowly)
    from sdkwright.runtime import Timeout

    limits = Timeout(total=0.3, read=5)
    events = mode.run(client.pets.act(1, trick="x", stream=True, timeout=limits))
    with mode.entered(events):
        assert len(mode.items(events)) == 4


@pytest.mark.parametrize(
    ("select", "where"),
    [
        ("header:X-Stream=yes", ("headers", "x-stream", "yes")),
        ("query:stream=true", ("query", "stream=true")),
        ("body:mode=events", ("json", {"mode": "events", "a": 1})),
        ("", ("json", {"a": 1})),
    ],
)
def test_selectors_of_streams(mode, client, server, select, where):
    from sdkwright.runtime.operation.operation import Operation
    from sdkwright.runtime.operation.stream_operation import StreamOperation

    operation = Operation("POST", "/x", lambda: object, body="a", auth="")
    selecting = StreamOperation(
        operation, lambda: object, kind="jsonl", select=select, accept="text/lines"
    )
    server.script(reply(200, '{"n": 1}\n{"n": 2}\n'))
    events = mode.run(stream(client, selecting, {"a": 1}))
    with mode.entered(events):
        assert mode.items(events) == [{"n": 1}, {"n": 2}]
    seen = server.last
    assert seen.headers["accept"] == "text/lines"
    match where:
        case ("headers", name, value):
            assert seen.headers[name] == value
        case ("query", text):
            assert seen.query == text
        case ("json", body):
            assert seen.json() == body
    assert repr(selecting) == "<StreamOperation <Operation POST /x>>"


def test_downloads(mode, client, server):
    server.script(reply(200, b"\x89PNG", [("Content-Type", "image/png")]))
    with mode.entered(mode.run(client.boxes.photo("b/1"))) as photo:
        assert photo.content_type == "image/png"
        assert mode.run(photo.read()) == b"\x89PNG"
    assert server.last.target == "/v1/boxes/b%2F1/photo"
    assert server.last.headers["accept"] == "image/png"
    server.script(reply(404, {"message": "x"}))
    with pytest.raises(errors.NotFoundError):
        mode.run(client.boxes.photo("b"))
    server.script(then_close(reply(200, b"x", length=10)))
    with (
        mode.entered(mode.run(client.boxes.photo("b"))) as photo,
        pytest.raises(errors.APIConnectionError),
    ):
        mode.run(photo.read())


def test_downloads_left_unread_release_their_connection(mode, client, server):
    server.script(reply(200, b"x" * 10))
    for _ in range(3):
        photo = mode.run(client.boxes.photo("b"))
        mode.run(photo.close())
    assert server.connections <= 3


def test_prepare(mode, client, server):
    request = client.pets.prepare.rename(5, name="Ré's", dry_run=True, trace="t")
    assert isinstance(request, PreparedRequest)
    assert server.seen == []
    assert request.method == "PATCH"
    assert request.url == f"{server.url}/v1/pets/5?dryRun=true"
    assert request.headers["content-type"] == "application/json"
    assert "authorization" not in request.headers
    assert request.content == '{"name":"Ré\'s"}'.encode()
    assert request.credentials == (
        ("header", "authorization", "Bearer ${ACME_API_KEY}"),
    )
    assert "sk-secret" not in repr(request) + request.curl()
    words = shlex.split(request.curl())
    assert words[:3] == ["curl", "-X", "PATCH"]
    assert "authorization: Bearer ${ACME_API_KEY}" in words
    assert words[words.index("--data-binary") + 1] == '{"name":"Ré\'s"}'
    assert words[-1] == request.url


def test_prepare_pages_streams_and_files(mode, client, server):
    assert client.pets.prepare.list(limit=3).url.endswith("/v1/pets/?limit=3")
    request = client.pets.prepare.act(1, trick="x", stream=True)
    assert request.headers["accept"] == "text/event-stream"
    with pytest.raises(errors.InvalidArgumentError):
        client.pets.prepare.retrieve("")
    assert server.seen == []


def test_signatures_and_texts_survive():
    for view in (
        resources.pets.PetsWithRawResponse,
        resources.pets.PetsWithStreamingResponse,
        resources.pets.PetsPrepare,
        resources.pets.AsyncPetsWithRawResponse,
        resources.pets.AsyncPetsWithStreamingResponse,
        resources.pets.AsyncPetsPrepare,
    ):
        assert view.retrieve.__doc__ == "Fetch a pet."
        assert view.retrieve.__name__ == "retrieve"
    assert inspect.iscoroutinefunction(resources.pets.AsyncPetsWithRawResponse.list)


def test_views_do_not_change_their_client(mode, client, server):
    server.script(OK)
    mode.run(client.pets.with_raw_response.retrieve(5))
    assert isinstance(mode.run(client.pets.retrieve(5)), types.Pet)
    assert isinstance(Stream, type)


def test_views_that_are_written_out_have_pages_and_streams(mode, client, server):
    """So it is done where a method is deprecated."""
    given = {"page": 2, "request_options": {}}
    acting = {"pet_id": 1, "trick": "x", "request_options": {}}

    def pages(sending):
        return paginate(sending, pets._LIST, given)

    def events(sending):
        return stream(sending, pets._ACT_STREAM, acting)

    prefix = "" if mode.name == "sync" else "async_"
    view = client.pets.with_raw_response
    server.script(PAGES[1], EVENTS, EVENTS)
    response = mode.run(getattr(written_views, f"{prefix}raw_call")(view, pages))
    assert [pet.name for pet in response.parse().items] == ["Ada"]
    response = mode.run(getattr(written_views, f"{prefix}raw_call")(view, events))
    assert [each.does for each in mode.items(response.parse())] == ["sit", "roll"]
    with mode.entered(
        getattr(written_views, f"{prefix}streaming_call")(view, events)
    ) as one:
        found = mode.run(one.parse())
        assert [each.does for each in mode.items(found)] == ["sit", "roll"]
    request = getattr(written_views, f"{prefix}prepared_call")(view, pages)
    assert request.url.endswith("page=2")
