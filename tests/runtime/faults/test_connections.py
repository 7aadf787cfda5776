"""Connections: refused, encrypted, kept, dropped; and what is left of them."""

import gc
import os
import socket
import threading
import time

import pytest
from sdkwright.runtime import SDKError, Timeout

from tests.runtime.faults.calls import LINUX, OK, fails
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import chunked, encoded, head, reset_after, to
from tests.runtime.support.acme import errors
from tests.runtime.support.certificates import server_context
from tests.runtime.support.server import Server, close, reply, then_close


@must("m01")
def test_refused(mode, make):
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    error = fails(mode, make(base_url=url), errors.APIConnectionError)
    assert (error.sent, error.retries_taken) == (False, 2)
    assert error.__cause__ is not None
    # Nothing was sent, so that a POST may be sent again as well.
    with pytest.raises(errors.APIConnectionError) as caught:
        mode.run(make(base_url=url).pets.rename(5, name="R"))
    assert caught.value.retries_taken == 2


@must("m01")
def test_unknown_hosts(mode, make):
    error = fails(
        mode, make(base_url="http://nowhere.invalid"), errors.APIConnectionError
    )
    assert (error.sent, error.retries_taken) == (False, 2)
    assert error.__cause__ is not None


@must("m01", "s30")
def test_certificates_are_checked(mode, make, tmp_path):
    with Server(tls=server_context(tmp_path)) as server:
        server.script(OK)
        client = make(base_url=server.url, timeout=Timeout(read=5))
        error = fails(mode, client, errors.APIConnectionError)
        assert "TLS failed" in str(error)
        assert "certificate" in str(error)
        assert error.retries_taken == 0
        assert error.sent is False
        assert error.__cause__ is not None
        assert server.seen == []


@must("s30")
def test_certificates_of_another_host(mode, make, tmp_path, trust):
    context = server_context(tmp_path, "other.example")
    trust(tmp_path / "cert.pem")
    with Server(tls=context) as server:
        server.script(OK)
        error = fails(mode, make(base_url=server.url), errors.APIConnectionError)
        assert "TLS failed" in str(error)
        assert error.retries_taken == 0
        assert server.seen == []


@must("m01")
def test_no_tls_where_it_is_expected(mode, make):
    def plain(listener):
        connection, _ = listener.accept()
        connection.recv(1)
        connection.sendall(reply(400))
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=plain, args=(listener,))
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        error = fails(mode, make(base_url=url), errors.APIConnectionError)
        thread.join()
    assert "TLS failed" in str(error)
    assert error.retries_taken == 0


@must("m14")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_connections_that_the_server_closed_are_not_used(
    mode, client, server, settled, method
):
    server.script(then_close(OK), OK)
    mode.run(client.pets.retrieve(5))
    settled()
    if method == "GET":
        mode.run(client.pets.retrieve(5))
    else:
        mode.run(client.pets.rename(5, name="R"))
    assert len(server.seen) == 2
    assert server.connections == 2


def descriptors():
    """Count what this process has open."""
    gc.collect()
    return len(os.listdir("/proc/self/fd"))


def assert_open(most):
    """Assert that no more is open; the server's threads may take a moment to close."""
    for _ in range(500):
        if descriptors() <= most:
            return
        time.sleep(0.01)
    raise AssertionError(f"{descriptors()} descriptors, {most} before")


@must("m19")
@LINUX
def test_nothing_is_left_open(mode, make, server, settled):
    client = make(max_retries=0)
    server.script(OK)
    mode.run(client.pets.retrieve(5))
    before = descriptors()
    broken = (
        close,
        reply(500),
        reply(404, {"message": "x"}),
        reply(200, "no json"),
        reply(200, b"{}", [("X", "y")] * 2000),
        encoded(b"x", "gzip"),
        chunked(b"x", end=b""),
        to("file:///x"),
        reset_after(head("Content-Length: 5") + b"x"),
        then_close(OK),
        OK + b"too much",
    )
    for _ in range(5):
        for script in broken:
            server.script(script)
            try:
                mode.run(client.pets.retrieve(5, timeout=Timeout(read=0.2)))
            except errors.AcmeError:
                pass
    server.script(OK)
    for _ in range(200):
        mode.run(client.pets.retrieve(5))
    # One connection, as before, on both sides: the server is in this process.
    settled(1)
    assert_open(before)


def test_a_pool_knows_when_it_is_closed():
    from sdkwright.runtime.config.config import Limits
    from sdkwright.runtime.transport.transport import PoolTransport

    pool = PoolTransport(Limits(), 5)
    pool._pool_for("https")
    pool._pool_for("https")
    pool.close()
    pool.close()
    with pytest.raises(Exception, match="closed"):
        pool._pool_for("http")


@must("s35")
def test_a_netrc_is_not_read(mode, make, server, tmp_path, monkeypatch):
    path = tmp_path / ".netrc"
    path.write_text("machine 127.0.0.1 login me password hunter2\n")
    path.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(path))
    for proxy in ("", server.url):
        monkeypatch.setenv("http_proxy", proxy)
        server.script(reply(body=["sit"]))
        mode.run(make().pets.tricks())
        assert "authorization" not in server.last.headers
        assert "hunter2" not in str(server.last)


@must("s35")
@pytest.mark.parametrize(
    "proxy", ["http://h:99999", "socks4://127.0.0.1:9", "ftp://x", "http://[::1"]
)
def test_a_proxy_that_cannot_be_used_is_named(mode, make, server, monkeypatch, proxy):
    monkeypatch.setenv("http_proxy", proxy)
    client = make(base_url="http://api.example", max_retries=0)
    with pytest.raises(SDKError, match="http_proxy"):
        mode.run(client.pets.retrieve(5))


@must("s35")
def test_a_proxy_that_is_not_there_is_named(mode, make, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    client = make(base_url="http://api.example", max_retries=0)
    with pytest.raises(errors.APIConnectionError, match="HTTP_PROXY is set"):
        mode.run(client.pets.retrieve(5))


@must("s35")
def test_proxies_of_the_environment(mode, make, server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url)
    server.script(OK)
    client = make(base_url="http://api.example/v1")
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.last.target == "http://api.example/v1/pets/5"
    assert server.last.headers["host"] == "api.example"
    assert server.last.headers["authorization"] == "Bearer sk-secret"
