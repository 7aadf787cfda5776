"""Threads and tasks for a while, with servers that reset: nothing is lost, crossed or cut."""

import asyncio
import gc
import json
import socket
import struct
import sys
import threading

import pytest

from tests.effort import examples
from tests.runtime.faults.scripts import chunked, head
from tests.runtime.support.acme import Acme, AsyncAcme, errors
from tests.runtime.support.server import reply

THREADS, EACH = 32, examples(32, few=12)
TASKS, STREAMS = examples(1_000, few=350), examples(300, few=120)
KINDS = 10
BROKEN = frozenset({3, 4, 5, 6})
"""Of the numbers modulo KINDS, those whose answers are always reset."""


def whole(number):
    """Return the body for a number; each has another length."""
    name = f"{number}-" + "x" * (number * 7919 % 90_000)
    return json.dumps({"id": number, "name": name}).encode()


def reset(connection):
    linger = struct.pack("ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()


def serve(connection, seen):
    """Answer by the number that is asked for: well in many ways, or with a reset."""
    number = int(seen.path.rpartition("/")[2])
    body, kind = whole(number), number % KINDS
    half = len(body) // 2
    match kind:
        case 1:
            connection.sendall(chunked(body[:half], body[half:]))
        case 2:
            connection.sendall(head("Content-Type: application/json") + body)
            connection.shutdown(socket.SHUT_RDWR)
        case 3:
            reset(connection)
        case 4:
            connection.sendall(reply(200, body[:half], length=len(body)))
            reset(connection)
        case 5:
            connection.sendall(chunked(body[:half], end=b""))
            reset(connection)
        case 6:
            connection.sendall(head("Content-Type: application/json") + body)
            reset(connection)
        case 7:
            connection.sendall(reply(200, body, [("Connection", "close")]))
            connection.shutdown(socket.SHUT_RDWR)
        case _:
            connection.sendall(reply(200, body))


def outcome_of(pet):
    return pet.id, pet.name


def check(found, count):
    """Compare what each call got with what it asked for."""
    assert len(found) == count
    for number, outcome in found.items():
        if number % KINDS in BROKEN:
            assert type(outcome) is errors.APIConnectionError, number
        else:
            body = json.loads(whole(number))
            assert outcome == (body["id"], body["name"]), number


@pytest.fixture
def quiet(monkeypatch, caplog):
    """Collect what threads, finalisers and event loops complain about; it must be nothing."""
    complaints = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    yield
    gc.collect()
    assert complaints == []
    assert [each for each in caplog.records if each.name == "asyncio"] == []


@pytest.mark.slow
@pytest.mark.usefixtures("quiet")
def test_threads(server):
    server.reply_with(serve)
    found = {}

    def work(client, first):
        for number in range(first, first + EACH):
            try:
                found[number] = outcome_of(client.pets.retrieve(number))
            except errors.AcmeError as error:
                found[number] = error

    with Acme(api_key="k", base_url=server.url, max_retries=2) as client:
        threads = [
            threading.Thread(target=work, args=(client, number * EACH))
            for number in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    check(found, THREADS * EACH)


@pytest.mark.slow
@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("transport", ["async", "aiohttp"])
def test_tasks(server, transport):
    server.reply_with(serve)
    found = {}
    options = {"http_client": "aiohttp"} if transport == "aiohttp" else {}

    async def work(client, number):
        try:
            found[number] = outcome_of(await client.pets.retrieve(number))
        except errors.AcmeError as error:
            found[number] = error

    async def main():
        async with AsyncAcme(
            api_key="k", base_url=server.url, max_retries=2, **options
        ) as client:
            await asyncio.gather(*(work(client, number) for number in range(TASKS)))
        gc.collect()
        await asyncio.sleep(0.05)

    asyncio.run(main())
    gc.collect()
    check(found, TASKS)


def events_of(number):
    """Return the events of a stream, as many as tell streams apart."""
    one = b'data: {"pet": %d, "does": "%d"}\n\n'
    return [one % (number, index) for index in range(number % 17 + 3)]


def stream(connection, seen):
    """Send a stream in one of several framings, whole or reset before its end marker."""
    number = int(seen.path.split("/")[-2])
    parts, kind = events_of(number), number % 4
    begin = head("Content-Type: text/event-stream")
    if kind % 2:
        connection.sendall(begin + b"".join(parts))
        reset(connection)
    else:
        connection.sendall(begin + b"".join(parts) + b"data: [DONE]\n\n")
        connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.slow
@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("transport", ["async", "aiohttp"])
def test_streams(server, transport):
    server.reply_with(stream)
    found = {}
    options = {"http_client": "aiohttp"} if transport == "aiohttp" else {}

    async def work(client, number):
        events, error = [], None

        def keep(event):
            events.append((event.pet, event.does))

        try:
            async with await client.pets.act(number, trick="x", stream=True) as source:
                async for each in source:
                    keep(each)
        except errors.AcmeError as failure:
            error = failure
        found[number] = events, error

    async def main():
        async with AsyncAcme(
            api_key="k", base_url=server.url, max_retries=0, **options
        ) as client:
            await asyncio.gather(*(work(client, number) for number in range(STREAMS)))

    asyncio.run(main())
    gc.collect()
    assert len(found) == STREAMS
    for number, (events, error) in found.items():
        wanted = [(number, str(index)) for index in range(len(events_of(number)))]
        if number % 2:
            assert error is not None, number
            assert events == wanted[: len(events)]
        else:
            assert (events, error) == (wanted, None), number
