"""What servers and networks do wrong, and what a client makes of it."""

import gzip
import socket
import time
import tracemalloc
import zlib

import pytest

from generator.runtime import Timeout
from tests.runtime.faults_support import OK, encoded, fails
from tests.runtime.support.acme import errors
from tests.runtime.support.server import (
    answer,
    close,
    drip,
    silence,
    then_close,
)

JSON = b'{"id": 1, "name": "Rex"}'


@pytest.mark.parametrize(
    "script",
    [
        encoded(gzip.compress(JSON), "gzip"),
        encoded(gzip.compress(JSON[:9]) + gzip.compress(JSON[9:]), "gzip"),
        encoded(gzip.compress(JSON) + b"\0" * 10, "x-gzip"),
        encoded(zlib.compress(JSON), "deflate"),
        encoded(zlib.compress(JSON)[2:-4], "deflate"),
        encoded(JSON, "identity"),
        encoded(JSON, " Identity "),
    ],
)
def test_compressed(colour, client, server, script):
    server.script(script)
    assert colour.run(client.pets.retrieve(5)).name == "Rex"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (encoded(b"no gzip", "gzip"), "damaged"),
        (encoded(gzip.compress(JSON)[:-4], "gzip"), "ends early"),
        (encoded(gzip.compress(JSON)[:20] + b"xxxx", "gzip"), "damaged"),
        (encoded(JSON, "br"), "'br', which was not asked for"),
        (encoded(gzip.compress(gzip.compress(JSON)), "gzip, gzip"), "not asked for"),
    ],
)
def test_badly_compressed(colour, client, server, script, said):
    server.script(script)
    error, _ = fails(colour, client, errors.APIResponseValidationError)
    assert said in str(error)
    assert len(server.seen) == 1


def test_empty_bodies_are_not_unpacked(colour, client, server):
    server.script(answer(204, b"", [("Content-Encoding", "gzip")]))
    assert colour.run(client.pets.delete(5)) is None


def test_bombs_are_not_unpacked(colour, make, server):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(1 << 20)
    bomb = b"".join(packer.compress(block) for _ in range(256)) + packer.flush()
    server.script(encoded(bomb, "gzip"))
    client = make()
    tracemalloc.start()
    error, seconds = fails(colour, client, errors.APIResponseValidationError)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "longer than the limit of 67108864 bytes" in str(error)
    assert peak < (64 + 32) << 20
    assert seconds < 20
    assert len(server.seen) == 1


def test_endless_bodies(colour, client, server):
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 X\r\n\r\n")
        block = b"x" * (1 << 20)
        while True:
            connection.sendall(block)

    server.script(endless)
    error, _ = fails(colour, client, errors.APIResponseValidationError)
    assert "longer than the limit" in str(error)


def test_announced_too_long(colour, client, server):
    server.script(then_close(answer(200, b"", length=1 << 40)))
    error, _ = fails(colour, client, errors.APIResponseValidationError)
    assert "longer than the limit" in str(error)


@pytest.mark.parametrize(
    "script",
    [
        then_close(answer(body=JSON, length=100)),
        then_close(b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n18\r\n{"),
        then_close(b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
        then_close(b"HTTP/1.1 200 X\r\nContent-Le"),
        then_close(b"SSH-2.0-OpenSSH\r\n"),
        then_close(b"HTTP/1.1 200 X\r\nContent-Length: -5\r\n\r\n"),
        then_close(b"HTTP/1.1 200 X\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345"),
        then_close(b"HTTP/1.1 200 X\r\nBad Name: x\r\n\r\n"),
        close,
    ],
)  # fmt: skip
def test_broken_answers(colour, make, server, script):
    server.script(script)
    error, _ = fails(colour, make(max_retries=1), errors.APIConnectionError)
    assert error.retries_taken == 1
    assert error.sent is True
    assert len(server.seen) == 2
    assert server.connections == 2


def test_reset_while_reading(colour, make, server):
    def reset(connection):
        connection.sendall(answer(body=JSON, length=100))
        option = b"\1\0\0\0\0\0\0\0"
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)
        connection.close()
        return True

    server.script(reset)
    error, _ = fails(colour, make(max_retries=0), errors.APIConnectionError)
    assert error.sent is True


def test_long_bodies_are_cut_and_the_connection_dropped(colour, client, server):
    server.script(
        answer(body=JSON, length=len(JSON)) + b"HTTP/1.1 200 X\r\n\r\nevil", OK
    )
    assert colour.run(client.pets.retrieve(5)).name == "Rex"
    assert colour.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 2


def test_informational_answers_are_skipped(colour, client, server):
    server.script(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK)
    assert colour.run(client.pets.retrieve(5)).name == "Rex"


@pytest.mark.parametrize(
    "headers",
    [
        [("X-Big", "x" * 300_000)],
        [(f"X-{number}", "y" * 5) for number in range(5000)],
        [(f"X-{number}", "y") for number in range(1001)],
    ],
)
def test_too_many_headers(colour, make, server, headers):
    server.script(answer(200, JSON, headers))
    fails(colour, make(max_retries=0), errors.APIConnectionError)


def test_header_limits_are_not_tried_again(colour, client, server):
    server.script(answer(200, JSON, [(f"X-{number}", "y") for number in range(1500)]))
    error, _ = fails(colour, client, errors.APIConnectionError)
    assert "1501 header fields" in str(error)
    assert len(server.seen) == 1


def test_read_timeout(colour, make, server):
    client = make(timeout=Timeout(read=0.2), max_retries=0)
    server.script(silence(5))
    error, seconds = fails(colour, client, errors.APITimeoutError)
    assert (error.phase, error.sent) == ("read", True)
    assert 0.1 < seconds < 1
    assert "did not answer in time" in str(error)


def test_timeouts_are_tried_again(colour, make, server):
    client = make(timeout=Timeout(read=0.2))
    server.script(silence(5), OK)
    assert colour.run(client.pets.retrieve(5)).name == "Rex"


def test_total_timeout_covers_all_attempts(colour, make, server):
    client = make(timeout=Timeout(total=0.5, read=0.2), max_retries=50)
    server.script(silence(5))
    error, seconds = fails(colour, client, errors.APITimeoutError)
    assert 0.3 < seconds < 1.0
    assert error.retries_taken >= 1


def test_a_number_limits_everything(colour, client, server):
    server.script(silence(5))
    error, seconds = fails(colour, client, errors.APITimeoutError, timeout=0.3)
    assert error.phase == "total"
    assert 0.2 < seconds < 0.8


@pytest.mark.parametrize(
    "script", [drip(OK, 0.05), drip(OK, 0.05, first=len(OK) - len(JSON))]
)
@pytest.mark.parametrize("read", [60, None])
def test_dripping_servers_are_held_to_the_deadline(
    colour, client, server, script, read
):
    server.script(script)
    limits = Timeout(total=0.6, read=read)
    error, seconds = fails(colour, client, errors.APITimeoutError, timeout=limits)
    assert error.phase == "total"
    assert 0.4 < seconds < 1.1


def test_write_timeout(colour, make, server):
    if "http_client" in colour.options:
        pytest.skip("aiohttp has no time limit for a single write")
    client = make(timeout=Timeout(write=0.3), max_retries=0)

    def deaf(listener):
        connection, _ = listener.accept()
        time.sleep(2)
        connection.close()

    import threading

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=deaf, args=(listener,))
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(errors.APITimeoutError) as caught:
            colour.run(
                client.with_options(base_url=url).boxes.upload(
                    title="t", photo=b"x" * (1 << 25)
                )
            )
        thread.join()
    assert caught.value.phase == "write"
    assert caught.value.sent is True
