"""Fixtures for tests that speak to a server, in both modes."""

from __future__ import annotations

import pytest

from tests.runtime.support.modes import mode_of
from tests.runtime.support.server import Server


@pytest.fixture
def server():
    """A server on loopback that runs scripts."""
    with Server() as one:
        yield one


@pytest.fixture(params=["sync", "async", "aiohttp"])
def mode(request):
    """Each mode: sync, async and aiohttp."""
    with mode_of(request.param) as one:
        yield one


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    """No credential, server or proxy from the environment."""
    import os

    for name in list(os.environ):
        if name.startswith("ACME_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def make(mode, server):
    """Makes clients of the server, which are closed at the end."""
    made = []

    def make_client(**options):
        settings = {"api_key": "sk-secret", "base_url": f"{server.url}/v1"}
        settings |= {**mode.options, **options}
        client = mode.client_class(**settings)
        made.append(client)
        return client

    yield make_client
    for client in made:
        mode.run(client.close())


@pytest.fixture
def client(make):
    """A client of the server."""
    return make()
