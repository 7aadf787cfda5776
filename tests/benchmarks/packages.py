"""What a big package costs its users: GitHub's, generated here and by another tool."""

from __future__ import annotations

import statistics
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from tests.benchmarks.children import cost, cpu, gen, in_turns, server
from tests.benchmarks.rows import Row, at_most, missing, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.children import Cost

_ROUNDS = 9
_OURS = """
import sys; sys.path.insert(0, {folder!r})
from big import Big as Client
client = Client(base_url="http://127.0.0.1:{port}")
assert client.licenses.retrieve("mit").key == "mit"
"""
_THEIRS = """
import sys; sys.path.insert(0, {folder!r})
from {package} import Client
from {package}.api.licenses import licensesget as licenses_get
client = Client(base_url="http://127.0.0.1:{port}")
assert licenses_get.sync("mit", client=client).key == "mit"
"""
# The same by hand: a client, a model of the same fields, one call.
_BY_HAND = """
import httpx2
from pydantic import BaseModel
class License(BaseModel):
    key: str; name: str; spdx_id: str | None; url: str | None; node_id: str
    html_url: str; description: str; implementation: str; permissions: list[str]
    conditions: list[str]; limitations: list[str]; body: str; featured: bool
with httpx2.Client(base_url="http://127.0.0.1:{port}") as client:
    found = License.model_validate_json(client.get("/licenses/mit").content)
    assert found.key == "mit"
"""


def rows(big: Path | None, peers: Path | None, folder: Path) -> Iterator[Row]:
    """Measure GitHub's package as its users get it.

    Args:
        big: GitHub's document, if it is there.
        peers: The Python of an environment with the other tools, if there is one.
        folder: For what is made.
    """
    if big is None:
        yield missing("a big package", "GitHub's document is not here", "")
        return
    ours = folder / "ours"
    cost(gen("build", str(big), "--out", str(ours), "--package", "big"))
    other = _other(big, peers, folder / "theirs") if peers is not None else None
    with server() as port:
        programs = {
            "ours": [sys.executable, "-c", _OURS.format(folder=str(ours), port=port)],
            "hand": [sys.executable, "-c", _BY_HAND.format(port=port)],
        }
        if peers is not None and other is not None:
            text = _THEIRS.format(
                folder=str(other.parent), package=other.name, port=port
            )
            programs["theirs"] = [str(peers), "-c", text]
        costs = in_turns(programs, _ROUNDS)
    what = "GitHub, import, construct and first call / the same by hand, CPU"
    yield ratio(what, cpu(costs["ours"]), cpu(costs["hand"]), 1.15)
    peak = statistics.median(each.peak for each in costs["ours"])
    yield at_most("GitHub, memory of a client after its first call", peak, 36, "MB", 1)
    yield from _against(ours / "big", other, costs)


def _against(
    ours: Path, other: Path | None, costs: dict[str, list[Cost]]
) -> Iterator[Row]:
    size = "GitHub, wheel / openapi-python-client's"
    memory = "GitHub, memory after the first call / openapi-python-client's"
    if other is None:
        yield missing(size, "no peers are installed", "<= 1 x")
        yield missing(memory, "no peers are installed", "<= 1 x")
        return
    own, theirs = (_packed(each, each.parent / "packed.zip") for each in (ours, other))
    yield ratio(size, own, theirs, 1, unit="MB")
    own, theirs = (
        statistics.median(each.peak for each in costs[name])
        for name in ("ours", "theirs")
    )
    yield ratio(memory, own, theirs, 1, unit="MB")


def _other(big: Path, peers: Path, out: Path) -> Path:
    """Generate the package with the other tool; return the package's folder."""
    command = [str(peers.parent / "openapi-python-client"), "generate"]
    _quietly([*command, "--path", str(big), "--output-path", str(out), "--overwrite"])
    return next(path.parent for path in out.glob("*/__init__.py"))


def _quietly(command: Sequence[str]) -> None:
    subprocess.run(list(command), check=True, capture_output=True)


def _packed(package: Path, archive: Path) -> float:
    """Return how many megabytes a package has, packed as wheels are."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(package.rglob("*")):
            if path.suffix != ".pyc" and path.is_file():
                packed.write(path, path.relative_to(package.parent))
    return archive.stat().st_size / 1e6
