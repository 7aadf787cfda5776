"""What clients cost: importing, calling, decoding, streaming."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.benchmarks.children import HERE, cost, cpu, gen, in_turns, server
from tests.benchmarks.rows import Row, at_most, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FIRST = """
import sys; sys.path.insert(0, {folder!r})
from items_sdk.items import Items
assert Items(base_url="http://127.0.0.1:{port}").items.retrieve("1").name
"""
# The same by hand: a client, a model of the same fields, one call.
_BY_HAND = """
import datetime as dt, httpx2
from typing import Literal
from pydantic import BaseModel, Field
class Owner(BaseModel): id: str; email: str | None = None; admin: bool | None = None
class Place(BaseModel): shelf: str | None = None; row: int | None = None
class Item(BaseModel):
    id: str; name: str; status: Literal["new", "open", "done"] | str; owner: Owner
    created_at: int; size: int | None = None; weight: float | None = None
    changedAt: dt.datetime | None = None; archived: bool | None = None
    tags: list[str] | None = None; labels: dict[str, str] | None = None
    parent: str | None = None; url: str | None = None; note: str | None = None
    places: list[Place] | None = None
with httpx2.Client(base_url="http://127.0.0.1:{port}") as client:
    assert Item.model_validate_json(client.get("/items/1").content).name
"""


def rows(folder: Path) -> Iterator[Row]:
    """Measure a client of a small API against a server on loopback."""
    out = folder / "items"
    cost(gen("build", "--config", str(HERE / "items.toml"), "--out", str(out)))
    with server() as port:
        first = in_turns(
            {
                "own": [
                    sys.executable,
                    "-c",
                    _FIRST.format(folder=str(out), port=port),
                ],
                "hand": [sys.executable, "-c", _BY_HAND.format(port=port)],
            },
            9,
        )
        yield ratio(
            "import, construct and first call / the same by hand",
            cpu(first["own"]), cpu(first["hand"]), 1.15,
        )  # fmt: skip
        found = _printed([sys.executable, str(HERE / "calls.py"), str(out), port])
        yield from _calls(found)


def _calls(found: dict[str, dict[str, list[float]]]) -> Iterator[Row]:
    own = {row: statistics.median(each["ours"]) for row, each in found.items()}
    floor = {row: statistics.median(each["floor"]) for row, each in found.items()}
    what = "a small call / httpx2, the same query, `validate_json`"
    yield ratio(what, own["call"], floor["call"], 1, unit="us")
    extra = _extra(found["same transport"]) * 1e6
    what = (
        "a small call, over the same by hand: httpcore2, `urlencode`, `validate_json`"
    )
    yield at_most(what, extra, 30, "us")
    for row, limit in (("async 1", 1.2), ("async 50", 1.2), ("async 500", 1.0)):
        what = f"{row.split()[1]} calls at once / httpx2 alone, each"
        yield ratio(what, own[row], floor[row], limit, unit="us")
    what = "500 calls at once, with a hook in httpx2 / httpx2 alone, each"
    yield ratio(what, own["hooked 500"], floor["hooked 500"], 1.2, unit="us")
    for row in ("aiohttp 50", "aiohttp 500"):
        what = f"{row.split()[1]} calls at once by `[aiohttp]` / httpx2 alone, each"
        yield ratio(what, own[row], floor[row], 0.6, unit="us")
    what = "a list of 1 MB / httpx2 and `validate_json`"
    yield ratio(what, own["list"], floor["list"], 1.05, unit="us")
    speed = floor["events"] / own["events"]
    yield Row(
        what="typed events a second / httpx2, `split` and `validate_json`",
        measured=f"{speed:.2f} x ({1 / own['events']:,.0f} / {1 / floor['events']:,.0f})",
        target=">= 0.7 x",
        met=speed >= 0.7,
    )


def _extra(found: dict[str, list[float]]) -> float:
    return statistics.median(found["ours"]) - statistics.median(found["floor"])


def _printed(arguments: Sequence[str]) -> Any:
    done = subprocess.run(list(arguments), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
