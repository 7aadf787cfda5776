"""Helpers for tests of faults: failing calls and their duration."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.runtime.support.server import Server, reply

PET: Final = {"id": 1, "name": "Rex"}
JSON: Final = b'{"id": 1, "name": "Rex"}'
OK: Final = reply(body=PET)
CHANCES: Final = 3
LATEST: Final = 0.5
LINUX: Final = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
_CHILD: Final = Path(__file__).with_name("child.py")


def fails(mode, client, kind, **options):
    """Return the exception of a call that fails."""
    with pytest.raises(kind) as caught:
        mode.run(client.pets.retrieve(5, **options))
    return caught.value


def in_time(call: Callable[[], object], deadline: float) -> None:
    """Make a call that must be over soon after its deadline, and not before.

    A busy machine may stop the test itself for longer: it has three chances.
    """
    taken = []
    for _ in range(CHANCES):
        began = time.monotonic()
        call()
        taken.append(time.monotonic() - began)
        assert taken[-1] > deadline * 0.9
        if taken[-1] < deadline + LATEST:
            return
    raise AssertionError(f"to be over after {deadline} s, but took {taken}")


def measured(mode, server: Server, call: str, limit: int) -> list[object]:
    """Make a call in a child; return what became of it.

    That is: its exception, what that says, the bytes of memory it took, and how many
    descriptors it has left open.
    """
    name = "aiohttp" if mode.options else mode.name
    done = subprocess.run(
        [sys.executable, _CHILD, name, f"{server.url}/v1", call, str(limit)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    known: list[object] = json.loads(done.stdout)
    return known
