"""Time limits: each of its own, and the deadline of the whole call above all."""

import socket
import threading

import pytest
from sdkwright.runtime import Timeout

from tests.runtime.faults.calls import JSON, OK, fails, in_time
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import head, stall_after
from tests.runtime.support.acme import errors
from tests.runtime.support.server import drip, reply, silence

SLOW_BODY = drip(OK, 0.05, first=len(OK) - len(JSON))


def ends(mode, client, deadline, **options):
    """Let a call run into the deadline, and tell whether it says so."""

    def call():
        error = fails(mode, client, errors.APITimeoutError, **options)
        assert error.phase == "total"

    in_time(call, deadline)


@must("m11")
def test_connect_timeout(mode, make):
    # A full backlog: the system takes no more connections, and does not refuse them.
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = []
        for _ in range(4):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
            waiting.append(one)
        client = make(
            base_url=f"http://127.0.0.1:{port}",
            timeout=Timeout(connect=0.2),
            max_retries=0,
        )
        error = fails(mode, client, errors.APITimeoutError)
        ends(mode, client.with_options(timeout=Timeout(total=0.3)), 0.3)
        for one in waiting:
            one.close()
    assert (error.phase, error.sent) == ("connect", False)
    assert "no connection in time" in str(error).lower()


@must("m11")
def test_read_timeout(mode, make, server):
    client = make(timeout=Timeout(read=0.2), max_retries=0)
    server.script(silence(5))
    error = fails(mode, client, errors.APITimeoutError)
    assert (error.phase, error.sent) == ("read", True)
    assert "did not respond in time" in str(error)
    server.script(stall_after(head("Content-Length: 100") + b"x"))
    error = fails(mode, client, errors.APITimeoutError)
    assert (error.phase, error.sent) == ("read", True)


@must("m11")
def test_write_timeout(mode, make):
    if mode.options:
        pytest.skip("aiohttp has no time limit for a single write")
    client = make(timeout=Timeout(write=0.3), max_retries=0)
    done = threading.Event()

    def deaf(listener):
        connection, _ = listener.accept()
        done.wait(10)
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=deaf, args=(listener,))
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        photo = b"x" * (1 << 25)
        with pytest.raises(errors.APITimeoutError) as caught:
            mode.run(
                client.with_options(base_url=url).boxes.upload(title="t", photo=photo)
            )
        done.set()
        thread.join()
    assert (caught.value.phase, caught.value.sent) == ("write", True)


@must("m11")
def test_waiting_for_a_connection(mode, small_pool, server):
    """Sync clients wait for a connection within a limit; async calls queue."""
    server.script(stall_after(head("Content-Length: 9") + b"x", 20))
    client = small_pool(1)
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo):
        limits = Timeout(pool=0.2, total=0.4)
        error = fails(
            mode, client, errors.APITimeoutError, timeout=limits, max_retries=0
        )
        assert error.phase == ("pool" if mode.name == "sync" else "total")
        assert error.sent is False
        ends(mode, client, 0.3, timeout=Timeout(total=0.3))
    server.script(OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"


def test_timeouts_are_tried_again(mode, make, server):
    client = make(timeout=Timeout(read=0.2))
    server.script(silence(5), OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"


@must("m12")
def test_total_timeout_covers_all_attempts(mode, make, server):
    client = make(timeout=Timeout(total=0.5, read=0.2), max_retries=50)
    server.script(silence(5))
    taken = []

    def call():
        error = fails(mode, client, errors.APITimeoutError)
        taken.append(error.retries_taken)

    in_time(call, 0.3)  # a last attempt is not made if its pause would be too long
    assert taken[-1] >= 1


@must("m11", "m12")
def test_a_number_limits_everything(mode, client, server):
    server.script(silence(5))
    ends(mode, client, 0.3, timeout=0.3)


@must("s14", "m12")
@pytest.mark.parametrize("script", [drip(OK, 0.05), SLOW_BODY])
@pytest.mark.parametrize("read", [60, None])
def test_dripping(mode, client, server, script, read):
    server.script(script)
    ends(mode, client, 0.2, timeout=Timeout(total=0.2, read=read))


@must("s13", "m12")
def test_dripping_without_an_end(mode, client, server):
    server.script(drip(head() + b"[" * 10_000, 0.05, first=len(head())))
    ends(mode, client, 0.2, timeout=Timeout(total=0.2))


@must("m12")
@pytest.mark.parametrize("status", [404, 503, 302])
def test_dripping_errors(mode, client, server, status):
    begin = head("Location: /x", "Content-Length: 1000", status=status)
    server.script(drip(begin + b"x" * 1000, 0.05, first=len(begin)))

    def call():
        # What has come of an error's body is enough; a redirect needs the time itself.
        kind = errors.APITimeoutError if status == 302 else errors.APIStatusError
        fails(mode, client, kind, timeout=Timeout(total=0.2), max_retries=0)

    in_time(call, 0.2)


@must("m12")
def test_dripping_hints(mode, client, server):
    hints = b"HTTP/1.1 103 Hints\r\n\r\n" * 1000
    server.script(drip(hints, 0.005))
    ends(mode, client, 0.2, timeout=Timeout(total=0.2))


@must("m23")
def test_there_is_a_limit_unless_it_is_lifted(mode, make, server):
    limits = make().__core__.settings.timeout
    assert (limits.total, limits.connect, limits.read) == (600, 5, 60)
    server.script(OK)
    assert mode.run(make(timeout=None).pets.retrieve(5)).name == "Rex"


@must("m12")
def test_handshakes_that_hang(mode, make):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        ends(mode, make(base_url=url, max_retries=0), 0.2, timeout=0.2)


@must("m12")
def test_retry_after_does_not_outlast_the_deadline(mode, client, server):
    server.script(reply(429, b"", [("Retry-After", "5")]))
    fails(mode, client, errors.RateLimitError, timeout=3)
    assert len(server.seen) == 1
