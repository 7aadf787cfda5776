"""A part of a file that nobody asked for is not taken for the file."""

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors
from tests.runtime.support.calls import download
from tests.runtime.support.server import reply

FILE = Operation(
    "GET", "/x", lambda: bytes, accept="*/*", header="range=Range", auth=""
)


def part(said):
    return reply(206, b"abc", [("Content-Type", "image/png"), ("Content-Range", said)])


def fetched(mode, client, **arguments):
    found = download(client, FILE, arguments)
    response = mode.run(found)
    return mode.run(response.read())


@pytest.mark.parametrize("said", ["bytes 0-2/9", "bytes 6-8/9", "bytes 6-8/*"])
def test_a_part(mode, client, server, said):
    server.script(part(said))
    with pytest.raises(errors.APIResponseValidationError, match="asked for a part"):
        fetched(mode, client)


@pytest.mark.parametrize("said", ["bytes 0-2/3", "bytes 0-2/*", "items 0-2/9", ""])
def test_what_may_be_whole(mode, client, server, said):
    server.script(part(said))
    assert fetched(mode, client) == b"abc"


def test_a_part_that_was_asked_for(mode, client, server):
    server.script(part("bytes 0-2/9"))
    assert fetched(mode, client, range="bytes=0-2") == b"abc"
