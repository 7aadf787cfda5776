"""Builds fuzzed documents in this process; prints those that end as a bug of ours."""

from __future__ import annotations

import io
import json
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from sdkwright.cli.main import run

from tests.corpus.fuzz import document

REFUSED = 1


def failures(numbers: range) -> tuple[list[str], int]:
    """Return what went wrong, and how many documents were built."""
    found: list[str] = []
    built = 0
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        for number in numbers:
            source = folder / f"d{number}.json"
            source.write_text(json.dumps(document(number)))
            out = folder / f"o{number}"
            said = io.StringIO()
            with redirect_stdout(said), redirect_stderr(said):
                code = run(
                    ["build", str(source), "--out", str(out), "--package", "fuzzed"]
                )
            built += code == 0
            if code not in (0, REFUSED):
                found.append(f"document {number}: exit {code}\n{said.getvalue()}")
            shutil.rmtree(out, ignore_errors=True)
    finally:
        shutil.rmtree(folder)
    return found, built


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:])
    wrong, good = failures(range(first, last))
    print("\n".join(wrong))
    print(f"{good} of {last - first} built, {len(wrong)} wrong")
