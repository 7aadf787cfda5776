"""The fixture that hands out running mocks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TypeAlias

import pytest

from tests.prism.server import Mock, missing, running
from tests.specs.documents import SPECS

Mocks: TypeAlias = Callable[[str], Mock]


@pytest.fixture(scope="session")
def mock_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mocks]:
    """The mock of an API, started when it is first asked for.

    Where the mock cannot run the test is skipped, but never where it has to run: there a
    checker that is missing would pass for one that is content.
    """
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    logs = tmp_path_factory.mktemp("prism")
    mocks: dict[str, Mock] = {}
    with ExitStack() as stack:

        def get(api: str) -> Mock:
            if api not in mocks:
                ready = running(SPECS / f"{api}.yaml", logs / f"{api}.log")
                mocks[api] = stack.enter_context(ready)
            return mocks[api]

        yield get
