"""`make giants`: builds of documents as large as nobody has written yet, one at a time.

It takes about a quarter of an hour, and a gigabyte of memory. What comes out is a section of
RESULTS.md, which `make bench` leaves as it is. A small version is a row of the ordinary table.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks import watched
from tests.benchmarks.children import HERE, ROOT, cost, gen
from tests.benchmarks.giants import document
from tests.benchmarks.rows import Row

if TYPE_CHECKING:
    from tests.benchmarks.children import Cost

HEADING: Final = "Giants"
# Operations and schemas. Datadog's APIs have about 2,500 of the first, Kubernetes' 1,100 with
# as many schemas.
_SIZES: Final = (
    (1_200, 1_200),
    (3_000, 3_000),
    (6_000, 6_000),
    (12_000, 12_000),
    (2_500, 50_000),
)
# From so many schemas they have few words, for no document may be larger than 64 MB.
_TERSE: Final = 30_000
_PATIENCE: Final = 900  # seconds


def growth(folder: Path, sizes: tuple[int, int]) -> Row:
    """Return what an operation costs of a larger document, compared with a smaller one.

    Args:
        folder: For what is made.
        sizes: How many operations and schemas the two documents have.
    """
    none, small, large = (_built(n, n, folder)[0].cpu for n in (20, *sizes))
    steps = [
        (cpu - none) / (n - 20) for cpu, n in zip((small, large), sizes, strict=True)
    ]
    return Row(
        what=f"giants: an operation of {sizes[1]:,} / one of {sizes[0]:,}, CPU",
        measured=f"{steps[1] / steps[0]:.2f} x ({steps[1] * 1e3:.1f} / {steps[0] * 1e3:.1f} ms)",
        target="<= 1.25 x",
        met=steps[1] <= 1.25 * steps[0],
    )


def _built(operations: int, schemas: int, folder: Path) -> tuple[Cost, Path]:
    """Build a giant; return what it took, and the folder with the document and the output."""
    place = folder / f"giant-{operations}-{schemas}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    made = document(operations, schemas, terse=schemas >= _TERSE)
    (place / "giant.json").write_text(json.dumps(made, separators=(",", ":")))
    del made
    return cost(
        gen("build", str(place / "giant.json"), "--out", str(place / "out"),
            "--package", "giant")
    ), place  # fmt: skip


def table(folder: Path) -> str:
    """Return the section."""
    rows = [
        f"\n## {HEADING}\n",
        "Cold builds and edits of one description in `gen watch`; CPU time of all processes,",
        "memory of the largest. The document is made of a seed by `giants.py`.",
        "",
        "| operations | schemas | document | CPU | each operation | memory | an edit | mypy |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for operations, schemas in _SIZES:
        took, place = _built(operations, schemas, folder)
        size = (place / "giant.json").stat().st_size / 1e6
        edit = _edited(place)
        checked = _checked(place)
        rows.append(
            f"| {operations:,} | {schemas:,} | {size:.0f} MB | {took.cpu:.1f} s"
            f" | {took.cpu / operations * 1e3:.1f} ms | {took.peak:,.0f} MB"
            f" | {edit} | {checked} |"
        )
        print(rows[-1], flush=True)
        shutil.rmtree(place)
    return "\n".join(rows) + "\n"


def _edited(place: Path) -> str:
    """Return the wall time of an edit in `gen watch`."""
    text = (place / "giant.json").read_text()
    mark = '"description":"'
    start = text.index(mark, text.index('"operationId"')) + len(mark)

    def save(number: int) -> None:
        changed = f"{text[:start]}Edited {number} times. {text[start:]}"
        (place / "aside.json").write_text(changed)
        (place / "aside.json").replace(place / "giant.json")

    out = place / "out"
    arguments = (str(place / "giant.json"), "--out", str(out), "--package", "giant")
    return f"{watched.edits(arguments, out, save, 2).wall:.1f} s"


def _checked(place: Path) -> str:
    """Return how long mypy takes, which has to end, and to find nothing."""
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull]
    start = time.perf_counter()
    try:
        done = subprocess.run(
            [*command, "-p", "giant"],
            cwd=place / "out",
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return f"over {_PATIENCE} s"
    took = time.perf_counter() - start
    return f"{took:.0f} s" + (f", exit {done.returncode}" if done.returncode else "")


def main() -> None:
    """Measure, and put the section into RESULTS.md."""
    os.nice(10)
    results = HERE / "RESULTS.md"
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        section = table(Path(folder))
    before = results.read_text(encoding="utf-8").split("\n## ")
    kept = [each for each in before if not each.startswith(f"{HEADING}\n")]
    text = "\n## ".join(each.rstrip("\n") + "\n" for each in kept) + section
    results.write_text(text, encoding="utf-8")
    print(f"{results.relative_to(ROOT)} has the section")


if __name__ == "__main__":
    main()
