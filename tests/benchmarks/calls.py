"""What calls cost: a generated client against plain httpx2, in turns, in one process.

Run as `python calls.py FOLDER PORT`, where FOLDER holds the package `items_sdk`; prints JSON:
CPU seconds of each round, ours and theirs, by row.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import urlencode

import httpcore2
import httpx2
from pydantic import TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 15


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds that something takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def in_turns(
    ours: Callable[[], object], floor: Callable[[], object], count: int
) -> dict[str, list[float]]:
    """Measure two things by turns, so that what else the machine does hits both."""
    ours(), floor()
    found: dict[str, list[float]] = {"ours": [], "floor": []}
    for _ in range(ROUNDS):
        found["ours"].append(spent(ours) / count)
        found["floor"].append(spent(floor) / count)
    return found


def repeated(work: Callable[[], object], count: int) -> Callable[[], None]:
    """Return something that does the same many times."""

    def run() -> None:
        for _ in range(count):
            work()

    return run


def sync_rows(package: Any, url: str) -> dict[str, dict[str, list[float]]]:
    """Measure one small call, a long list and a stream of events."""
    client = package.Items(base_url=url)
    types = importlib.import_module("items_sdk.items.types")
    raw = httpx2.Client(base_url=url)
    many = TypeAdapter(list[types.Item])
    one = TypeAdapter(types.Item)
    pool = httpcore2.ConnectionPool()
    headers = [("accept", "application/json"), ("user-agent", "by-hand/1")]

    def over_library() -> object:
        found = raw.get("/items/1", params={"verbose": "true"})
        return one.validate_json(found.content)

    def over_transport() -> object:
        address = f"{url}/items/1?{urlencode({'verbose': 'true'})}"
        found = pool.request("GET", address, headers=headers)
        return one.validate_json(found.content)

    change = TypeAdapter(types.Change)
    stream = raw.get("/events").content

    def bare_events() -> None:
        with raw.stream("GET", "/events") as found:
            rest = b""
            for chunk in found.iter_bytes():
                *whole, rest = (rest + chunk).split(b"\n\n")
                for event in whole:
                    change.validate_json(event[6:])

    def events() -> None:
        with client.events.list() as found:
            for _ in found:
                pass

    call = repeated(lambda: client.items.retrieve("1", verbose=True), 200)
    return {
        "call": in_turns(call, repeated(over_library, 200), 200),
        "same transport": in_turns(call, repeated(over_transport, 200), 200),
        "list": in_turns(
            client.items.list,
            lambda: many.validate_json(raw.get("/items").content),
            1,
        ),
        "events": in_turns(events, bare_events, stream.count(b"\n\n")),
    }


async def at_once(call: Callable[[], Any], count: int, rounds: int) -> None:
    """Make many calls at once, some times over."""
    for _ in range(rounds):
        await asyncio.gather(*(call() for _ in range(count)))


@contextmanager
def hook() -> Iterator[None]:
    """Put a function of our own into the HTTP library, as tracers and recorders do."""
    kind = httpx2.AsyncHTTPTransport
    real = kind.handle_async_request

    async def traced(
        self: httpx2.AsyncHTTPTransport, request: httpx2.Request
    ) -> httpx2.Response:
        return await real(self, request)

    with patch.object(kind, "handle_async_request", traced):
        yield


def async_rows(package: Any, url: str) -> dict[str, dict[str, list[float]]]:
    """Measure many small calls at once."""
    found: dict[str, dict[str, list[float]]] = {}
    with asyncio.Runner() as runner:
        client = package.AsyncItems(base_url=url)
        fast = package.AsyncItems(base_url=url, http_client="aiohttp")
        raw = httpx2.AsyncClient(base_url=url, timeout=60)
        for count, rounds in ((1, 100), (50, 4), (500, 1)):

            def ours(count: int = count, rounds: int = rounds) -> None:
                work = at_once(lambda: client.items.retrieve("1"), count, rounds)
                runner.run(work)

            def floor(count: int = count, rounds: int = rounds) -> None:
                runner.run(at_once(lambda: raw.get("/items/1"), count, rounds))

            def quick(count: int = count, rounds: int = rounds) -> None:
                runner.run(at_once(lambda: fast.items.retrieve("1"), count, rounds))

            found[f"async {count}"] = in_turns(ours, floor, count * rounds)
            found[f"aiohttp {count}"] = in_turns(quick, floor, count * rounds)
        with hook():
            found["hooked 500"] = in_turns(ours, floor, count * rounds)
        runner.run(client.aclose())
        runner.run(fast.aclose())
        runner.run(raw.aclose())
    return found


if __name__ == "__main__":
    folder, port = sys.argv[1:]
    sys.path.insert(0, folder)
    items = importlib.import_module("items_sdk.items")
    address = f"http://127.0.0.1:{port}"
    rows = {**sync_rows(items, address), **async_rows(items, address)}
    print(json.dumps(rows))
