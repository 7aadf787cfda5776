"""A server on loopback, and credentials for it in the environment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.commands.running import Server, serving
from tests.prism.package import package
from tests.specs.documents import APIS


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that keeps requests."""
    with serving() as found:
        yield found


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for api in APIS:
        for key, env in package(api).settings("env").items():
            if key != "base_url":
                monkeypatch.setenv(env, "secret")
            else:
                monkeypatch.delenv(env, raising=False)
