"""The fixture that hands out running mocks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.prism.server import Mock, missing
from tests.prism.shared import shared
from tests.specs.documents import SPECS

Mocks: TypeAlias = Callable[[str], Mock]


@pytest.fixture(scope="session")
def mock_of() -> Iterator[Mocks]:
    """The mock of an API, started when it is first asked for.

    Where the mock cannot run the test is skipped, but never where it has to run: there a
    checker that is missing would pass for one that is content.
    """
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # The folder of this run, which all of its processes know.
    folder = Path(os.environ["XDG_CACHE_HOME"]) / "prism"
    mocks: dict[str, Mock] = {}
    with ExitStack() as stack:

        def get(api: str) -> Mock:
            if api not in mocks:
                ready = shared(SPECS / f"{api}.yaml", folder)
                mocks[api] = stack.enter_context(ready)
            return mocks[api]

        yield get
