"""Rare cases of connections and transports."""

import asyncio
import os

import pytest
from sdkwright.runtime.auth.tokens import TokenStore
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.request.request import Fields
from sdkwright.runtime.transport.network import (
    AsyncConnection,
    AsyncNetwork,
    Connection,
    Network,
    until,
)

from tests.runtime.support.acme import errors
from tests.runtime.support.ok import OK
from tests.runtime.support.server import reply


def test_connection_after_the_deadline():
    limit = until(5, 0.0)

    class Silent:
        def __getattr__(self, name):
            raise AssertionError(name)

    sync, other = Connection(Silent()), AsyncConnection(Silent())
    for call in (
        lambda: sync.read(1, limit),
        lambda: sync.write(b"x", limit),
        lambda: sync.start_tls(None, None, limit),
        lambda: Network().connect_tcp("127.0.0.1", 9, limit),
        lambda: asyncio.run(AsyncNetwork().connect_tcp("127.0.0.1", 9, limit)),
        lambda: asyncio.run(other.read(1, limit)),
        lambda: asyncio.run(other.write(b"x", limit)),
        lambda: asyncio.run(other.start_tls(None, None, limit)),
    ):
        with pytest.raises(Exception) as caught:
            call()
        assert type(caught.value).__name__.endswith("Timeout")


def test_fields_show_names_only():
    fields = Fields({b"a": (b"A", b"secret"), b"b": (b"B", b"secret")})
    assert repr(fields) == "Fields(a, b)"
    assert fields.copy() == fields


def test_deprecated_methods_are_written_out(mode, client, server):
    from sdkwright.runtime.client import written_views

    from tests.runtime.support.acme import resources
    from tests.runtime.support.acme.resources import pets

    def call(sending):
        return sending.request(pets._GET, {"pet_id": 5, "request_options": {}})

    server.script(OK)
    if mode.name == "sync":
        view = resources.pets.PetsWithRawResponse(client.pets)
        assert written_views.raw_call(view, call).parse().name == "Rex"
        with written_views.streaming_call(view, call) as response:
            assert response.parse().name == "Rex"
        request = written_views.prepared_call(view, call)
    else:
        view = resources.pets.AsyncPetsWithRawResponse(client.pets)
        response = mode.run(written_views.async_raw_call(view, call))
        assert response.parse().name == "Rex"
        with mode.entered(written_views.async_streaming_call(view, call)) as response:
            assert mode.run(response.parse()).name == "Rex"
        request = written_views.async_prepared_call(view, call)
    assert request.url.endswith("/pets/5")
    assert len(server.seen) == 2


def test_what_waits_cannot_be_prepared():
    from sdkwright.runtime.client.views import run_to_end

    class Waits:
        def __await__(self):
            yield

    with pytest.raises(RuntimeError, match="cannot be prepared"):
        run_to_end(Waits())


def test_a_token_lock_is_not_inherited(server):
    from tests.runtime.support.acme import Acme

    operation = Operation("GET", "/x", lambda: object, auth="oauth")
    server.script(reply(body={"access_token": "t", "expires_in": 1e-9}), OK)
    options = {"client_id": "i", "client_secret": "s", "base_url": server.url}
    with Acme(**options) as client:
        client.request(operation, {})
        entry = client.__core__.memory[TokenStore]._entries["oauth"]
        entry.lock.acquire()
        entry.pid = 0  # as after a fork
        server.script(reply(body={"access_token": "t"}), OK)
        client.request(operation, {})
        assert entry.pid == os.getpid()


def test_empty_keys_are_none(mode, make, server, monkeypatch):
    monkeypatch.setenv("ACME_API_KEY", "from-env")
    server.script(OK)
    mode.run(make(api_key="").pets.retrieve(5))
    assert "authorization" not in server.last.headers
    mode.run(make(api_key=None).pets.retrieve(5))
    assert server.last.headers["authorization"] == "Bearer from-env"
    monkeypatch.setenv("ACME_API_KEY", "")
    with pytest.raises(errors.ConfigurationError, match=r"pass api_key="):
        mode.run(make(api_key=None).pets.retrieve(5))


def test_a_missing_half(mode, make, server):
    operation = Operation("GET", "/x", lambda: object, auth="basicAuth")
    with pytest.raises(errors.ConfigurationError) as caught:
        mode.run(make(username="u").request(operation, {}))
    assert str(caught.value) == (
        "A credential is missing: pass password= (or set ACME_PASSWORD)."
    )


def test_exceptions_of_body_iterators_are_raised(mode, make):
    from sdkwright.runtime import AsyncRawResponse, Headers, RawResponse

    def chunks():
        yield b"x"
        raise KeyError("mine")

    async def async_chunks():
        yield b"x"
        raise KeyError("mine")

    async def closed():
        pass

    if mode.name == "sync":

        def respond(request, send):
            return RawResponse(200, Headers(), chunks(), lambda: None)

    else:

        async def respond(request, send):
            return AsyncRawResponse(200, Headers(), async_chunks(), closed)

    client = make(middleware=[respond])
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo), pytest.raises(KeyError, match="mine"):
        mode.run(photo.read())
    with pytest.raises(KeyError, match="mine"):
        mode.run(client.pets.retrieve(5))


def test_headers_of_parts_that_are_refused(mode, client, server):
    photo = ("n", b"x", "text/plain", {"X-A": "b\r\nc"})
    with pytest.raises(errors.InvalidArgumentError, match="POST /boxes/upload"):
        mode.run(client.boxes.upload(title="T", photo=photo))
    assert server.seen == []


def test_a_default_idempotency_key(mode, make, server):
    server.script(OK)
    client = make(default_headers={"idempotency-key": "mine"})
    mode.run(client.pets.create(name="a"))
    assert server.last.headers["idempotency-key"] == "mine"


def test_raw_text_of_wide_characters(mode, client, server):
    kind = [("Content-Type", "text/plain; charset=utf-32")]
    server.script(reply(200, "é".encode("utf-32"), kind))
    assert mode.run(client.pets.with_raw_response.retrieve(5)).text == "é"


def test_tokens_of_others_are_not_forgotten(mode, make, server):
    operation = Operation("GET", "/x", lambda: object, auth="oauth")
    client = make(api_key=None, client_id="i", client_secret="s", max_retries=0)
    seen = []

    def swap(connection):
        # Somebody else fetches another token while this call is under way.
        client.__core__.memory[TokenStore]._entries["oauth"].token = "other"
        connection.sendall(reply(401))

    server.script(reply(body={"access_token": "mine"}), swap, OK)
    mode.run(client.request(operation, {}))
    seen = [one.headers.get("authorization") for one in server.seen[1:]]
    assert seen == ["Bearer mine", "Bearer other"]


def test_readability_of_unknown_streams():
    class Unknown:
        def get_extra_info(self, info):
            return True if info == "is_readable" else None

    assert AsyncConnection(Unknown()).get_extra_info("is_readable") is True
