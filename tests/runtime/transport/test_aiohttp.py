"""Particularities of aiohttp; the rest is tested as a third mode."""

import asyncio
import gc
import sys
import time

import pytest
from sdkwright.runtime import Timeout

from tests.runtime.support.acme import AsyncAcme, errors
from tests.runtime.support.modes import mode_of
from tests.runtime.support.server import reply

PET = {"id": 1, "name": "Rex"}
OK = reply(body=PET)


@pytest.fixture
def mode():
    with mode_of("aiohttp") as one:
        yield one


def late(data):
    """Respond, and a little later send unrequested bytes."""

    def script(connection):
        connection.sendall(OK)
        time.sleep(0.05)
        connection.sendall(data)
        return True

    return script


@pytest.mark.parametrize("pause", [0.2, 0])
def test_forged_responses_on_idle_connections_are_ignored(mode, client, server, pause):
    evil = reply(body={"id": 2, "name": "Evil"})
    server.script(late(evil), OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    if pause:
        mode.run(asyncio.sleep(pause))  # the event loop sees the bytes
    else:
        time.sleep(0.2)  # it does not
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 2


def test_servers_that_spoil_all_connections(mode, make, monkeypatch):
    from sdkwright.runtime.transport import aiohttp_transport as tested

    monkeypatch.setattr(tested, "_readable", lambda _: True)
    with pytest.raises(errors.APIConnectionError, match="spoils") as caught:
        mode.run(make(max_retries=0).pets.retrieve(5))
    assert caught.value.sent is False


def test_without_poll(mode, client, server, monkeypatch):
    from sdkwright.runtime.transport import aiohttp_transport as tested

    monkeypatch.delattr(tested.select, "poll")
    server.script(OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"


# What belongs to a loop that has ended is left to the garbage collector, which says so.
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_each_loop_has_its_own_connections(mode, make, server):
    server.script(OK)
    client = make()
    with asyncio.Runner() as first, asyncio.Runner() as second:
        for runner, connections in ((first, 1), (second, 2), (first, 2)):
            found = runner.run(told_by(client))
            assert found.name == "Rex"
            assert server.connections == connections
    mode.run(told_by(client))
    assert server.connections == 3
    mode.run(client.close())
    gc.collect()


async def told_by(client):
    return await client.pets.retrieve(5)


def test_other_kinds_of_loop_are_refused(client):
    with pytest.raises(errors.ConfigurationError, match="asyncio only"):
        client.pets.retrieve(5).send(None)
    with pytest.raises(StopIteration):
        client.close().send(None)


def test_the_extra_is_named_if_it_is_missing(mode, make, monkeypatch):
    monkeypatch.delitem(
        sys.modules, "sdkwright.runtime.transport.aiohttp_transport", raising=False
    )
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(errors.ConfigurationError, match=r"its extra \[aiohttp\]"):
        mode.run(make().pets.retrieve(5))


@pytest.mark.parametrize("bypassed", [False, True])
def test_proxies(mode, server, monkeypatch, bypassed):
    monkeypatch.setenv("all_proxy", server.url.replace("http://", "http://me:pw@"))
    if bypassed:
        monkeypatch.setenv("no_proxy", "127.0.0.1")
    server.script(OK)
    client = AsyncAcme(api_key="k", base_url=f"{server.url}/v1", http_client="aiohttp")
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.last.target == ("" if bypassed else server.url) + "/v1/pets/5"
    assert ("proxy-authorization" in server.last.headers) is not bypassed
    mode.run(client.close())


def told(error):
    """Return all that a crash report could show of an exception."""
    text = ""
    while error is not None:
        text += f"{error!r} {error} {vars(error)} {error.args}"
        error = error.__cause__ or error.__context__
    return text


def test_failures_do_not_show_the_request(mode, make, server):
    client = make(query_key="q-secret", max_retries=0)
    server.script(b"nonsense\r\n\r\n")
    with pytest.raises(errors.APIConnectionError) as caught:
        mode.run(client.pets.retrieve(5))
    assert "secret" not in told(caught.value)


def test_failures_do_not_show_the_proxy(mode, make, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://me:pw-secret@127.0.0.1:9")
    client = make(base_url="http://api.example", max_retries=0)
    with pytest.raises(errors.APIConnectionError) as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.sent is False
    assert "secret" not in told(caught.value)


def test_the_deadline_holds_while_the_body_drips(mode, make, server):
    def drip(connection):
        connection.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\n")
        for _ in range(50):
            time.sleep(0.1)
            connection.sendall(b" ")
        return True

    server.script(drip)
    with pytest.raises(errors.APITimeoutError) as caught:
        mode.run(
            make(max_retries=0).pets.retrieve(5, timeout=Timeout(total=0.3, read=5))
        )
    assert caught.value.phase == "total"


def test_a_closed_client(mode, make, server):
    server.script(OK)
    client = make()
    mode.run(client.pets.retrieve(5))
    mode.run(client.close())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        mode.run(client.pets.retrieve(5))
