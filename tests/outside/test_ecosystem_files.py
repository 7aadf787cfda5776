"""Cases of others about files: what people have in hand when they upload something."""

from __future__ import annotations

import io

import pytest

from tests.outside.values_support import caller, needs_cases, package

__all__ = ["caller"]

pytestmark = needs_cases


class _OnlyRead:
    """What has `read` alone, as many wrappers do."""

    def __init__(self, data: bytes) -> None:
        self._file = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


class _Upload(_OnlyRead):
    """What web frameworks hand over: named, with a media type, and read by coroutines."""

    filename = "a.txt"
    content_type = "text/plain"

    async def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


@pytest.fixture
def one(caller):
    return caller(package("reports/21-"))


def _names() -> tuple[str, str]:
    return "POST /f", "PUT /r"


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"data",
        lambda: bytearray(b"data"),
        lambda: memoryview(b"data"),
        lambda: io.BytesIO(b"data"),
        lambda: _OnlyRead(b"data"),
        lambda: iter([b"da", b"ta"]),
        lambda: (each for each in (b"da", b"ta")),
    ],
)
def test_files_of_every_kind(one, make):
    one.call("POST /f", file=make())
    parts = one.body.split(b"\r\n\r\n")
    assert len(parts) == 2
    assert parts[1].startswith(b"data\r\n--")
    assert b'name="file"' in one.body
    one.call("PUT /r", body=make())
    assert one.body == b"data"


def test_uploads_of_web_frameworks(one):
    if one.mode.name == "sync":
        with pytest.raises(one.module.InvalidArgumentError, match="coroutine|async"):
            one.call("POST /f", file=_Upload(b"data"))
        with pytest.raises(one.module.InvalidArgumentError, match="coroutine|async"):
            one.call("PUT /r", body=_Upload(b"data"))
        return
    one.call("POST /f", file=_Upload(b"data"))
    assert b'filename="a.txt"' in one.body
    assert b"Content-Type: text/plain" in one.body
    assert b"\r\n\r\ndata\r\n" in one.body
    one.call("PUT /r", body=_Upload(b"data"))
    assert one.body == b"data"


def test_what_is_no_file_is_refused_in_words(one):
    for value in (5, object(), {"a": 1}, [1]):
        with pytest.raises(one.module.InvalidArgumentError, match="file"):
            one.call("POST /f", file=value)
        with pytest.raises(one.module.InvalidArgumentError, match="sent"):
            one.call("PUT /r", body=value)
    assert not one.server.seen


def test_files_open_as_text_are_refused(one, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("data")
    with (
        path.open(encoding="utf-8") as file,
        pytest.raises(one.module.InvalidArgumentError, match="binary"),
    ):
        one.call("POST /f", file=file)
