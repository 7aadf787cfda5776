"""HTTP clients of the caller's own, proxies, and TLS."""

import socket
import time

import httpx2
import pytest
from sdkwright.runtime import Operation, Timeout

from tests.runtime.faults.rows import must
from tests.runtime.support.acme import errors, types
from tests.runtime.support.server import Server, close, drip, reply, silence

PET = {"id": 1, "name": "Rex"}
OK = reply(body=PET)


def mock(http, handler):
    return http(transport=httpx2.MockTransport(handler))


def test_http_client_of_the_caller(mode, make, server, http):
    server.script(OK)
    own = http(headers={"X-Theirs": "1"})
    client = make(http_client=own)
    assert mode.run(client.pets.retrieve("é/ü")).name == "Rex"
    assert server.last.target == "/v1/pets/%C3%A9%2F%C3%BC"
    assert server.last.names[0] == "Host"
    assert server.last.headers["x-theirs"] == "1"
    assert server.last.headers["user-agent"].startswith("acme")
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
    wrong = (httpx2.AsyncClient if mode.name == "sync" else httpx2.Client)()
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


def test_redirects_stay_ours(mode, make, server, http):
    cookie = ("Set-Cookie", "a=b; Path=/")
    server.script(reply(302, b"", [("Location", "/v1/there"), cookie]), OK)
    own = http(follow_redirects=True)
    client = make(http_client=own)
    mode.run(client.pets.retrieve(5))
    assert [seen.target for seen in server.seen] == ["/v1/pets/5", "/v1/there"]
    # The client keeps its cookies itself.
    assert server.last.headers["cookie"] == "a=b"
    own.cookies.clear()
    server.script(OK)
    mode.run(client.pets.retrieve(5))
    assert "cookie" not in server.last.headers


def test_what_a_client_adds(mode, make, server, http):
    server.script(OK)
    own = http(
        headers={"User-Agent": "theirs", "X-Theirs": "1", "X-Both": "theirs"},
        params={"tenant": "a b", "expand": "theirs"},
        cookies={"theirs": "1"},
    )
    client = make(http_client=own, default_headers={"X-Both": "ours"})
    extra = {"expand": "ours"}
    mode.run(
        client.pets.retrieve(5, extra_query=extra, extra_headers={"Cookie": "o=2"})
    )
    sent = server.last
    assert sent.headers["user-agent"] == "theirs"
    assert sent.headers["x-theirs"] == "1"
    assert sent.headers["x-both"] == "ours"
    assert sent.headers["cookie"] == "o=2; theirs=1"
    assert sent.query == "expand=ours&tenant=a%20b"
    assert sent.headers["accept"] == "application/json"
    assert "connection" not in sent.headers
    # They may change at any time, and what our own caller says of a field is stronger.
    own.headers["X-Theirs"] = "2"
    client = client.with_options(default_headers={"User-Agent": "ours"})
    mode.run(client.pets.retrieve(5))
    assert server.last.headers["x-theirs"] == "2"
    assert server.last.headers["user-agent"] == "ours"


def test_what_a_client_adds_stays_at_the_origin(mode, make, server, http):
    with Server() as storage:
        storage.script(reply(200, b"data"))
        server.script(reply(302, b"", [("Location", f"{storage.url}/file")]))
        own = http(headers={"X-Theirs": "1"}, cookies={"a": "b"}, auth=("u", "p"))
        photo = mode.run(make(http_client=own).boxes.photo("b"))
        with mode.entered(photo):
            assert mode.run(photo.read()) == b"data"
        assert server.last.headers["authorization"].startswith("Basic ")
        for name in ("x-theirs", "cookie", "authorization"):
            assert name in server.last.headers
            assert name not in storage.last.headers


@pytest.mark.parametrize("name", ["Content-Length", "Transfer-Encoding"])
def test_header_fields_that_no_client_can_add(mode, make, http, name):
    client = make(http_client=http(headers={name: "5"}))
    with pytest.raises(
        errors.InvalidArgumentError, match=f"{name.lower()} of the http"
    ):
        mode.run(client.pets.retrieve(5))


@pytest.mark.parametrize(
    "options",
    [{"auth": ("u", "p")}, {"headers": {"Authorization": "Basic dTpw"}}],
)
def test_credentials_of_a_client(mode, make, server, http, options):
    server.script(OK)
    client = make(http_client=http(**options), api_key=None)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.last.headers["authorization"] == "Basic dTpw"


@pytest.mark.parametrize(
    ("auth", "options", "sent"),
    [
        ("queryKey", {"params": {"acme_key": "q"}}, "acme_key=q"),
        ("cookieKey", {"cookies": {"acme_session": "c"}}, ""),
        ("headerKey", {"headers": {"X-Acme-Key": "h"}}, ""),
    ],
)
def test_keys_of_a_client(mode, make, server, http, auth, options, sent):
    server.script(OK)
    client = make(http_client=http(**options), api_key=None)
    operation = Operation("GET", "/x", lambda: types.Pet, auth=auth)
    assert mode.run(client.request(operation, {})).name == "Rex"
    assert server.last.query == sent


def test_time_limits_of_a_client(mode, make, server, http):
    own = http(timeout=httpx2.Timeout(3, read=0.2))
    server.script(silence(2))
    client = make(http_client=own, max_retries=0)
    with pytest.raises(errors.APITimeoutError, match=r"read limit of 0.2 s") as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.phase == "read"
    # Those of our own client are stronger.
    server.script(silence(2))
    client = make(http_client=own, max_retries=0, timeout=Timeout(read=0.4))
    with pytest.raises(errors.APITimeoutError, match=r"read limit of 0.4 s"):
        mode.run(client.pets.retrieve(5))
    unlimited = make(http_client=http(timeout=None))
    server.script(OK)
    assert mode.run(unlimited.pets.retrieve(5)).name == "Rex"


def hook_of(mode, function, asynchronous):
    if mode.name == "sync":
        return function
    return asynchronous


def reads(mode):
    async def read(response):
        await response.aread()

    return hook_of(mode, lambda response: response.read(), read)


def takes(mode):
    async def take(response):
        async for _ in response.aiter_raw():
            pass

    return hook_of(mode, lambda response: list(response.iter_raw()), take)


def closes(mode):
    async def end(response):
        await response.aclose()

    return hook_of(mode, lambda response: response.close(), end)


@pytest.mark.parametrize("packed", [False, True])
def test_hooks_that_read(mode, make, server, http, packed):
    import gzip

    body = b'{"id": 1, "name": "Rex"}'
    fields = [("Content-Encoding", "gzip")] if packed else []
    server.script(reply(200, gzip.compress(body) if packed else body, fields))
    client = make(http_client=http(event_hooks={"response": [reads(mode)]}))
    for _ in range(3):
        assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 1
    server.script(reply(200, b"data"))
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo):
        assert mode.run(photo.read()) == b"data"
    server.script(reply(404, body={"message": "gone"}))
    with pytest.raises(errors.NotFoundError, match="gone"):
        mode.run(client.pets.retrieve(5))


@pytest.mark.parametrize("hook", [takes, closes])
def test_hooks_that_keep_nothing(mode, make, server, http, hook):
    server.script(OK)
    client = make(http_client=http(event_hooks={"response": [hook(mode)]}))
    with pytest.raises(errors.ConfigurationError, match="read\\(\\)"):
        mode.run(client.pets.retrieve(5))


def test_auth_that_reads(mode, make, server, http):
    class Flow(httpx2.Auth):
        requires_response_body = True

        def auth_flow(self, request):
            response = yield request
            request.headers["Authorization"] = f"Bearer {response.json()['name']}"
            yield request

    server.script(OK)
    client = make(http_client=http(auth=Flow()))
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.last.headers["authorization"] == "Bearer Rex"


@must("s14", "m12")
@pytest.mark.parametrize("own", [True, False])
def test_dripped_headers_behind_clients_and_proxies(
    mode, make, server, http, monkeypatch, own
):
    options = {"http_client": http()} if own else {"base_url": "http://far.example"}
    if not own:
        monkeypatch.setenv("HTTP_PROXY", server.url)
    server.script(drip(b"HTTP/1.1 200 X\r\nX: " + b"y" * 100, 0.05))
    client = make(**options, max_retries=0)
    started = time.monotonic()
    with pytest.raises(errors.APITimeoutError, match="total limit of 0.3 s") as caught:
        mode.run(client.pets.retrieve(5, timeout=0.3))
    assert time.monotonic() - started < 1.5
    assert caught.value.phase == "total"


def test_sockets_in_the_file_system(mode, make, tmp_path, http):
    kind = httpx2.HTTPTransport if mode.name == "sync" else httpx2.AsyncHTTPTransport
    path = str(tmp_path / "s")
    client = make(http_client=http(transport=kind(uds=path)), max_retries=0)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        limits = Timeout(read=0.2)
        with pytest.raises(errors.APITimeoutError, match=r"read limit of 0.2 s"):
            mode.run(client.pets.retrieve(5, timeout=limits))
        with pytest.raises(errors.APITimeoutError):
            mode.run(client.pets.retrieve(5, timeout=1e-9))


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
            time.sleep(0.12)
            connection.sendall(b"x")
        return True

    server.script(slowly)
    client = make(http_client=http())
    limits = Timeout(total=0.3, read=5)
    photo = mode.run(client.boxes.photo("b", timeout=limits))
    with mode.entered(photo):
        assert mode.run(photo.read()) == b"xxx"
