"""Recordings: made with a server, replayed without."""

import io
import json

import pytest
from sdkwright.runtime.testing.tape import Tape
from sdkwright.runtime.testing.tape_format import TapeError

from tests.runtime.support.acme import errors, types
from tests.runtime.support.server import reply, then_close

PET = {"id": 1, "name": "Rex"}
EVENTS = (
    'data: {"pet": 1, "does": "sit"}\n\ndata: {"pet": 1, "does": "roll"}\n\n'
    "data: [DONE]\n\n"
)
STREAM = reply(200, EVENTS, [("Content-Type", "text/event-stream")])
SECRET = "sk-secret"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tapes" / "one.jsonl"


@pytest.fixture
def taped(make, mode):
    """Make a client with a tape."""

    def client(tape, **options):
        sync = mode.name == "sync"
        layer = tape.middleware if sync else tape.async_middleware
        return make(middleware=[layer], **options)

    return client


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_what_was_recorded_is_replayed(taped, mode, server, path):
    server.script(reply(503), reply(body=PET, headers=[("X-Request-Id", "r-1")]))
    with Tape(path) as tape:
        assert tape.recording
        assert tape.unused == []
        assert mode.run(taped(tape).pets.retrieve(1)).name == "Rex"
        assert not path.exists()
    assert len(server.seen) == 2
    with Tape(path) as tape:
        assert not tape.recording
        assert tape.unused == ["GET /v1/pets/1"] * 2
        client = taped(tape, base_url="http://localhost:1/v1", api_key="another")
        raw = mode.run(client.pets.with_raw_response.retrieve(1))
        assert (raw.parse().name, raw.request_id, raw.retries_taken) == (
            "Rex",
            "r-1",
            1,
        )
        assert tape.unused == []
    assert len(server.seen) == 2


def test_the_file_can_be_read(taped, mode, server, path):
    server.script(reply(body=PET), reply(200, "a\nb\n", [("Content-Type", "text/x")]))
    with Tape(path, mode="record") as tape:
        client = taped(tape)
        mode.run(client.pets.create(name="Rex"))
        mode.run(client.boxes.label(text="Cæsar"))
    head, first, second = lines(path)
    assert head == {"recording": 1}
    assert first["request"]["method"] == "POST"
    assert first["request"]["url"] == f"{server.url}/v1/pets"
    assert first["request"]["body"] == {"json": {"name": "Rex"}}
    assert ["authorization", "***"] in first["request"]["headers"]
    assert first["response"] == {
        "status": 200,
        "headers": [["content-type", "application/json"]],
        "body": {"json": PET},
    }
    assert second["request"]["body"] == {"text": "text=C%C3%A6sar"}
    assert second["response"]["body"] == {"text": ["a\n", "b\n"]}
    assert SECRET not in path.read_text()
    with Tape(path, mode="replay") as tape:
        client = taped(tape)
        # In any order; equal ones in the order of the recording.
        assert mode.run(client.boxes.label(text="Cæsar")) == "a\nb\n"
        assert mode.run(client.pets.create(name="Rex")).name == "Rex"


def test_streams(taped, mode, server, path):
    server.script(STREAM)
    for _ in range(2):
        with Tape(path) as tape:
            events = mode.run(taped(tape).pets.act(1, trick="x", stream=True))
            assert [each.does for each in mode.items(events)] == ["sit", "roll"]
    assert lines(path)[1]["response"]["body"]["text"][0].startswith("data: {")


def test_a_stream_that_was_left(taped, mode, server, path):
    server.script(STREAM)
    with Tape(path) as tape:
        events = mode.run(taped(tape).pets.act(1, trick="x", stream=True))
        mode.run(events.close())
    assert lines(path)[1]["response"]["complete"] is False
    with Tape(path) as tape:
        events = mode.run(taped(tape).pets.act(1, trick="x", stream=True))
        with pytest.raises(errors.APIConnectionError, match="recording ends here"):
            mode.items(events)


def test_files(taped, mode, server, path, tmp_path):
    sound = bytes(range(256)) * 1000
    server.script(reply(200, sound, [("Content-Type", "image/png")]))
    for _ in range(2):
        with Tape(path) as tape:
            response = mode.run(taped(tape).boxes.photo("b"))
            assert response.length == len(sound)
            assert mode.run(response.read()) == sound
    assert "base64" in lines(path)[1]["response"]["body"]


@pytest.mark.parametrize("known", [True, False])
def test_uploads(taped, mode, server, path, known):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    server.script(reply(body={"label": "b"}))
    for _ in range(2):
        with Tape(path) as tape:
            photo = io.BytesIO(b"\x89sound") if known else Pipe(b"\x89sound")
            box = mode.run(taped(tape).boxes.upload(title="t", photo=("p", photo)))
            assert box.label == "b"
    assert b"\r\n\r\n\x89sound\r\n" in server.last.body
    assert len(server.seen) == 1


def test_pages(taped, mode, server, path):
    page = {"items": [PET], "totalPages": 2}
    server.script(reply(body=page), reply(body=page | {"items": [PET, PET]}))
    for _ in range(2):
        with Tape(path) as tape:
            assert len(mode.items(taped(tape).pets.list(limit=1))) == 3


def test_no_content(taped, mode, server, path):
    server.script(reply(204))
    for _ in range(2):
        with Tape(path) as tape:
            raw = mode.run(taped(tape).pets.with_raw_response.delete(1))
            assert raw.status_code == 204
            assert "content-length" not in raw.headers


def test_compressed_bodies(taped, mode, server, path):
    import gzip

    fields = [("Content-Encoding", "gzip"), ("Content-Type", "application/json")]
    server.script(reply(200, gzip.compress(json.dumps(PET).encode()), fields))
    for _ in range(2):
        with Tape(path) as tape:
            raw = mode.run(taped(tape).pets.with_raw_response.retrieve(1))
            assert raw.parse().name == "Rex"
            assert "content-encoding" not in raw.headers


def test_interrupted_bodies_are_recorded_as_incomplete(taped, mode, server, path):
    cut = reply(200, b'{"id"', [("Content-Type", "application/json")], length=99)
    server.script(then_close(cut), reply(body=PET))
    with Tape(path) as tape:
        assert mode.run(taped(tape).pets.retrieve(1)).name == "Rex"
    with Tape(path) as tape:
        with pytest.raises(errors.APIConnectionError, match="recording ends here"):
            mode.run(taped(tape).pets.retrieve(1))
        assert mode.run(taped(tape).pets.retrieve(1)).name == "Rex"


def test_a_request_that_is_not_there(taped, mode, server, path):
    server.script(reply(body=PET))
    with Tape(path) as tape:
        client = taped(tape)
        mode.run(client.pets.create(name="Rex", tricks=["sit"]))
        mode.run(client.pets.retrieve(1))
    with pytest.raises(TapeError) as caught, Tape(path) as tape:
        mode.run(taped(tape).pets.create(name="Rex", tricks=["roll"]))
    message = str(caught.value)
    assert message.startswith(f"{path} has no POST /v1/pets to replay.\n")
    assert '-   "sit"\n+   "roll"' in message
    assert "mode='record'" in message


def test_once_more_than_recorded(taped, mode, server, path):
    server.script(reply(body=PET))
    with Tape(path) as tape:
        mode.run(taped(tape).pets.retrieve(1))
    with pytest.raises(
        TapeError, match="recorded 1 times, and was asked for once more"
    ):
        replay_twice(taped, mode, path)


def replay_twice(taped, mode, path):
    with Tape(path) as tape:
        client = taped(tape)
        mode.run(client.pets.retrieve(1))
        try:
            mode.run(client.pets.retrieve(1))
        except AssertionError:
            pass  # a program that swallows everything: the tape does not forget


def test_an_empty_recording_and_a_long_difference(taped, mode, server, path):
    with Tape(path):
        pass
    with pytest.raises(TapeError, match="Nothing is recorded"), Tape(path) as tape:
        mode.run(taped(tape).pets.retrieve(1))
    server.script(reply(body=PET))
    tricks = [f"{number}" for number in range(100)]
    with Tape(path, mode="record") as tape:
        mode.run(taped(tape).pets.create(name="Rex", tricks=tricks))
    with pytest.raises(TapeError, match=r"\n\.\.\.\n"), Tape(path) as tape:
        mode.run(taped(tape).pets.create(name="Rex", tricks=["other"] * 90))


def test_recording_is_not_written_after_an_exception(path):
    with pytest.raises(KeyError), Tape(path):
        raise KeyError
    assert not path.exists()


def test_a_limit(taped, mode, server, path):
    server.script(reply(200, b"x" * 2000, [("Content-Type", "image/png")]))
    with pytest.raises(TapeError, match="longer than the limit of 1000 bytes"):
        photo(taped, mode, Tape(path, max_bytes=1000))
    with pytest.raises(TapeError, match="longer than the limit of 10 bytes"):
        create(taped, mode, Tape(path, max_bytes=10))
    assert not path.exists()
    path.parent.mkdir()
    path.write_text("x" * 3000)
    with pytest.raises(TapeError, match="longer than the limit"):
        Tape(path, max_bytes=1000)


def photo(taped, mode, tape):
    with tape:
        mode.run(mode.run(taped(tape).boxes.photo("b")).read())


def create(taped, mode, tape):
    with tape:
        mode.run(taped(tape).pets.create(name="x" * 50))


HEAD = '{"recording": 1}\n'
BROKEN = [
    ("", ":1: This is no recording"),
    ("{}", ":1: This is no recording"),
    (f"{HEAD}\n5", ":3: it has no request"),
    (f"{HEAD}{{}}", ":2: it has no request"),
    (f'{HEAD}{{"request": {{}}}}', ":2: it has no response"),
    (f'{HEAD}{{"request": {{}}, "response": {{}}}}', ":2: it has no status"),
    (
        f'{HEAD}{{"request": {{"body": 5}}, "response": {{"status": 1}}}}',
        "is no object",
    ),
    (
        f'{HEAD}{{"request": {{"body": {{}}}}, "response": {{"status": 1}}}}',
        "known form",
    ),
    (f"{HEAD}{'[' * 100_000}", ":2: "),
    (f"{HEAD}no JSON", ":2: "),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_files_that_are_no_recordings(text, words, tmp_path):
    path = tmp_path / "x"
    path.write_text(text)
    with pytest.raises(TapeError, match=words):
        Tape(path)


def test_no_file(path):
    with pytest.raises(TapeError, match="There is no recording to replay"):
        Tape(path, mode="replay")


def test_a_recording_by_hand(taped, mode, path):
    path.parent.mkdir()
    exchange = {
        "request": {"method": "GET", "url": "http://x/v1/pets/1", "headers": [5]},
        "response": {"status": 200, "body": {"text": json.dumps(PET)}},
    }
    path.write_text(HEAD + json.dumps(exchange))
    with Tape(path) as tape:
        assert mode.run(taped(tape).pets.retrieve(1)) == types.Pet(**PET)
