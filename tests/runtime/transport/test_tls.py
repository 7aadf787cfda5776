"""Proxies of the system, TLS, and time limits of HTTP clients."""

import time

import httpx2
import pytest
from sdkwright.runtime import Timeout
from sdkwright.runtime.transport import common
from sdkwright.runtime.transport.network import Until, shorten, until

from tests.runtime.support.acme import Acme, AsyncAcme, errors
from tests.runtime.support.certificates import certificate, server_context
from tests.runtime.support.server import Server, drip, reply

PET = {"id": 1, "name": "Rex"}
OK = reply(body=PET)
CLIENTS = {"sync": httpx2.Client, "async": httpx2.AsyncClient}


def test_proxies_of_the_system(monkeypatch):
    import urllib.request

    monkeypatch.setattr(common.sys, "platform", "darwin")
    monkeypatch.setattr(urllib.request, "getproxies", lambda: {"http": "x"})
    assert common.proxies_configured()
    monkeypatch.setattr(urllib.request, "getproxies", dict)
    assert not common.proxies_configured()
    monkeypatch.setattr(common.sys, "platform", "linux")
    monkeypatch.setattr(urllib.request, "getproxies", lambda: {"http": "x"})
    assert not common.proxies_configured()


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """A server whose certificate is trusted."""
    context = server_context(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    with Server(tls=context) as one:
        yield one


def test_tls(mode, make, trusted):
    trusted.script(OK)
    client = make(base_url=trusted.url)
    for _ in range(2):
        assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert trusted.connections == 1
    assert trusted.last.headers["host"] == f"127.0.0.1:{trusted.port}"


def test_tls_settings_are_shared(trusted):
    assert common.tls_context() is common.tls_context()


def test_tls_of_another_host(mode, make, trusted):
    client = make(base_url=f"https://localhost:{trusted.port}")
    with pytest.raises(errors.APIConnectionError, match="TLS failed") as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.retries_taken == 0


def test_tls_verification_is_disabled_only_by_http_client(mode, make, tmp_path, http):
    context = server_context(tmp_path)
    with Server(tls=context) as server:
        server.script(OK)
        with pytest.raises(errors.APIConnectionError, match="TLS"):
            mode.run(make(base_url=server.url).pets.retrieve(5))
        client = make(base_url=server.url, http_client=http(verify=False))
        assert mode.run(client.pets.retrieve(5)).name == "Rex"


def test_certificates_can_be_made(tmp_path):
    assert all(path.exists() for path in certificate(tmp_path, "localhost"))


def test_time_limits():

    now = time.monotonic()
    assert until(5, None) == 5
    assert until(None, None) is None
    assert 9 < until(None, now + 10) <= 10
    assert until(5, now + 10) == 5
    assert until(5, now - 10) == 0
    assert until(60, now + 10, firm=False) == 60
    assert shorten(3) == 3
    assert shorten(None) is None
    limit = until(60, now + 0.5)
    assert isinstance(limit, Until)
    assert 0 < shorten(limit) <= 0.5
    limit.deadline = now - 1
    assert shorten(limit) < 0
    limit.deadline = float("inf")
    assert shorten(limit) == 60
    without = until(None, now + 0.5)
    assert 0 < shorten(without) <= 0.5


def test_both_modes_take_their_clients():
    with pytest.raises(errors.ConfigurationError):
        Acme(api_key="k", http_client=object()).pets.retrieve(5)
    assert AsyncAcme(api_key="k", http_client=None)


def test_trio():
    trio = pytest.importorskip("trio")

    async def main(url):
        async with AsyncAcme(api_key="k", base_url=url) as client:
            assert (await client.pets.retrieve(5)).name == "Rex"

    with Server() as server:
        server.script(reply(503), OK)
        trio.run(main, server.url)


def test_slow_bytes_through_http_client_of_the_caller(mode, make, server, http):

    whole = reply(body=PET)
    server.script(drip(whole, 0.05, first=len(whole) - 24))
    client = make(http_client=http(), max_retries=0)
    with pytest.raises(errors.APITimeoutError) as caught:
        mode.run(client.pets.retrieve(5, timeout=Timeout(total=0.4, read=5)))
    assert caught.value.phase == "total"
