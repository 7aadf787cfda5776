"""`make bench`: measure everything, and write RESULTS.md.

All figures come from one run on one machine; compare them with each other. What is measured
against each other is run by turns, and medians are taken. CPU time is what counts: wall time
depends on what else the machine does.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import builds, clients, packages, peers as peers_table, weights
from tests.benchmarks.children import HERE, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.benchmarks.rows import Row

# The other tools live in an environment of their own, which `make bench` makes; OpenAPI
# Generator also needs Java.
_PEERS = "SDKWRIGHT_PEERS"
_CORPUS = "SDKWRIGHT_CORPUS"
_RESULTS = HERE / "RESULTS.md"
_HEAD = """# Results

Written by `make bench`. Ratios of one run; medians; CPU time unless said otherwise.
{machine}

| what | measured | target | met |
| --- | --- | --- | --- |
"""


def main() -> None:
    """Print each row as it is measured, and write the table."""
    # As for the tests: a folder beside the project, unless it is named.
    shared = Path(os.environ.get(_CORPUS, ROOT.parent / "shared"))
    big = shared / "corpus" / "github" / "openapi.json"
    place = Path(os.environ.get(_PEERS, ROOT / "build" / "peers")).absolute()
    peers = place / "bin" / "python" if (place / "bin" / "python").exists() else None
    if peers is None:
        print(f"{place} is no environment with what peers.txt lists:")
        print("what is compared with it is left out")
    text = _HEAD.format(machine=_machine())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        found = big if big.exists() else None
        text += _said(chain(clients.rows(place), packages.rows(found, peers, place)))
        # Before this process is large itself: the system counts that as its children's peak.
        below = peers_table.table(peers, place)
        text += _said(builds.rows(found, peers, place))
        below += weights.table(shared / "corpus", peers, place)
        below += builds.profile(found, place)
        print(below, flush=True)
        text += below
    notes = _RESULTS.read_text(encoding="utf-8") if _RESULTS.exists() else ""
    # What people have written below the table stays.
    measured = (peers_table.HEADING, weights.HEADING, builds.HEADING)
    kept = [each for each in notes.split("\n## ")[1:] if not each.startswith(measured)]
    text += "".join(f"\n## {each}" for each in kept)
    _RESULTS.write_text(f"{text.rstrip()}\n", encoding="utf-8")


def _said(rows: Iterable[Row]) -> str:
    """Print each row as it is measured; return the lines of all."""
    lines: list[str] = []
    for row in rows:
        print(row.text, flush=True)
        lines.append(f"{row.text}\n")
    return "".join(lines)


def _machine() -> str:
    cores = os.cpu_count()
    return (
        f"Python {platform.python_version()}, {platform.system()}, {cores} processors."
    )


if __name__ == "__main__":
    sys.exit(main())
