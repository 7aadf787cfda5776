"""`python -m tests.security`: all attacks, and what became of each."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.corpus.shared import absent
from tests.security.hostile import FOLDER, Row, checked


def main() -> int:
    """Run all; 0 if each ended as it should."""
    parser = argparse.ArgumentParser(prog="python -m tests.security")
    parser.add_argument("--summary", help="write a summary for programs here")
    parser.add_argument("--every", type=int, default=1, help="only each so manieth")
    parser.add_argument("--only", default="", help="only names that hold this")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time")
    options = parser.parse_args()
    if absent("hostile"):
        print(absent("hostile"))
        return 1
    entries = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    chosen = [each for each in entries if options.only in each["file"]]
    rows: list[Row] = []
    for row in checked(chosen[:: options.every], options.jobs):
        rows.append(row)
        if not row["as_expected"]:
            print(f"{row['verdict']:8} {row['file']}: {why(row)}", flush=True)
    found = summary(rows)
    for validator_result, count in found["counts"].items():
        print(f"{count:6}  {validator_result}")
    print(f"{found['passed']:6}  of {found['total']} as expected")
    if options.summary:
        Path(options.summary).write_text(json.dumps(found, indent=2), encoding="utf-8")
    return 0 if found["passed"] == found["total"] else 1


def why(row: Row) -> str:
    """Say what is wrong with a row."""
    text = "; ".join(row["why"] or row["bad"]) or row["message"]
    return f"expected {row['expect']}; {text}"[:400]


def summary(rows: list[Row]) -> dict[str, Any]:
    """Return what programs want to know."""
    return {
        "suite": "hostile",
        "total": len(rows),
        "passed": sum(row["as_expected"] for row in rows),
        "counts": dict(Counter(row["verdict"] for row in rows).most_common()),
        "rows": [
            {"name": row["file"], "outcome": row["verdict"], "why": why(row)}
            for row in rows
            if not row["as_expected"]
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
