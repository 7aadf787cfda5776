"""Builds fuzzed documents in this process; prints those that end as a bug of ours."""

from __future__ import annotations

import io
import json
import shutil
import signal
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from sdkwright.cli.main import run

from tests.corpus.fuzz import document

REFUSED = 1
# Far more CPU time, in seconds, than any of them needs.
_PATIENCE = 60


def _too_long(*_: object) -> None:
    raise TimeoutError("The build of this document does not end.")


def failures(numbers: range) -> tuple[list[str], int]:
    """Return what went wrong, and how many documents were built."""
    found: list[str] = []
    built = 0
    signal.signal(signal.SIGPROF, _too_long)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        for number in numbers:
            source = folder / f"d{number}.json"
            source.write_text(json.dumps(document(number)))
            out = folder / f"o{number}"
            said = io.StringIO()
            signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
            with redirect_stdout(said), redirect_stderr(said):
                code = run(
                    ["build", str(source), "--out", str(out), "--package", "fuzzed"]
                )
            built += code == 0
            if code not in (0, REFUSED):
                found.append(f"document {number}: exit {code}\n{said.getvalue()}")
            shutil.rmtree(out, ignore_errors=True)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        shutil.rmtree(folder)
    return found, built


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:])
    wrong, good = failures(range(first, last))
    print("\n".join(wrong))
    print(f"{good} of {last - first} built, {len(wrong)} wrong")
