"""Files from the server, in both modes."""

import asyncio
import io

import pytest
from sdkwright.runtime.errors.errors import InvalidArgumentError, StreamError

from tests.runtime.downloads.binary_support import File, modes, names


@modes
def test_reading(mode):
    file = File(mode, b"ab", b"", b"c")
    assert file.read() == b"abc"
    assert file.closed
    assert file.read() == b"abc"
    assert file.iterate() == [b"abc"]
    assert file.iterate(2) == [b"ab", b"c"]


@modes
@pytest.mark.parametrize(
    ("size", "chunks"),
    [
        (None, [b"abc", b"d", b"ef"]),
        (2, [b"ab", b"cd", b"ef"]),
        (4, [b"abcd", b"ef"]),
        (6, [b"abcdef"]),
        (9, [b"abcdef"]),
        (1, [b"a", b"b", b"c", b"d", b"e", b"f"]),
    ],
)
def test_chunks(mode, size, chunks):
    file = File(mode, b"abc", b"d", b"ef")
    assert file.iterate(size) == chunks
    assert file.closed


@modes
def test_chunks_of_nothing(mode):
    with pytest.raises(InvalidArgumentError):
        File(mode, b"abc").iterate(0)
    assert File(mode).iterate(5) == []


@modes
def test_body_can_be_iterated_only_once(mode):
    file = File(mode, b"abc")
    file.iterate()
    for again in (file.iterate, file.read):
        with pytest.raises(StreamError, match="only once"):
            again()
    closed = File(mode, b"abc")
    closed.leave()
    assert closed.closed
    with pytest.raises(StreamError):
        closed.read()


@modes
def test_headers_are_available_before_reading(mode):
    response = File(
        mode,
        content_type="application/pdf",
        content_length="12",
        content_disposition='attachment; filename="../a.pdf"',
    ).response
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/pdf"
    assert response.content_type == "application/pdf"
    assert response.filename == "a.pdf"
    assert response.length == 12
    assert repr(response) == f"<{type(response).__name__} 200 application/pdf>"
    bare = File(mode).response
    assert (bare.content_type, bare.filename, bare.length) == (None, None, None)


@modes
@pytest.mark.parametrize(
    "headers",
    [
        {"content_length": "x"},
        {"content_length": "-1"},
        {"content_length": "²"},
        {"content_length": "5", "content_encoding": "gzip"},
    ],
)
def test_a_length_that_does_not_hold(mode, headers):
    assert File(mode, **headers).response.length is None


@modes
def test_saving_under_a_path(mode, tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    seen = []
    file = File(mode, b"ab", b"c", content_length="3")
    size = file.save(path, progress=lambda done, total: seen.append((done, total)))
    assert size == 3
    assert path.read_bytes() == b"abc"
    assert seen == [(2, 3), (3, 3)]
    assert file.closed
    assert names(tmp_path) == ["a.bin"]
    assert File(mode).save(str(tmp_path / "empty")) == 0
    assert (tmp_path / "empty").read_bytes() == b""


@modes
def test_saving_what_was_read(mode, tmp_path):
    file = File(mode, b"abc")
    file.read()
    assert file.save(tmp_path / "a") == 3
    assert (tmp_path / "a").read_bytes() == b"abc"


@modes
def test_saving_into_an_open_file(mode):
    target = io.BytesIO()
    file = File(mode, b"ab", b"c")
    assert file.save(target) == 3
    assert target.getvalue() == b"abc"
    assert not target.closed
    assert file.closed


@modes
@pytest.mark.parametrize("fault", ["connection", "progress"])
def test_half_a_file_is_no_file(mode, fault, tmp_path):
    def progress(done, total):
        if fault == "progress":
            raise RuntimeError("stop")

    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    file = File(mode, b"ab", OSError("reset"))
    with pytest.raises((OSError, RuntimeError), match=r"reset|stop"):
        file.save(path, progress=progress)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.bin"]
    assert file.closed


@modes
def test_a_fault_while_writing_into_an_open_file(mode):
    target = io.BytesIO()
    with pytest.raises(OSError, match="reset"):
        File(mode, b"ab", OSError("reset")).save(target)
    assert not target.closed


@modes
def test_a_folder_that_does_not_exist(mode, tmp_path):
    file = File(mode, b"abc")
    with pytest.raises(FileNotFoundError):
        file.save(tmp_path / "missing" / "a")
    assert file.closed


@modes
def test_a_path_that_is_a_folder(mode, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError, match="folder"):
        File(mode, b"abc").save(tmp_path / "folder")
    assert names(tmp_path) == ["folder"]


@modes
def test_a_path_that_becomes_a_folder(mode, tmp_path):
    path = tmp_path / "folder"
    with pytest.raises(OSError, match="folder"):
        File(mode, b"abc").save(path, progress=lambda *_: path.mkdir())
    assert names(tmp_path) == ["folder"]


def test_saving_does_not_block_the_event_loop(tmp_path):
    class Slow(io.BytesIO):
        def write(self, data):
            import time

            time.sleep(0.02)
            return super().write(data)

    async def main():
        ticks = 0

        async def tick():
            nonlocal ticks
            while True:
                await asyncio.sleep(0.001)
                ticks += 1

        ticking = asyncio.ensure_future(tick())
        file = File("async", *[b"x"] * 5)
        await file.response.save(Slow())
        ticking.cancel()
        return ticks

    assert asyncio.run(main()) > 10


def test_cancelling_leaves_nothing_behind(tmp_path):
    async def main():
        file = File("async", *[b"x"] * 1000)
        reached = asyncio.Event()
        task = asyncio.ensure_future(
            file.response.save(tmp_path / "a", progress=lambda *_: reached.set())
        )
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert file.closed

    asyncio.run(main())
    assert names(tmp_path) == []
