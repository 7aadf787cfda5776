"""What the behaviour tests share: both modes, and a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.behaviour.modes import MODES, Mode
from tests.prism.conftest import mock_of
from tests.runtime.support.server import Server

__all__ = ["mock_of", "mode", "server"]


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> Mode:
    """Which client a test uses."""
    chosen: Mode = request.param
    return chosen


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that does what it is told."""
    with Server() as running:
        yield running
