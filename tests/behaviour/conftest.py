"""What the behaviour tests share: both colours, and a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.behaviour.colours import COLOURS, Colour
from tests.prism.conftest import mock_of
from tests.runtime.support.server import Server

__all__ = ["colour", "mock_of", "server"]


@pytest.fixture(params=COLOURS)
def colour(request: pytest.FixtureRequest) -> Colour:
    """Which client a test uses."""
    chosen: Colour = request.param
    return chosen


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that does what it is told."""
    with Server() as running:
        yield running
