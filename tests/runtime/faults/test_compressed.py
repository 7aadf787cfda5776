"""Packed bodies: unpacked where they are sound, refused where they are not."""

import gzip
import os
import zlib

import pytest
from sdkwright.runtime.response.decoding import Inflater

from tests.runtime.faults.calls import JSON, OK, fails
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import encoded
from tests.runtime.support.acme import errors
from tests.runtime.support.server import drip, reply

BARE = zlib.compress(JSON)[2:-4]


@pytest.mark.parametrize(
    "script",
    [
        encoded(gzip.compress(JSON, mtime=0), "gzip"),
        encoded(gzip.compress(JSON[:9]) + gzip.compress(JSON[9:]), "gzip"),
        encoded(gzip.compress(JSON, mtime=0) + b"\0" * 10, "x-gzip"),
        encoded(zlib.compress(JSON), "deflate"),
        encoded(BARE, "deflate"),
        encoded(JSON, "identity"),
        encoded(JSON, " Identity "),
    ],
)
def test_compressed(mode, client, server, script):
    server.script(script)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"


@must("s12", "m05")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        (encoded(b"no gzip", "gzip"), "damaged"),
        (encoded(gzip.compress(JSON, mtime=0)[:-4], "gzip"), "ends early"),
        (encoded(gzip.compress(JSON, mtime=0)[:20] + b"xxxx", "gzip"), "damaged"),
        (encoded(gzip.compress(JSON, mtime=0)[:-8] + b"\0" * 8, "gzip"), "damaged"),
        (encoded(JSON, "br"), "'br', which was not asked for"),
        (
            encoded(gzip.compress(gzip.compress(JSON, mtime=0)), "gzip, gzip"),
            "not asked for",
        ),
        (encoded(gzip.compress(JSON, mtime=0), "x" * 5000), "not asked for"),
    ],
)
def test_badly_compressed(mode, client, server, script, said):
    server.script(script)
    error = fails(mode, client, errors.APIResponseValidationError)
    assert said in str(error)
    assert len(str(error)) < 500
    assert len(server.seen) == 1


def test_empty_bodies_are_not_unpacked(mode, client, server):
    server.script(reply(204, b"", [("Content-Encoding", "gzip")]))
    assert mode.run(client.pets.delete(5)) is None


@must("s12")
def test_badly_compressed_errors(mode, client, server):
    server.script(reply(404, b"no gzip", [("Content-Encoding", "gzip")]))
    error = fails(mode, client, errors.NotFoundError)
    assert error.text == ""
    assert len(server.seen) == 1


def test_deflate_in_single_bytes(mode, client, server):
    for data in (zlib.compress(JSON), BARE):
        whole = encoded(data, "deflate")
        server.script(drip(whole, 0.001, first=len(whole) - len(data)))
        assert mode.run(client.pets.retrieve(5)).name == "Rex"


@must("s12")
def test_broken_later(mode, client, server):
    packed = gzip.compress(os.urandom(3000))
    whole = encoded(packed[:1500] + b"\xff" * 1500, "gzip")
    server.script(drip(whole, 0, first=len(whole) - 1600))
    error = fails(mode, client, errors.APIResponseValidationError)
    assert "damaged" in str(error)


def test_inflater_ends():
    assert Inflater().finish() == b""
    for begun in (b"x", gzip.compress(b"x")[:5]):
        inflater = Inflater()
        list(inflater.feed(begun))
        with pytest.raises(Exception, match="ends early"):
            inflater.finish()
    inflater = Inflater(bare=True)
    with pytest.raises(Exception, match="damaged"):
        list(inflater.feed(b"\xff\xff\xff"))


def _held_back():
    """Data of which something is left in the unpacker when all of it was fed."""
    for extra in range(600):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        size = (1 << 18) + extra
        data = packer.compress(bytes(size)) + packer.flush()
        inflater = Inflater(bare=True)
        fed = sum(map(len, inflater.feed(data)))
        rest = inflater.finish()
        assert fed + len(rest) == size
        if rest:
            return data, size
    raise AssertionError("no such data")


def test_what_remains_at_the_end_is_not_lost(mode, client, server):
    data, size = _held_back()
    server.script(encoded(data, "deflate"), OK)
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo):
        assert len(mode.run(photo.read())) == size
