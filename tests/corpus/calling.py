"""A package called: every operation in both modes, its requests checked by others."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.corpus.documents import Document
from tests.corpus.request_checks import checked
from tests.corpus.running import run
from tests.corpus.shared import ROOT

MODES = ("sync", "async")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An operation that did not do what its document says.

    Attributes:
        modes: In which modes.
        reasons: What went wrong: the case and the reason, each once.
    """

    method: str
    path: str
    modes: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What came of calling all operations.

    Attributes:
        operations: How many were to be called.
        calls: How many calls were made, in both modes together.
        requests: How many requests the independent checker saw.
        unread: How many of them it cannot read, by why.
        failures: The operations that failed.
        seconds: How long it took.
        notes: What could not be tried, in words, with how often.
    """

    operations: int
    calls: int
    requests: int
    unread: Mapping[str, int]
    failures: tuple[Failure, ...]
    seconds: float
    notes: Mapping[str, int] = field(default_factory=dict)

    def passed(self, mode: str) -> int:
        """How many operations passed in a mode."""
        return self.operations - sum(mode in each.modes for each in self.failures)


def call(
    document: Document, folder: Path, *, rounds: int = 4, seconds: float = 1_500
) -> Called:
    """Call every operation of the package that was built into a folder."""
    results = folder.with_name(f"{folder.name}.calls")
    results.unlink(missing_ok=True)
    where = (document.path, document.version, folder, document.package, results)
    worker = (sys.executable, "-m", "tests.corpus.calls.worker")
    ended = run(
        (*worker, *where, "--rounds", str(rounds)),
        cwd=ROOT,
        seconds=seconds,
        env={"PYTHONPATH": str(ROOT / "generator")},
    )
    if ended.code != 0:
        raise RuntimeError(f"the calls ended with {ended.code}: {ended.text[-2_000:]}")
    rows = [json.loads(each) for each in results.read_text("utf-8").splitlines()]
    validator_result = checked(document, results)
    for method, path, case, reason in validator_result.refused:
        row = next(e for e in rows if (e["method"], e["path"]) == (method, path))
        row["failures"].append((case, "both", f"the checker: {reason}"))
    notes: dict[str, int] = {}
    for note in (each for row in rows for each in row["notes"]):
        notes[note[:120]] = notes.get(note[:120], 0) + 1
    return Called(
        operations=len(rows),
        calls=sum(row["calls"] for row in rows),
        requests=validator_result.requests,
        unread=dict(validator_result.unread),
        failures=tuple(made for row in rows if (made := _failure(row)) is not None),
        seconds=ended.seconds,
        notes=notes,
    )


def _failure(row: Mapping[str, Any]) -> Failure | None:
    found: list[tuple[str, str, str]] = [tuple(each) for each in row["failures"]]
    if not row["calls"] and not found:
        found = [("", "both", "; ".join(row["notes"]) or "never called")]
    if not found:
        return None
    wrong = {mode for _, mode, _ in found}
    everywhere = not wrong <= set(MODES)
    reasons = dict.fromkeys(f"{case}: {reason}" for case, _, reason in found)
    return Failure(
        method=row["method"],
        path=row["path"],
        modes=tuple(each for each in MODES if everywhere or each in wrong),
        reasons=tuple(reasons)[:6],
    )
