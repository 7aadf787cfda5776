"""HTTP clients of the caller's own, proxies, and TLS."""

import httpx2
import pytest
from sdkwright.runtime import Timeout
from sdkwright.runtime.transport import common
from sdkwright.runtime.transport.deadlines import Until, shorten, until

from tests.runtime.support.acme import Acme, AsyncAcme, errors
from tests.runtime.support.certificates import certificate, server_context
from tests.runtime.support.server import Server, close, reply, silence

PET = {"id": 1, "name": "Rex"}
OK = reply(body=PET)
CLIENTS = {"sync": httpx2.Client, "async": httpx2.AsyncClient}


@pytest.fixture
def http(mode):
    """Makes HTTP clients; they are closed at the end."""
    made = []

    def make(**options):
        one = CLIENTS[mode.name](**options)
        made.append(one)
        return one

    yield make
    for one in made:
        mode.run(one.close() if mode.name == "sync" else one.aclose())


def mock(http, handler):
    return http(transport=httpx2.MockTransport(handler))


def test_http_client_of_the_caller(mode, make, server, http):
    server.script(OK)
    own = http(headers={"X-Not-Ours": "1"})
    client = make(http_client=own)
    assert mode.run(client.pets.retrieve("é/ü")).name == "Rex"
    assert server.last.target == "/v1/pets/%C3%A9%2F%C3%BC"
    assert server.last.names[0] == "Host"
    assert "x-not-ours" not in server.last.headers
    mode.run(client.pets.create(name="a"))
    assert server.last.body == b'{"name":"a"}'
    assert server.last.headers["content-length"] == "12"
    mode.run(client.boxes.upload(title="T", photo=b"data"))
    assert b"data" in server.last.body
    mode.run(client.close())
    assert not own.is_closed


def test_mocks(mode, make, http):
    requests = []

    def handle(request):
        requests.append(request)
        return httpx2.Response(200, json=PET, headers={"X-Request-Id": "m"})

    client = make(http_client=mock(http, handle), base_url="https://mock.example")
    response = mode.run(client.pets.with_raw_response.retrieve(5))
    assert response.parse().name == "Rex"
    assert response.request_id == "m"
    assert requests[0].headers["authorization"] == "Bearer sk-secret"
    assert str(requests[0].url) == "https://mock.example/pets/5"


def test_mocks_that_are_compressed(mode, make, http):
    import gzip

    def handle(request):
        return httpx2.Response(
            200,
            content=gzip.compress(b'{"id": 1, "name": "Rex"}'),
            headers={"Content-Encoding": "gzip"},
        )

    client = make(http_client=mock(http, handle), base_url="https://mock.example")
    assert mode.run(client.pets.retrieve(5)).name == "Rex"


def test_mistakes_in_mocks_are_not_hidden(mode, make, http):
    def handle(request):
        raise AssertionError("in the test")

    client = make(http_client=mock(http, handle), base_url="https://mock.example")
    with pytest.raises(AssertionError, match="in the test"):
        mode.run(client.pets.retrieve(5))


@pytest.mark.parametrize(
    ("error", "kind", "phase"),
    [
        (httpx2.ConnectTimeout("x"), errors.APITimeoutError, "connect"),
        (httpx2.ReadTimeout("x"), errors.APITimeoutError, "read"),
        (httpx2.WriteTimeout("x"), errors.APITimeoutError, "write"),
        (httpx2.PoolTimeout("x"), errors.APITimeoutError, "pool"),
        (httpx2.ConnectError("x"), errors.APIConnectionError, None),
        (httpx2.ProxyError("x"), errors.APIConnectionError, None),
        (httpx2.RemoteProtocolError(""), errors.APIConnectionError, None),
        (httpx2.LocalProtocolError("x"), errors.InvalidArgumentError, None),
        (httpx2.UnsupportedProtocol("x"), errors.ConfigurationError, None),
        (httpx2.InvalidURL("x"), errors.ConfigurationError, None),
        (httpx2.DecodingError("x"), errors.APIConnectionError, None),
        (httpx2.CloseError("x"), errors.APIConnectionError, None),
        (ConnectionResetError("x"), errors.APIConnectionError, None),
        (TimeoutError("x"), errors.APIConnectionError, None),
    ],
)
def test_failures_of_all_kinds(mode, make, http, error, kind, phase):
    def handle(request):
        raise error

    client = make(
        http_client=mock(http, handle), base_url="https://x.example", max_retries=0
    )
    with pytest.raises(kind) as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.__cause__ is error
    assert type(caught.value) is kind
    assert phase is None or caught.value.phase == phase


def test_clients_of_the_wrong_kind(mode, make, server):
    wrong = CLIENTS["async" if mode.name == "sync" else "sync"]()
    for given in (wrong, object()):
        client = make(http_client=given)
        with pytest.raises(
            errors.ConfigurationError, match="http_client must be an httpx2"
        ):
            mode.run(client.pets.retrieve(5))


def test_closed_clients(mode, make, http):
    own = http()
    mode.run(own.close() if mode.name == "sync" else own.aclose())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        mode.run(make(http_client=own).pets.retrieve(5))


def test_redirects_and_cookies_of_http_client_are_ignored(mode, make, server, http):
    server.script(
        reply(302, b"", [("Location", "/v1/there"), ("Set-Cookie", "a=b")]), OK
    )
    client = make(http_client=http(follow_redirects=True))
    mode.run(client.pets.retrieve(5))
    assert [seen.target for seen in server.seen] == ["/v1/pets/5", "/v1/there"]
    assert "cookie" not in server.last.headers
    server.script(OK)
    mode.run(client.pets.retrieve(5))
    assert "cookie" not in server.last.headers


def test_limits_hold(mode, make, server, http):
    server.script(reply(200, b"{}", [(f"X-{n}", "y") for n in range(1001)]))
    client = make(http_client=http(), max_retries=0)
    with pytest.raises(errors.APIConnectionError, match="header fields"):
        mode.run(client.pets.retrieve(5))
    server.script(close)
    with pytest.raises(errors.APIConnectionError):
        mode.run(client.pets.retrieve(5))
    server.script(silence(5))
    with pytest.raises(errors.APITimeoutError) as caught:
        mode.run(client.pets.retrieve(5, timeout=0.3))
    assert caught.value.phase == "total"


def test_streams_outlive_the_deadline(mode, make, server, http):
    import time

    def slowly(connection):
        connection.sendall(b"HTTP/1.1 200 X\r\n\r\n")
        for _ in range(3):
            time.sleep(0.2)
            connection.sendall(b"x")
        return True

    server.script(slowly)
    client = make(http_client=http())
    limits = Timeout(total=0.3, read=5)
    photo = mode.run(client.boxes.photo("b", timeout=limits))
    with mode.entered(photo):
        assert mode.run(photo.read()) == b"xxx"


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
    common.tls_context.cache_clear()
    with Server(tls=context) as one:
        yield one
    common.tls_context.cache_clear()


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
    import time

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
    from tests.runtime.support.server import drip

    whole = reply(body=PET)
    server.script(drip(whole, 0.05, first=len(whole) - 24))
    client = make(http_client=http(), max_retries=0)
    with pytest.raises(errors.APITimeoutError) as caught:
        mode.run(client.pets.retrieve(5, timeout=Timeout(total=0.4, read=5)))
    assert caught.value.phase == "total"
