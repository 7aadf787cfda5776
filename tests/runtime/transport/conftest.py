"""HTTP clients of the caller's own."""

import httpx2
import pytest

CLIENTS = {"sync": httpx2.Client, "async": httpx2.AsyncClient}


@pytest.fixture
def http(mode):
    """Makes HTTP clients; they are closed at the end."""
    made = []

    def make(**options):
        one = CLIENTS[mode.name](**options)
        made.append(one)
        return one

    yield make
    for one in made:
        mode.run(one.close() if mode.name == "sync" else one.aclose())
