"""One call in a process of its own: what became of it, and what it took and left.

Usage: child.py MODE URL CALL LIMIT
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.runtime.support.acme import AcmeError
from tests.runtime.support.modes import Async, Sync, mode_of


def kibibytes(field: str) -> int:
    """Return a figure about this process; the peak is that of this program alone."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"{field}:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1])


async def many(client, count: int) -> None:
    """Make one call, then many at once."""
    await client.pets.retrieve(0)
    pets = await asyncio.gather(
        *(client.pets.retrieve(number) for number in range(count))
    )
    assert [pet.id for pet in pets] == list(range(count))


def read(mode: Sync | Async, client, call: str) -> None:
    """Read a response by the named method, or as many at once as a number says."""
    match call:
        case _ if call.isdecimal():
            mode.run(many(client, int(call)))
        case "retrieve":
            mode.run(client.pets.retrieve(5))
        case "photo":
            photo = mode.run(client.boxes.photo("b"))
            with mode.entered(photo):
                mode.run(photo.read())
        case "lines":
            streaming = client.pets.with_streaming_response
            with mode.entered(streaming.retrieve(5)) as response:
                mode.items(response.iter_lines())
        case "act":
            events = mode.run(client.pets.act(1, trick="x", stream=True))
            with mode.entered(events):
                mode.items(events)


def main(name: str, url: str, call: str, limit: str) -> None:
    """Call once in vain, so that everything is loaded, and then in earnest."""
    with mode_of(name) as mode:
        for base in ("http://127.0.0.1:9", url):
            options = {"api_key": "k", "base_url": base, **mode.options}
            client = mode.client_class(max_retries=0, **options)
            client = client.with_options(max_response_bytes=int(limit))
            before, outcome = kibibytes("VmRSS"), ("", "")
            files = len(os.listdir("/proc/self/fd"))
            try:
                read(mode, client, call)
            except AcmeError as error:
                outcome = type(error).__name__, str(error)
            mode.run(client.close())
            left = len(os.listdir("/proc/self/fd")) - files
        grown = (kibibytes("VmHWM") - before) << 10
    print(json.dumps([*outcome, grown, left]))


main(*sys.argv[1:])
