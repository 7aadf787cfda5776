"""Rare cases of calls: servers, whole queries, cookies, files, error bodies."""

import pickle

import pytest
from sdkwright.runtime import omit
from sdkwright.runtime.models.omission import Omit
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors, types
from tests.runtime.support.modes import Aiohttp
from tests.runtime.support.ok import OK
from tests.runtime.support.server import Server, reply


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
def test_whole_queries(mode, client, server, flags, value, query):
    server.script(reply(body=1))
    operation = Operation("GET", "/x", lambda: object, query=f"q{flags}", auth="")
    mode.run(client.request(operation, {"q": value}))
    assert server.last.query == query


def test_request_objects_in_the_query(mode, client, server):
    server.script(reply(body=1))
    operation = Operation("GET", "/x", lambda: object, query="q:deep@BoxParam", auth="")
    mode.run(client.request(operation, {"q": {"label": "a", "max_weight": 1}}))
    assert server.last.query == "q%5Blabel%5D=a&q%5BmaxWeight%5D=1"


def test_query_values_that_are_refused(mode, client, server):
    operation = Operation("GET", "/x", lambda: object, query="q", auth="")
    with pytest.raises(errors.InvalidArgumentError, match=r"^q: "):
        mode.run(client.request(operation, {"q": object()}))


def test_servers_of_operations(mode, make, server):
    with Server() as other:
        client = make().with_options(other_servers={other.url: other.url})
        other.script(reply(body=1))
        operation = Operation("GET", "/x", lambda: object, server=f"{other.url}/o/")
        for _ in range(2):
            mode.run(client.request(operation, {}))
        assert other.last.target == "/o/x"
        assert other.last.headers["host"] == f"127.0.0.1:{other.port}"
        assert other.last.headers["authorization"] == "Bearer sk-secret"
    bad = Operation("GET", "/x", lambda: object, server="ftp://x")
    with pytest.raises(errors.InvalidArgumentError, match="the server 'ftp://x'"):
        mode.run(client.request(bad, {}))


def test_error_bodies_are_decoded_strictly(mode, client, server):
    for body in ({"code": 1}, {"message": 5}, [], "x", None):
        server.script(reply(404, body))
        with pytest.raises(errors.NotFoundError) as caught:
            mode.run(client.pets.retrieve(5))
        assert caught.value.body is None


@pytest.mark.parametrize(
    ("options", "auth"),
    [
        ({"username": "u", "password": "\ud800"}, "basicAuth"),
        ({"query_key": "\ud800"}, "queryKey"),
        ({"query_key": " \t"}, "queryKey"),
        ({"api_key": "  "}, "bearerAuth"),
        ({"client_id": "i", "client_secret": "\ud800"}, "oauth"),
    ],
)
def test_credentials_that_are_no_text(mode, make, server, options, auth):
    operation = Operation("GET", "/x", lambda: object, auth=auth)
    with pytest.raises(errors.ConfigurationError, match="surrogate"):
        mode.run(make(**options).request(operation, {}))
    assert server.seen == []


def test_digest_credentials_that_are_no_text(mode, server):
    from sdkwright.runtime import Digest
    from sdkwright.runtime.client.client import AsyncClient, SyncClient
    from sdkwright.runtime.config.config import ClientConfig

    kinds = {"sync": SyncClient, "async": AsyncClient}
    config = ClientConfig(name="x", schemes=(Digest("d", "u", "p"),), auth="d")
    client = kinds[mode.name](config, {"base_url": server.url, "u": "u", "p": "\ud800"})
    server.script(reply(401, b"", [("WWW-Authenticate", 'Digest nonce="n"')]))
    with pytest.raises(Exception, match="surrogate"):
        mode.run(client.call("GET", "/x", result=None))
    mode.run(client.close())


def test_files_that_are_gone_before_they_are_sent(mode, client, server, tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"x" * 100)
    once = open(path, "rb")  # noqa: SIM115
    server.script(OK)
    with once:
        mode.run(client.boxes.upload(title="T", photo=once))
    with pytest.raises(errors.InvalidArgumentError, match="file is closed"):
        mode.run(client.boxes.upload(title="T", photo=once))


def test_mistakes_while_sending_are_not_hidden(mode, client, server):
    class Broken:
        def read(self, size=-1):
            raise KeyError("in the file")

        def seekable(self):
            return False

    server.script(OK)
    with pytest.raises(KeyError, match="in the file"):
        mode.run(client.boxes.upload(title="T", photo=Broken()))
    assert mode.run(client.pets.retrieve(5)).name == "Rex"


def test_async_files_need_async_clients(server):
    from tests.runtime.support.acme import Acme

    async def source():
        yield b"x"

    with (
        Acme(api_key="k", base_url=server.url) as client,
        pytest.raises(errors.InvalidArgumentError, match="asynchronous client"),
    ):
        client.boxes.upload(title="T", photo=source())


def test_cookies_as_they_are(mode, client, server):
    operation = Operation(
        "GET", "/x", lambda: object, cookie="a:raw b:raw c", auth="", accept="*/*"
    )
    server.script(reply(body=1))
    mode.run(client.request(operation, {"a": "x=1, %", "b": ["1", "2"], "c": "=,"}))
    assert server.last.headers["cookie"] == "a=x=1, %; b=1; b=2; c=%3D%2C"
    with pytest.raises(errors.InvalidArgumentError, match="a: .*semicolon"):
        mode.run(client.request(operation, {"a": "x; admin=1"}))


def test_methods_are_sent_as_they_are_spelled(mode, client, server):
    if isinstance(mode, Aiohttp):
        pytest.skip("aiohttp writes every method in capitals")
    server.script(reply(body=1))
    mode.run(client.request(Operation("m-Search", "/x", lambda: object), {}))
    assert server.last.method == "m-Search"


def test_objects_in_a_path_have_their_wire_names(mode, client, server):
    operation = Operation(
        "GET",
        "/x/{box}?also={box}",
        lambda: object,
        path="box:explode@BoxParam",
        auth="",
    )
    server.script(reply(body=1))
    mode.run(client.request(operation, {"box": {"label": "a b", "max_weight": 2}}))
    written = "label=a%20b,maxWeight=2"
    assert server.last.target == f"/v1/x/{written}?also={written}"
