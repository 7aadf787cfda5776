"""Files from the server, in both modes."""

import asyncio
import io
import os
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sdkwright.runtime.errors.errors import InvalidArgumentError, StreamError
from sdkwright.runtime.errors.headers import Headers
from sdkwright.runtime.response.binary import AsyncBinaryResponse, BinaryResponse
from sdkwright.runtime.response.download_target import write_file
from sdkwright.runtime.response.raw_response import AsyncRawResponse, RawResponse

from tests.runtime.support.bodies import MODES

modes = pytest.mark.parametrize("mode", MODES)


def names(folder):
    return [path.name for path in folder.iterdir()]


class File:
    """A response that is a file, driven in either mode."""

    def __init__(self, mode, *chunks, **headers):
        self.mode = mode
        self.closed = 0
        self.chunks = chunks
        fields = Headers.of({key.replace("_", "-"): headers[key] for key in headers})
        if mode == "sync":
            raw = RawResponse(200, fields, self.walk(), self.close)
            self.response = BinaryResponse(raw, 1 << 20)
        else:
            raw = AsyncRawResponse(200, fields, self.awalk(), self.aclose)
            self.response = AsyncBinaryResponse(raw, 1 << 20)

    def walk(self):
        for chunk in self.chunks:
            if isinstance(chunk, BaseException):
                raise chunk
            yield chunk

    async def awalk(self):
        for chunk in self.walk():
            await asyncio.sleep(0)
            yield chunk

    def close(self):
        self.closed += 1

    async def aclose(self):
        self.close()

    def read(self):
        return self._do(self.response.read)

    def save(self, target, **options):
        return self._do(lambda: self.response.save(target, **options))

    def iterate(self, size=None):
        if self.mode == "sync":
            return list(self.response.iter_bytes(size))

        async def walk():
            return [chunk async for chunk in self.response.iter_bytes(size)]

        return asyncio.run(walk())

    def leave(self):
        if self.mode == "sync":
            with self.response as response:
                assert response is self.response
            return

        async def main():
            async with self.response as response:
                assert response is self.response

        asyncio.run(main())

    def _do(self, action):
        if self.mode == "sync":
            return action()

        async def main():
            return await action()

        return asyncio.run(main())


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


@modes
def test_permissions_of_a_file_are_kept(mode, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    for bits in (0o600, 0o640, 0o755, 0o200):
        path.chmod(bits)
        File(mode, b"new").save(path)
        assert stat.S_IMODE(path.stat().st_mode) == bits
    path.chmod(0o4755)
    File(mode, b"new").save(path)
    # Whoever runs it must not get the rights of its owner for other contents.
    assert stat.S_IMODE(path.stat().st_mode) == 0o755
    assert names(tmp_path) == ["a"]


@modes
def test_a_new_file_has_the_usual_permissions(mode, tmp_path):
    old = os.umask(0o027)
    try:
        File(mode, b"new").save(tmp_path / "a")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@modes
def test_a_file_that_may_not_be_written_to(mode, tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to everything
    file = File(mode, b"new")
    with pytest.raises(PermissionError, match="a"):
        file.save(path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]
    assert file.closed


@modes
@pytest.mark.parametrize("exists", [True, False])
def test_symbolic_links_are_kept(mode, exists, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    real, link, second = folder / "real", tmp_path / "link", tmp_path / "second"
    if exists:
        real.write_bytes(b"old")
        real.chmod(0o600)
    link.symlink_to("folder/real")
    second.symlink_to(link)
    assert File(mode, b"new").save(second) == 3
    assert second.is_symlink()
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert not real.is_symlink()
    if exists:
        assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert names(folder) == ["real"]
    assert sorted(names(tmp_path)) == ["folder", "link", "second"]


@modes
def test_dangling_symbolic_links(mode, tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="loop"):
        File(mode, b"new").save(tmp_path / "loop")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    with pytest.raises(IsADirectoryError):
        File(mode, b"new").save(tmp_path / "link")
    assert names(tmp_path / "folder") == []


@modes
def test_named_pipes_are_written_to(mode, tmp_path):
    path, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(path)
    link.symlink_to(path)
    with ThreadPoolExecutor(1) as pool:
        for target in (path, link):
            read = pool.submit(path.read_bytes)
            assert File(mode, b"ab", b"c").save(target) == 3
            assert read.result(timeout=10) == b"abc"
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert sorted(names(tmp_path)) == ["link", "pipe"]


@modes
def test_the_reader_of_a_pipe_leaves(mode, tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def progress(done, total):
        reader.close()

    with ThreadPoolExecutor(1) as pool:
        opened = pool.submit(path.open, "rb")
        # The other end is open before the reader is asked for.
        writer = path.open("wb")
        reader = opened.result(timeout=10)
        writer.close()
        file = File(mode, b"ab", b"c")
        with pytest.raises(BrokenPipeError):
            file.save(path, progress=progress)
    assert file.closed
    assert stat.S_ISFIFO(path.stat().st_mode)


@modes
def test_devices_are_written_to(mode, tmp_path):
    assert File(mode, b"abc").save(os.devnull) == 3
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    full = Path("/dev/full")
    if full.is_char_device():
        with pytest.raises(OSError, match="space"):
            File(mode, b"abc").save(full)
        assert full.is_char_device()


@modes
def test_sockets_are_refused(mode, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
        with pytest.raises(OSError, match="socket"):
            File(mode, b"abc").save("socket")
        assert names(tmp_path) == ["socket"]


def test_a_whole_file_or_none(tmp_path, monkeypatch):
    path = tmp_path / "a"
    write_file(path, b"abc")
    assert path.read_bytes() == b"abc"
    with pytest.raises(TypeError):
        write_file(path, "no bytes")
    assert path.read_bytes() == b"abc"
    assert names(tmp_path) == ["a"]
