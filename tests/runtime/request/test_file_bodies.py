"""Bodies that are the content of one file."""

from pathlib import Path

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.server import reply

BOX = reply(body={"label": "x"})


def test_raw_payloads_from_paths(mode, client, server, tmp_path):
    (tmp_path / "f").write_bytes(b"from disk")
    server.script(reply(503), BOX)
    operation = Operation(
        "PUT", "/x", lambda: object, media="image/png", payload="body", auth=""
    )
    mode.run(client.request(operation, {"body": tmp_path / "f"}))
    assert [seen.body for seen in server.seen] == [b"from disk"] * 2


@pytest.mark.skipif(not Path("/proc/self/cmdline").is_file(), reason="Linux has it")
def test_files_that_say_they_are_empty(mode, client, server):
    path = Path("/proc/self/cmdline")
    server.script(reply(503), BOX)
    operation = Operation(
        "PUT", "/x", lambda: object, media="image/png", payload="body", auth=""
    )
    mode.run(client.request(operation, {"body": path}))
    assert [seen.body for seen in server.seen] == [path.read_bytes()] * 2


def test_empty_files_have_a_length(mode, client, server, tmp_path):
    (tmp_path / "f").write_bytes(b"")
    server.script(BOX)
    operation = Operation(
        "POST", "/x", lambda: object, media="application/octet-stream", payload="body"
    )
    mode.run(client.request(operation, {"body": tmp_path / "f"}))
    assert server.last.headers["content-length"] == "0"
