"""Our client beside those of other makers, in one run: a table below the rows.

The packages of openai, Mistral and Cohere are those that people install today; their makers'
generators are not for everybody to run. The other two are generated here, of the document that
ours is generated of. Every call gets about 700 bytes and makes a model of them.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.children import HERE, cost, cpu, in_turns, server
from tests.benchmarks.weights import Weight, weighed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.benchmarks.children import Cost

HEADING: Final = "Beside packages of other makers"
_ROUNDS: Final = 5
_TURNS: Final = 3
# The function in `peer_calls.py`, the distribution, the module, and what people call it.
_NAMES: Final = {
    "openai": ("openai", "openai", "`openai` (Stainless)"),
    "mistralai": ("mistralai", "mistralai", "`mistralai` (Speakeasy)"),
    "cohere": ("cohere", "cohere", "`cohere` (Fern)"),
    "openapi_generator": (
        "openapi-generator-cli",
        "items_generator",
        "OpenAPI Generator, the same document",
    ),
    "openapi_python_client": (
        "openapi-python-client",
        "items_client",
        "openapi-python-client, the same document",
    ),
}
_COLUMNS: Final = (
    *("package", "a small call", "/ ours", "import and first call", "/ ours"),
    *("memory", "wheel", "installed"),
)
_OURS: Final = """
import sys; sys.path.insert(0, {folder!r})
from items_sdk.items import Items
assert Items(base_url="http://127.0.0.1:{port}").items.retrieve("1", verbose=True).name
"""
_TIMED: Final = """
import gc, json, sys, time; sys.path.insert(0, {folder!r})
from items_sdk.items import Items
client = Items(base_url="http://127.0.0.1:{port}")
client.items.retrieve("1", verbose=True)
found = []
for _ in range(9):
    gc.collect()
    start = time.process_time()
    for _ in range(100):
        client.items.retrieve("1", verbose=True).name
    found.append((time.process_time() - start) / 100)
print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    version: str
    call: float
    first: float
    memory: float
    weight: Weight | None


def table(peers: Path | None, folder: Path) -> str:
    """Return the section; `folder` holds the package `items_sdk` in `items`."""
    head = f"\n## {HEADING}\n\n"
    if peers is None:
        return f"{head}Not measured: no peers are installed.\n"
    made = _generated(peers, folder / "peers")
    with server() as port:
        own = str(folder / "items")
        programs = {
            name: [str(peers), str(HERE / "peer_calls.py"), name, port, str(made)]
            for name in _NAMES
        }
        programs = {n: each for n, each in programs.items() if _works(each)}
        firsts = {name: [*each, "first"] for name, each in programs.items()}
        text = _OURS.format(folder=own, port=port)
        firsts[""] = [sys.executable, "-c", text]
        programs[""] = [sys.executable, "-c", _TIMED.format(folder=own, port=port)]
        costs = in_turns(firsts, _ROUNDS)
        calls = _calls(programs)
    figures = {
        name: _figures(name, peers, folder, calls[name], costs[name]) for name in calls
    }
    return head + _text(figures)


def _works(program: list[str]) -> bool:
    """Whether a peer is there and its call does not fail; what fails is said."""
    done = subprocess.run(
        [*program, "first"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"{program[2]} is left out: {done.stderr.strip()[-200:]}")
    return not done.returncode


def _calls(programs: Mapping[str, list[str]]) -> dict[str, float]:
    """Return the seconds of a call by each; they take turns, so that all have the same luck."""
    found: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(_TURNS):
        for name, program in programs.items():
            done = subprocess.run(program, capture_output=True, text=True, check=True)
            found[name] += json.loads(done.stdout)
    return {name: statistics.median(each) for name, each in found.items()}


def _generated(peers: Path, folder: Path) -> Path:
    """Generate the packages of two makers; what is not installed is left out."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    document = str(HERE / "items.yaml")
    tools = str(peers.parent)
    with suppress(OSError, RuntimeError):
        out = str(folder / "generator")
        package = "--package-name", "items_generator"
        cost([f"{tools}/openapi-generator-cli", "generate", "-i", document,
              "-g", "python", "-o", out, *package])  # fmt: skip
        shutil.move(f"{out}/items_generator", folder / "items_generator")
    with suppress(OSError, RuntimeError, StopIteration):
        out = str(folder / "client")
        cost([f"{tools}/openapi-python-client", "generate", "--path", document,
              "--output-path", out, "--overwrite"])  # fmt: skip
        made = next(each.parent for each in Path(out).glob("*/client.py"))
        shutil.move(made, folder / "items_client")
    return folder


def _figures(
    name: str, peers: Path, folder: Path, call: float, costs: list[Cost]
) -> _Figures:
    weight: Weight | None = None
    version = ""
    if name:
        distribution, module, _ = _NAMES[name]
        code = f"import importlib.metadata as m; print(m.version({distribution!r}))"
        version = _said(peers, code)
        place = folder / "peers" / module
        if not place.is_dir():
            code = f"import importlib.util as u; print(u.find_spec({module!r})"
            place = Path(_said(peers, f"{code}.submodule_search_locations[0])"))
        weight = weighed(place)
    else:
        weight = weighed(folder / "items" / "items_sdk")
    return _Figures(
        version=version,
        call=call,
        first=cpu(costs),
        memory=statistics.median(each.peak for each in costs),
        weight=weight,
    )


def _said(peers: Path, code: str) -> str:
    done = subprocess.run(
        [str(peers), "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _text(figures: Mapping[str, _Figures]) -> str:
    own = figures[""]
    rows = [
        "Medians of CPU time; memory is the peak after one call; sizes are those of the",
        "package alone, without what it depends on, packed as a wheel and as installed.",
        "",
        f"| {' | '.join(_COLUMNS)} |",
        "| --- " * len(_COLUMNS) + "|",
    ]
    for name, each in figures.items():
        said = f"{_NAMES[name][2]} {each.version}" if name else "ours"
        packed = f"{each.weight.wheel:.2f} MB" if each.weight else ""
        installed = f"{each.weight.installed:.2f} MB" if each.weight else ""
        rows.append(
            f"| {said} | {each.call * 1e6:.0f} us | {each.call / own.call:.1f} x"
            f" | {each.first:.2f} s | {each.first / own.first:.1f} x"
            f" | {each.memory:.0f} MB | {packed} | {installed} |"
        )
    return "\n".join(rows) + "\n"
