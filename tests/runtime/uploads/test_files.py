"""Files to be sent: what can be one, and what is known of it."""

import asyncio
import io
import os
import threading

import anyio
import pytest
from sdkwright.runtime.errors.failure import TransportFailure
from sdkwright.runtime.models.values import RefusedError
from sdkwright.runtime.uploads.files import CHUNK, open_source, open_upload


def content(source):
    return b"".join(source.start())


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "cat.png"
    path.write_bytes(b"0123456789" * 20_000)
    return path


@pytest.mark.parametrize("data", [b"abc", bytearray(b"abc"), memoryview(b"abc")])
def test_bytes(data):
    source = open_source(data)
    assert (source.length, source.replayable) == (3, True)
    assert content(source) == content(source) == b"abc"


def test_a_path_is_read_when_it_is_sent(path):
    source = open_source(path)
    assert (source.length, source.replayable) == (200_000, True)
    chunks = list(source.start())
    assert max(map(len, chunks)) == CHUNK
    assert b"".join(chunks) == content(source) == path.read_bytes()


def test_a_path_that_grows_or_is_missing(path, tmp_path):
    source = open_source(path)
    with path.open("ab") as file:
        file.write(b"more")
    assert len(content(source)) == 200_000
    with pytest.raises(FileNotFoundError):
        open_source(tmp_path / "missing")


def test_an_open_file_from_where_it_stands(path):
    with path.open("rb") as file:
        file.seek(3)
        source = open_source(file)
        assert (source.length, source.replayable) == (199_997, True)
        assert content(source) == content(source) == path.read_bytes()[3:]


def test_a_file_that_cannot_be_read_is_refused(path):
    with path.open("ab") as file, pytest.raises(RefusedError, match="for reading"):
        open_source(file)
    with pytest.raises(RefusedError, match="is closed"):
        open_source(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_with_a_path_is_read_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    source = open_source(tmp_path / "pipe")
    assert (source.length, source.replayable) == (None, False)
    write = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(b"abc"))
    write.start()
    assert content(source) == b"abc"
    write.join()


def test_a_file_that_cannot_say_where_it_stands():
    class Odd(io.BytesIO):
        def tell(self):
            raise OSError("no")

    source = open_source(Odd(b"abc"))
    assert (source.length, source.replayable) == (None, False)
    assert content(source) == b"abc"


def test_a_file_in_memory_that_grows():
    file = io.BytesIO(b"abc")
    source = open_source(file)
    file.seek(0, os.SEEK_END)
    file.write(b"more")
    assert content(source) == b"abc"


def test_a_file_that_shrinks():
    file = io.BytesIO(b"abcdef")
    source = open_source(file)
    file.truncate(3)
    assert content(source) == b"abc"


def test_what_has_nothing_left():
    file = io.BytesIO(b"abc")
    file.read()
    with pytest.raises(RefusedError, match="read to its end"):
        open_source(file)
    assert content(open_source(io.BytesIO())) == b""

    def parts():
        yield b"abc"

    async def later():
        yield b"abc"

    used, ended = parts(), later()
    assert content(open_source(used)) == b"abc"
    assert anyio.run(anext, ended) == b"abc"
    anyio.run(ended.aclose)
    for source in (used, ended):
        with pytest.raises(RefusedError, match="used up"):
            open_source(source)


def test_what_can_be_read_only_once():
    reader, writer = os.pipe()
    os.write(writer, b"abc")
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        source = open_source(file)
        assert (source.length, source.replayable) == (None, False)
        assert content(source) == b"abc"
        with pytest.raises(TransportFailure, match="only once"):
            source.start()


@pytest.mark.parametrize("wrong", ["cat.png", io.StringIO("x"), 5, [b"x"], None])
def test_what_is_no_file(wrong):
    with pytest.raises(RefusedError, match="must be given as bytes"):
        open_source(wrong)
    with pytest.raises(RefusedError):
        open_upload(("name", wrong))


def test_names(path):
    assert open_upload(b"x").name == ""
    assert open_upload(path).name == "cat.png"
    with path.open("rb") as file:
        assert open_upload(file).name == "cat.png"
        assert open_upload((None, file)).name == "cat.png"
        assert open_upload(("dog.png", file)).name == "dog.png"
    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as file:
        assert open_upload(file).name == ""
    assert open_upload(("", b"x")).name == ""


def test_media_types_and_headers():
    upload = open_upload(("a", b"x"))
    assert (upload.content_type, upload.headers) == ("", {})
    assert open_upload(("a", b"x", None)).content_type == ""
    upload = open_upload(("a", b"x", "text/plain", {"X-Id": "1"}))
    assert (upload.content_type, upload.headers) == ("text/plain", {"X-Id": "1"})
    assert content(upload.source) == b"x"


async def pieces():
    for piece in (b"a", b"", b"bc"):
        await asyncio.sleep(0)
        yield piece


def test_an_asynchronous_source_is_read_from_a_thread():
    async def main():
        source = open_source(pieces())
        assert (source.length, source.replayable) == (None, False)
        assert await anyio.to_thread.run_sync(content, source) == b"abc"

    asyncio.run(main())


def test_an_asynchronous_source_needs_an_asynchronous_client():
    source = open_source(pieces())
    with pytest.raises(TransportFailure, match="asynchronous client"):
        content(source)


def test_exceptions_of_asynchronous_sources_are_raised():
    async def broken():
        yield b"a"
        raise RuntimeError("mine")

    async def main():
        source = open_source(broken())
        with pytest.raises(RuntimeError, match="mine"):
            await anyio.to_thread.run_sync(content, source)

    asyncio.run(main())
