"""Where a file is saved: permissions, symbolic links, pipes, devices, sockets."""

import io
import os
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sdkwright.runtime import InvalidArgumentError
from sdkwright.runtime.downloads.download_target import write_file

from tests.runtime.downloads.binary_support import File, modes, names


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


@modes
@pytest.mark.parametrize("target", [None, 5, b"name", io.StringIO()])
def test_what_is_no_target_is_refused(mode, target):
    file = File(mode, b"new")
    with pytest.raises(InvalidArgumentError, match=type(target).__name__):
        file.save(target)
    assert file.closed


@modes
def test_a_folder_that_is_missing_is_said_of_the_target(mode, tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        File(mode, b"new").save(tmp_path / "folder" / "a.bin")
    assert caught.value.filename == str(tmp_path / "folder" / "a.bin")
