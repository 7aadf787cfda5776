"""Files from servers that name them, cut them, or pack them."""

import pytest
from sdkwright.runtime import Timeout

from tests.runtime.faults.rows import must
from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply, then_close

PATHS = [
    ('attachment; filename="../../x"', "x"),
    ("attachment; filename=../../.ssh/authorized_keys", "authorized_keys"),
    ("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"),
    ('attachment; filename="..\\\\..\\\\boot.ini"', "boot.ini"),
    ('attachment; filename="C:\\\\x.exe"', "x.exe"),
    ('attachment; filename="/etc/passwd"', "passwd"),
    ('attachment; filename=".."', None),
    ('attachment; filename="CON"', None),
    ("attachment", None),
]


@must("s27")
@pytest.mark.parametrize(("disposition", "name"), PATHS)
def test_names_are_no_paths(mode, client, server, disposition, name):
    server.script(reply(200, b"x", [("Content-Disposition", disposition)]))
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo):
        assert photo.filename == name


@must("m03", "s33")
@pytest.mark.parametrize("length", [2_000_000, None])
def test_half_a_file_is_no_file(mode, client, server, tmp_path, length):
    body = b"x" * 1_000_000
    if length is None:
        begin = b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nf4240\r\n"
        server.script(then_close(begin + body))
    else:
        server.script(then_close(reply(200, body, length=length)))
    path = tmp_path / "photo.png"
    path.write_bytes(b"before")
    photo = mode.run(client.boxes.photo("b"))
    with pytest.raises(errors.APIConnectionError):
        mode.run(photo.save(path))
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [
        ("photo.png", b"before")
    ]


def test_bodies_that_break_while_streaming(mode, client, server):
    server.script(then_close(reply(200, b"x" * 100, length=1000)))
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo), pytest.raises(errors.APIConnectionError) as caught:
        mode.items(photo.iter_bytes())
    assert caught.value.request.path == "/v1/boxes/b/photo"


def test_files_are_iterated_like_their_chunks(mode, client, server):
    server.script(reply(200, b"x" * 10))
    photo = mode.run(client.boxes.photo("b"))
    assert b"".join(mode.items(photo)) == b"x" * 10


def test_files_without_a_deadline(mode, client, server):
    server.script(reply(200, b"x" * 10))
    photo = mode.run(client.boxes.photo("b", timeout=Timeout(total=None)))
    with mode.entered(photo):
        assert mode.run(photo.read()) == b"x" * 10
