"""Many calls at once, in threads and tasks; processes that part."""

import asyncio
import os
import threading
import time

import pytest
from sdkwright.runtime.transport import async_transport

from tests.runtime.faults.calls import LINUX, OK, measured
from tests.runtime.faults.rows import must
from tests.runtime.faults.test_connections import assert_open, descriptors
from tests.runtime.support.acme import Acme, errors
from tests.runtime.support.modes import mode_of
from tests.runtime.support.server import reply, silence

THREADS = 100
# All of them take the time of a hundred other tests.
CALLS = (1_000, pytest.param(5_000, marks=pytest.mark.corpus))
CONNECTIONS = 100
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


def echo(connection, seen):
    """Respond with the requested number."""
    number = int(seen.path.rpartition("/")[2])
    connection.sendall(reply(body={"id": number, "name": "Rex"}))


def test_many_at_once(mode, make, server):
    server.script(OK)
    client = make()
    pets = mode.together(lambda: client.pets.retrieve(5), 60)
    assert [pet.name for pet in pets] == ["Rex"] * 60
    assert server.connections <= 60


@must("m16")
def test_a_hundred_threads(server, settled):
    server.reply_with(echo)
    found, begin = {}, threading.Barrier(THREADS)

    def work(client, first):
        begin.wait()
        for number in range(first, first + 5):
            found[number] = client.pets.retrieve(number).id

    before = descriptors()
    with Acme(api_key="k", base_url=server.url, max_retries=0) as client:
        threads = [
            threading.Thread(target=work, args=(client, number * 5))
            for number in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert server.connections <= CONNECTIONS
    assert found == {number: number for number in range(THREADS * 5)}
    settled()
    assert_open(before)


@must("m17", "m19")
@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("calls", CALLS)
@pytest.mark.parametrize("name", ["async", "aiohttp"])
def test_thousands_of_tasks(server, name, calls):
    server.reply_with(echo)
    with mode_of(name) as mode:
        outcome, said, grown, left = measured(mode, server, f"{calls}", 1 << 20)
    assert (outcome, said) == ("", "")
    assert len(server.seen) == calls + 1
    assert server.connections <= CONNECTIONS
    assert grown < 200 << 20
    assert left == 0


def test_tasks_wait_for_a_slot(server, small_pool_of):
    client = small_pool_of("async", 5)

    async def main():
        async with client:
            pets = client.pets
            server.script(OK)
            await asyncio.gather(*(pets.retrieve(5) for _ in range(200)))
            assert server.connections <= 5
            server.script(silence(5))
            results = await asyncio.gather(
                *(pets.retrieve(5, timeout=0.5, max_retries=0) for _ in range(8)),
                return_exceptions=True,
            )
            assert {type(one) for one in results} == {errors.APITimeoutError}
            assert {one.phase for one in results} == {"total"}
            server.script(OK)
            assert (await pets.retrieve(5)).name == "Rex"

    asyncio.run(main())


def test_connections_of_a_burst_go_when_calls_go_on(
    server, small_pool_of, monkeypatch, settled
):
    monkeypatch.setattr(async_transport, "KEEP_ALIVE", 0.2)
    barrier = threading.Barrier(50)
    client = small_pool_of("async", 50)

    def together(connection, seen):
        barrier.wait(10)
        connection.sendall(OK)

    async def main():
        async with client:
            pets = client.pets
            server.reply_with(together)
            await asyncio.gather(*(pets.retrieve(5) for _ in range(50)))
            assert server.connections == 50
            server.reply_with(lambda connection, seen: connection.sendall(OK))
            for _ in range(2):
                await asyncio.sleep(0.3)
                await pets.retrieve(5)
            await asyncio.to_thread(settled, 1)

    asyncio.run(main())


@must("m18")
@FORKS
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_fork_does_not_share_connections(mode, client, server):
    server.script(OK)
    mode.run(client.pets.retrieve(5))
    for number in (6, 7):
        child = os.fork()
        if not child:
            try:
                mode.forked()
                found = mode.run(client.pets.retrieve(number)).name
                os._exit(0 if found == "Rex" else 1)
            finally:
                os._exit(2)
        assert os.waitpid(child, 0)[1] == 0
        mode.run(client.pets.retrieve(5))
    used = {}
    for seen in server.seen:
        used.setdefault(seen.path, set()).add(seen.connection)
    assert len(used["/v1/pets/5"]) == 1
    assert used["/v1/pets/6"].isdisjoint(used["/v1/pets/5"])
    assert used["/v1/pets/7"].isdisjoint(used["/v1/pets/5"] | used["/v1/pets/6"])


@must("m18")
@FORKS
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_fork_while_reading_a_response(mode, client, server):
    """The parent reads on, whatever the child process does with its copy."""
    body = b"x" * 5_000_000
    asked = threading.Event()

    def in_parts(connection):
        """Send most of it while the child process works, so that the parent still waits."""
        connection.sendall(reply(200, body)[:1_000])
        asked.wait(20)
        connection.sendall(reply(200, body)[1_000:])

    def answer(connection):
        asked.set()
        time.sleep(0.05)
        connection.sendall(OK)

    server.script(in_parts, answer, OK)
    photo = mode.run(client.boxes.photo("b"))
    with mode.entered(photo):
        child = os.fork()
        if not child:
            try:
                mode.forked()
                mode.run(client.pets.retrieve(6))
                mode.run(client.close())
                os._exit(0)
            finally:
                os._exit(2)
        assert os.waitpid(child, 0)[1] == 0
        assert mode.run(photo.read()) == body
    assert mode.run(client.pets.retrieve(5)).name == "Rex"


def test_a_pool_of_another_process_is_left_alone():
    from sdkwright.runtime.config.config import Limits
    from sdkwright.runtime.transport.transport import PoolTransport

    pool = PoolTransport(Limits(), 5)
    before = pool._pool_for("http")
    assert pool._pool_for("http") is before
    pool._pid = 0
    assert pool._pool_for("http") is not before
    pool.close()


@must("m15")
@pytest.mark.parametrize("when", ["before-headers", "in-body", "in-stream", "waiting"])
def test_cancelled_calls_leave_a_usable_client(server, small_pool_of, when):
    client = small_pool_of("async", 1 if when == "waiting" else 5)
    beginning = b"HTTP/1.1 200 X\r\nContent-Length: 900\r\n\r\n"

    def stall(connection):
        if when not in ("before-headers", "waiting"):
            connection.sendall(beginning + b'data: {"pet": 1, "does": "sit"}\n\n')
        return silence(20)(connection)

    async def call():
        if when == "in-stream":
            async with await client.pets.act(1, trick="x", stream=True) as events:
                async for _ in events:
                    pass
        else:
            await client.pets.retrieve(5)

    async def main():
        async with client:
            server.script(stall)
            tasks = [asyncio.ensure_future(call()) for _ in range(2)]
            wanted = 1 if when == "waiting" else 2
            while len(server.seen) < wanted:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            for task in reversed(tasks):
                task.cancel()
                done, _ = await asyncio.wait([task], timeout=5)
                assert done
                assert task.cancelled()
            assert len(server.seen) == wanted
            server.script(OK)
            assert (await client.pets.retrieve(5)).name == "Rex"
            assert len(server.seen) == 1

    asyncio.run(main())
