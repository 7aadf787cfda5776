"""How long builds take, from nothing, unchanged, and after a change; `make bench`.

Documents may be named as arguments; otherwise it is those of this project. Each build is a
process of its own, as a person would start it. Times are seconds of this machine: compare
them with each other, not with those of another.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
COLUMNS = ("document", "MB", "files", "cold", "same", "edited", "import", "peak MB")

_IMPORT = (
    "import time; t = time.perf_counter(); import pkg; print(time.perf_counter() - t)"
)


def main() -> None:
    """Print a table with one row for each document."""
    documents = [Path(each) for each in sys.argv[1:]] or sorted(
        ROOT.glob("specs/*.yaml")
    )
    print("".join(f"{each:>12}" for each in COLUMNS))
    for document in documents:
        with tempfile.TemporaryDirectory() as folder:
            print("".join(f"{each:>12}" for each in measure(document, Path(folder))))


def measure(document: Path, folder: Path) -> tuple[str, ...]:
    """Return the row of a document."""
    copy = Path(shutil.copy(document, folder / f"document{document.suffix}"))
    out = folder / "out"
    cold, peak = build(copy, out)
    same, _ = build(copy, out)
    # The same document in another file: everything is read and planned again.
    copy.write_bytes(copy.read_bytes() + b"\n")
    edited, _ = build(copy, out)
    imported = subprocess.run(
        [sys.executable, "-c", _IMPORT],
        cwd=out,
        capture_output=True,
        text=True,
        check=True,
    )
    return (
        document.parent.name if document.stem == "openapi" else document.stem,
        f"{copy.stat().st_size / 1e6:.2f}",
        str(sum(path.is_file() for path in out.rglob("*.py"))),
        f"{cold:.2f}",
        f"{same:.2f}",
        f"{edited:.2f}",
        f"{float(imported.stdout):.3f}",
        f"{peak / 1024:.0f}",
    )


def build(document: Path, out: Path) -> tuple[float, int]:
    """Build a package; return the seconds it took, and the most memory in kilobytes."""
    command = [sys.executable, "-m", "generator.cli", "build", str(document)]
    start = time.perf_counter()
    child = subprocess.Popen(
        [*command, "--out", str(out), "--package", "pkg"],
        cwd=ROOT,
        env={**os.environ, "SDKWRIGHT_TRACEBACK": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, errors = child.communicate()
    seconds = time.perf_counter() - start
    if child.returncode:
        sys.exit(errors.decode())
    import resource

    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


if __name__ == "__main__":
    main()
