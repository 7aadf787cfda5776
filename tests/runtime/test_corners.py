"""Corners of calls: odd servers, whole queries, next pages, limits of one client."""

import asyncio
import gzip
import os
import pickle
import zlib

import pytest

from generator.runtime import LinkHeader, NextUrl, omit
from generator.runtime.inflate import Inflater
from generator.runtime.omission import Omit
from generator.runtime.operation import Operation, PagedOperation
from generator.runtime.request import Fields
from generator.runtime.transport import PoolTransport
from generator.runtime.transport_network import AsyncConnection, Connection
from generator.runtime.transport_times import until
from tests.runtime.support.acme import errors, types
from tests.runtime.support.server import Server, answer, drip, then_close

OK = answer(body={"id": 1, "name": "Rex"})


def test_omit():
    assert repr(omit) == "omit"
    assert not omit
    assert pickle.loads(pickle.dumps(omit)) is omit
    assert isinstance(omit, Omit)


@pytest.mark.parametrize(
    ("flags", "value", "query"),
    [
        (":whole", "a=b&c=d e+f%20#", "a=b&c=d%20e+f%20%23"),
        (":whole", {"a": "x y", "b": [1, 2], "c": None}, "a=x%20y&b=1&b=2"),
        (":whole:json", {"a": 1}, "%7B%22a%22:1%7D"),
        (":whole", types.Box(label="x"), "label=x"),
        (":whole", None, ""),
    ],
)
def test_whole_queries(colour, client, server, flags, value, query):
    server.script(answer(body=1))
    operation = Operation("GET", "/x", lambda: object, query=f"q{flags}", auth="")
    colour.run(client.request(operation, {"q": value}))
    assert server.last.query == query


def test_request_objects_in_the_query(colour, client, server):
    server.script(answer(body=1))
    operation = Operation("GET", "/x", lambda: object, query="q:deep@BoxParam", auth="")
    colour.run(client.request(operation, {"q": {"label": "a", "max_weight": 1}}))
    assert server.last.query == "q%5Blabel%5D=a&q%5BmaxWeight%5D=1"


def test_query_values_that_are_refused(colour, client, server):
    operation = Operation("GET", "/x", lambda: object, query="q", auth="")
    with pytest.raises(errors.InvalidArgumentError, match=r"^q: "):
        colour.run(client.request(operation, {"q": object()}))


def test_servers_of_operations(colour, client, server):
    with Server() as other:
        other.script(answer(body=1))
        operation = Operation("GET", "/x", lambda: object, server=f"{other.url}/o/")
        for _ in range(2):
            colour.run(client.request(operation, {}))
        assert other.last.target == "/o/x"
        assert other.last.headers["host"] == f"127.0.0.1:{other.port}"
        assert other.last.headers["authorization"] == "Bearer sk-secret"
    bad = Operation("GET", "/x", lambda: object, server="ftp://x")
    with pytest.raises(errors.InvalidArgumentError, match="the server 'ftp://x'"):
        colour.run(client.request(bad, {}))


def paged(paging):
    return PagedOperation(
        "GET",
        "/things",
        lambda: dict[str, object],
        query="q",
        header="x_h=X-H",
        items=lambda body: body["items"],
        paging=paging,
    )


def test_next_pages_by_url(colour, client, server):
    server.script(
        answer(body={"items": [1], "next": "/v1/things?page=2&q=a%2Fb"}),
        answer(body={"items": [2]}),
    )
    page = client.paginate(paged(NextUrl("next")), {"q": "a/b", "x_h": "kept"})
    if colour.name == "sync":
        assert colour.items(page) == [1, 2]
    else:
        assert colour.items(page) == [1, 2]
    assert [seen.target for seen in server.seen] == [
        "/v1/things?q=a%2Fb",
        "/v1/things?page=2&q=a%2Fb",
    ]
    assert server.last.headers["x-h"] == "kept"
    assert server.last.headers["authorization"] == "Bearer sk-secret"


@pytest.mark.parametrize("url", ["http://evil.example/x", "https://127.0.0.1/x", "a b"])
def test_next_pages_elsewhere_are_refused(colour, client, server, url):
    link = f'<{url}>; rel="next"'
    server.script(answer(200, {"items": [1]}, [("Link", link)]))
    pages = client.paginate(paged(LinkHeader()), {})
    with pytest.raises(errors.AcmeError):
        colour.items(pages)
    assert len(server.seen) == 1


@pytest.mark.parametrize("url", ["http://evil.example/x", "a b"])
def test_fetching_elsewhere_is_refused(colour, client, server, url):
    operation = paged(NextUrl("next"))
    with pytest.raises(errors.InvalidArgumentError, match="the next page"):
        colour.run(client.fetch(operation, {}, url))
    assert server.seen == []


def test_the_limit_of_a_client(colour, client, server):
    small = client.with_options(max_response_bytes=10)
    server.script(OK)
    with pytest.raises(errors.APIResponseValidationError, match="limit of 10 bytes"):
        colour.run(small.pets.retrieve(5))
    assert colour.run(client.pets.retrieve(5)).name == "Rex"
    with pytest.raises(errors.ConfigurationError, match="max_response_bytes"):
        client.with_options(max_response_bytes=-1)


def test_head_may_announce_anything(colour, client, server):
    server.script(answer(200, b"", length=1 << 40))
    operation = Operation("HEAD", "/x", lambda: None, auth="")
    assert colour.run(client.request(operation, {})) is None


def test_deflate_in_single_bytes(colour, client, server):
    for data in (
        zlib.compress(b'{"id": 1, "name": "Rex"}'),
        zlib.compress(b'{"id": 1, "name": "Rex"}')[2:-4],
    ):
        whole = answer(200, data, [("Content-Encoding", "deflate")])
        server.script(drip(whole, 0.001, first=len(whole) - len(data)))
        assert colour.run(client.pets.retrieve(5)).name == "Rex"


def test_broken_later(colour, client, server):
    packed = gzip.compress(os.urandom(3000))
    data = packed[:1500] + b"\xff" * 1500
    whole = answer(200, data, [("Content-Encoding", "gzip")])
    server.script(drip(whole, 0, first=len(whole) - 1600))
    with pytest.raises(errors.APIResponseValidationError, match="damaged"):
        colour.run(client.pets.retrieve(5))


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


def test_error_bodies_fit_exactly_or_not_at_all(colour, client, server):
    for body in ({"code": 1}, {"message": 5}, [], "x", None):
        server.script(answer(404, body))
        with pytest.raises(errors.NotFoundError) as caught:
            colour.run(client.pets.retrieve(5))
        assert caught.value.body is None


@pytest.mark.parametrize(
    ("options", "auth"),
    [
        ({"username": "u", "password": "\ud800"}, "basicAuth"),
        ({"query_key": "\ud800"}, "queryKey"),
        ({"client_id": "i", "client_secret": "\ud800"}, "oauth"),
    ],
)
def test_credentials_that_are_no_text(colour, make, server, options, auth):
    operation = Operation("GET", "/x", lambda: object, auth=auth)
    with pytest.raises(errors.ConfigurationError, match="surrogate"):
        colour.run(make(**options).request(operation, {}))
    assert server.seen == []


def test_digest_credentials_that_are_no_text(colour, server):
    from generator.runtime import Digest
    from generator.runtime.async_client import AsyncClient
    from generator.runtime.client import SyncClient
    from generator.runtime.config import ClientConfig

    kinds = {"sync": SyncClient, "async": AsyncClient}
    config = ClientConfig(name="x", schemes=(Digest("d", "u", "p"),), auth="d")
    client = kinds[colour.name](
        config, {"base_url": server.url, "u": "u", "p": "\ud800"}
    )
    server.script(answer(401, b"", [("WWW-Authenticate", 'Digest nonce="n"')]))
    with pytest.raises(Exception, match="surrogate"):
        colour.run(client.call("GET", "/x", result=None))
    colour.run(client.close())


def test_files_that_are_gone_before_they_are_sent(colour, client, server, tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"x" * 100)
    once = open(path, "rb")  # noqa: SIM115
    server.script(OK)
    with once:
        colour.run(client.boxes.upload(title="T", photo=once))
    with pytest.raises(Exception, match=r"closed file"):
        colour.run(client.boxes.upload(title="T", photo=once))


def test_mistakes_while_sending_are_not_hidden(colour, client, server):
    class Broken:
        def read(self, size=-1):
            raise KeyError("in the file")

        def seekable(self):
            return False

    server.script(OK)
    with pytest.raises(KeyError, match="in the file"):
        colour.run(client.boxes.upload(title="T", photo=Broken()))
    assert colour.run(client.pets.retrieve(5)).name == "Rex"


def test_async_files_need_async_clients(server):
    from tests.runtime.support.acme import Acme

    async def source():
        yield b"x"

    with (
        Acme(api_key="k", base_url=server.url) as client,
        pytest.raises(errors.InvalidArgumentError, match="asynchronous client"),
    ):
        client.boxes.upload(title="T", photo=source())


def test_connections_whose_time_is_over():
    limit = until(5, 0.0)

    class Silent:
        def __getattr__(self, name):
            raise AssertionError(name)

    sync, other = Connection(Silent()), AsyncConnection(Silent())
    for call in (
        lambda: sync.read(1, limit),
        lambda: sync.write(b"x", limit),
        lambda: sync.start_tls(None, None, limit),
        lambda: asyncio.run(other.read(1, limit)),
        lambda: asyncio.run(other.write(b"x", limit)),
        lambda: asyncio.run(other.start_tls(None, None, limit)),
    ):
        with pytest.raises(Exception) as caught:
            call()
        assert type(caught.value).__name__.endswith("Timeout")


def test_a_pool_knows_when_it_is_closed():
    from generator.runtime.config import Limits

    pool = PoolTransport(Limits(), 5)
    pool._pool_for("https")
    pool._pool_for("https")
    pool.close()
    pool.close()
    with pytest.raises(Exception, match="closed"):
        pool._pool_for("http")


def test_fields_show_names_only():
    fields = Fields({b"a": (b"A", b"secret"), b"b": (b"B", b"secret")})
    assert repr(fields) == "Fields(a, b)"
    assert fields.copy() == fields


def test_deprecated_methods_are_written_out(colour, client, server):
    from generator.runtime import views
    from tests.runtime.support.acme import resources
    from tests.runtime.support.acme.resources import pets

    arguments = {"pet_id": 5, "request_options": {}}
    server.script(OK)
    if colour.name == "sync":
        view = resources.pets.PetsWithRawResponse(client.pets)
        assert views.raw_call(view, pets._GET, arguments).parse().name == "Rex"
        with views.streaming_call(view, pets._GET, arguments) as response:
            assert response.parse().name == "Rex"
        request = views.prepared_call(view, pets._GET, arguments)
    else:
        view = resources.pets.AsyncPetsWithRawResponse(client.pets)
        response = colour.run(views.async_raw_call(view, pets._GET, arguments))
        assert response.parse().name == "Rex"
        call = views.async_streaming_call(view, pets._GET, arguments)
        with colour.entered(call) as response:
            assert colour.run(response.parse()).name == "Rex"
        request = views.async_prepared_call(view, pets._GET, arguments)
    assert request.url.endswith("/pets/5")
    assert len(server.seen) == 2


def test_what_waits_cannot_be_prepared():
    from generator.runtime.views import _at_once

    class Waits:
        def __await__(self):
            yield

    with pytest.raises(RuntimeError, match="cannot be prepared"):
        _at_once(Waits())


def test_a_token_lock_is_not_inherited(server):
    from tests.runtime.support.acme import Acme

    operation = Operation("GET", "/x", lambda: object, auth="oauth")
    server.script(answer(body={"access_token": "t", "expires_in": 1e-9}), OK)
    options = {"client_id": "i", "client_secret": "s", "base_url": server.url}
    with Acme(**options) as client:
        client.request(operation, {})
        entry = client._core.tokens._entries["oauth"]
        entry.lock.acquire()
        entry.pid = 0  # as after a fork
        server.script(answer(body={"access_token": "t"}), OK)
        client.request(operation, {})
        assert entry.pid == os.getpid()


def test_bodies_that_break_while_streaming(colour, client, server):
    server.script(then_close(answer(200, b"x" * 100, length=1000)))
    photo = colour.run(client.boxes.photo("b"))
    with colour.entered(photo), pytest.raises(errors.APIConnectionError) as caught:
        colour.items(photo.iter_bytes())
    assert caught.value.request.path == "/v1/boxes/b/photo"


def test_empty_keys_are_none(colour, make, server, monkeypatch):
    with pytest.raises(errors.ConfigurationError, match=r"pass api_key="):
        colour.run(make(api_key="").pets.retrieve(5))
    monkeypatch.setenv("ACME_API_KEY", "from-env")
    server.script(OK)
    colour.run(make(api_key="").pets.retrieve(5))
    assert server.last.headers["authorization"] == "Bearer from-env"


def test_a_missing_half(colour, make, server):
    operation = Operation("GET", "/x", lambda: object, auth="basicAuth")
    with pytest.raises(errors.ConfigurationError) as caught:
        colour.run(make(username="u").request(operation, {}))
    assert str(caught.value) == (
        "A credential is missing: pass password= (or set ACME_PASSWORD)."
    )


def test_own_failures_of_bodies_are_not_hidden(colour, make):
    from generator.runtime import AsyncRawResponse, Headers, RawResponse

    def chunks():
        yield b"x"
        raise KeyError("mine")

    async def async_chunks():
        yield b"x"
        raise KeyError("mine")

    async def closed():
        pass

    if colour.name == "sync":

        def answers(request, send):
            return RawResponse(200, Headers(), chunks(), lambda: None)

    else:

        async def answers(request, send):
            return AsyncRawResponse(200, Headers(), async_chunks(), closed)

    client = make(middleware=[answers])
    photo = colour.run(client.boxes.photo("b"))
    with colour.entered(photo), pytest.raises(KeyError, match="mine"):
        colour.run(photo.read())
    with pytest.raises(KeyError, match="mine"):
        colour.run(client.pets.retrieve(5))


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


def test_what_remains_at_the_end_is_not_lost(colour, client, server):
    data, size = _held_back()
    server.script(answer(200, data, [("Content-Encoding", "deflate")]))
    operation = Operation("GET", "/x", lambda: bytes, auth="")
    assert len(colour.run(client.request(operation, {}))) == size


def test_headers_of_parts_that_are_refused(colour, client, server):
    photo = ("n", b"x", "text/plain", {"X-A": "b\r\nc"})
    with pytest.raises(errors.InvalidArgumentError, match="POST /boxes/upload"):
        colour.run(client.boxes.upload(title="T", photo=photo))
    assert server.seen == []


def test_a_default_idempotency_key(colour, make, server):
    server.script(OK)
    client = make(default_headers={"idempotency-key": "mine"})
    colour.run(client.pets.create(name="a"))
    assert server.last.headers["idempotency-key"] == "mine"


def test_raw_text_of_wide_characters(colour, client, server):
    kind = [("Content-Type", "text/plain; charset=utf-32")]
    server.script(answer(200, "é".encode("utf-32"), kind))
    assert colour.run(client.pets.with_raw_response.retrieve(5)).text == "é"


def test_tokens_of_others_are_not_forgotten(colour, make, server):
    operation = Operation("GET", "/x", lambda: object, auth="oauth")
    client = make(api_key=None, client_id="i", client_secret="s", max_retries=0)
    seen = []

    def swap(connection):
        # Somebody else fetches another token while this call is under way.
        client._core.tokens._entries["oauth"].token = "other"
        connection.sendall(answer(401))

    server.script(answer(body={"access_token": "mine"}), swap, OK)
    colour.run(client.request(operation, {}))
    seen = [one.headers.get("authorization") for one in server.seen[1:]]
    assert seen == ["Bearer mine", "Bearer other"]


def test_a_pool_of_another_process_is_left_alone():
    from generator.runtime.config import Limits

    pool = PoolTransport(Limits(), 5)
    before = pool._pool_for("http")
    assert pool._pool_for("http") is before
    pool._pid = 0
    assert pool._pool_for("http") is not before
    pool.close()
