"""Fixtures for tests of faults."""

import dataclasses
import time

import pytest
from sdkwright.runtime.client.client import AsyncClient, SyncClient

from tests.runtime.faults.calls import OK
from tests.runtime.support.acme import resources
from tests.runtime.support.acme.client import CONFIG
from tests.runtime.support.server import Server


@pytest.fixture
def other():
    """A server that is another origin."""
    with Server() as one:
        one.script(OK)
        yield one


@pytest.fixture
def trust(monkeypatch):
    """Makes clients trust a certificate, as the environment can."""

    def trusted(path):
        monkeypatch.setenv("SSL_CERT_FILE", str(path))

    return trusted


@pytest.fixture
def small_pool_of(server):
    """Makes clients of a mode that have few connections; they are closed by the test."""
    kinds = {
        "sync": (SyncClient, resources.Pets, resources.Boxes),
        "async": (AsyncClient, resources.AsyncPets, resources.AsyncBoxes),
    }

    def make(mode, connections):
        kind, pets, boxes = kinds[mode]
        config = dataclasses.replace(CONFIG, max_connections=connections)
        client = kind(config, {"api_key": "k", "base_url": f"{server.url}/v1"})
        client.pets, client.boxes = pets(client), boxes(client)
        return client

    return make


@pytest.fixture
def small_pool(mode, small_pool_of):
    """Makes clients with few connections."""
    made = []

    def make(connections):
        made.append(small_pool_of(mode.name, connections))
        return made[-1]

    yield make
    for client in made:
        mode.run(client.close())


@pytest.fixture
def settled(server):
    """Waits until the server has at most so many open connections."""

    def wait(most=0):
        for _ in range(500):
            if len(server._open) <= most:
                return
            time.sleep(0.01)
        raise AssertionError(f"the server still has {len(server._open)} connections")

    return wait


@pytest.fixture
def http_client(mode):
    """Makes HTTP clients that respond with given headers, without a server."""
    import httpx2

    def make(body, headers):
        def handle(request):
            return httpx2.Response(200, headers=headers, stream=httpx2.ByteStream(body))

        transport = httpx2.MockTransport(handle)
        kind = httpx2.Client if mode.name == "sync" else httpx2.AsyncClient
        return kind(transport=transport)

    return make
