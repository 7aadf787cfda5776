"""Servers that break off, and what is left open."""

import socket
import time

import pytest

from generator.runtime import Timeout
from tests.runtime.faults_support import OK, encoded, fails
from tests.runtime.support.acme import errors
from tests.runtime.support.server import (
    Server,
    answer,
    close,
    silence,
    then_close,
)


def test_connect_timeout(colour, make):
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
        error, _ = fails(colour, client, errors.APITimeoutError)
        for one in waiting:
            one.close()
    assert (error.phase, error.sent) == ("connect", False)


def test_no_timeout_at_all(colour, make, server):
    server.script(OK)
    assert colour.run(make(timeout=None).pets.retrieve(5)).name == "Rex"


def test_connections_that_the_server_closed_are_not_used(colour, client, server):
    server.script(then_close(OK), OK)
    colour.run(client.pets.retrieve(5))
    time.sleep(0.05)
    colour.run(client.pets.rename(5, name="R"))
    assert len(server.seen) == 2
    assert server.connections == 2


def test_failures_leave_no_connection_behind(colour, make, server):
    import gc
    import os

    client = make(max_retries=0)
    server.script(OK)
    colour.run(client.pets.retrieve(5))

    def count():
        gc.collect()
        return len(os.listdir("/proc/self/fd"))

    before = count()
    for script in (OK, close, answer(500), encoded(b"x", "gzip")) * 10:
        server.script(script)
        try:
            colour.run(client.pets.retrieve(5))
        except errors.AcmeError:
            pass
    server.script(OK)
    colour.run(client.pets.retrieve(5))
    time.sleep(0.1)
    assert count() <= before + 1


def test_many_at_once(colour, make, server):
    server.script(OK)
    client = make()
    pets = colour.together(lambda: client.pets.retrieve(5), 60)
    assert [pet.name for pet in pets] == ["Rex"] * 60
    assert server.connections <= 60


def test_cancelled_calls_leave_a_usable_client(server):
    import asyncio

    from tests.runtime.support.acme import AsyncAcme

    async def main():
        async with AsyncAcme(api_key="k", base_url=f"{server.url}/v1") as client:
            server.script(silence(5))
            task = asyncio.ensure_future(client.pets.retrieve(5))
            while not server.seen:
                await asyncio.sleep(0.01)
            began = time.monotonic()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert time.monotonic() - began < 0.5
            assert len(server.seen) == 1
            server.script(OK)
            assert (await client.pets.retrieve(5)).name == "Rex"
            assert len(server.seen) == 1

    asyncio.run(main())


def test_many_tasks_wait_for_their_turn(server):
    import asyncio
    import dataclasses

    from generator.runtime.async_client import AsyncClient
    from tests.runtime.support.acme import resources
    from tests.runtime.support.acme.client import CONFIG

    config = dataclasses.replace(CONFIG, max_connections=5)

    async def main():
        options = {"api_key": "k", "base_url": f"{server.url}/v1"}
        async with AsyncClient(config, options) as client:
            pets = resources.AsyncPets(client)
            server.script(OK)
            await asyncio.gather(*(pets.retrieve(5) for _ in range(200)))
            assert server.connections <= 5
            slow = silence(5)
            server.script(slow)
            results = await asyncio.gather(
                *(pets.retrieve(5, timeout=0.5, max_retries=0) for _ in range(8)),
                return_exceptions=True,
            )
            assert {type(one) for one in results} == {errors.APITimeoutError}
            assert {one.phase for one in results} == {"total"}
            server.script(OK)
            assert (await pets.retrieve(5)).name == "Rex"

    asyncio.run(main())


def test_a_fork_does_not_share_connections(server):
    import os

    from tests.runtime.support.acme import Acme

    with Acme(api_key="k", base_url=f"{server.url}/v1") as client:
        server.script(OK)
        client.pets.retrieve(5)
        child = os.fork()
        if not child:
            try:
                os._exit(0 if client.pets.retrieve(6).name == "Rex" else 1)
            finally:
                os._exit(2)
        assert os.waitpid(child, 0)[1] == 0
        client.pets.retrieve(7)
        by_target = {seen.target: seen.connection for seen in server.seen}
    assert by_target["/v1/pets/5"] == by_target["/v1/pets/7"]
    assert by_target["/v1/pets/6"] != by_target["/v1/pets/5"]


def test_tls_certificates_are_checked(colour, make, tmp_path):
    from tests.runtime.support.certificates import server_context

    with Server(tls=server_context(tmp_path)) as server:
        server.script(OK)
        client = make(base_url=server.url, timeout=Timeout(read=5))
        error, _ = fails(colour, client, errors.APIConnectionError)
        assert "TLS failed" in str(error)
        assert "certificate" in str(error)
        assert error.retries_taken == 0
        assert server.seen == []
