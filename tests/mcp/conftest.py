"""A server on loopback, and credentials for it in the environment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.commands.running import Server, serving
from tests.prism.package import package
from tests.specs.documents import APIS


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that keeps requests; the clients of all APIs send theirs to it."""
    with serving() as found:
        for api in APIS:
            for key, env in package(api).settings("env").items():
                value = found.url if key == "base_url" else "secret"
                monkeypatch.setenv(env, value)
        yield found
