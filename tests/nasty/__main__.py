"""`python -m tests.nasty`: build all third-party documents and print what became of them."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.corpus.shared import absent
from tests.nasty.documents import documents
from tests.nasty.suite import Effort, Row, check_all

# Of the valid documents so much has to generate.
SHARE = 0.97


def main() -> int:
    """Run the suite; 0 if each document became what it should."""
    options = _options()
    missing = absent("nasty")
    if missing:
        print(missing)
        return 1
    chosen = documents(options.every, options.start, options.only)
    effort = Effort(jobs=options.jobs, mypy=options.mypy, pyright=options.pyright)
    with tempfile.TemporaryDirectory(prefix="nasty-") as made:
        work = Path(options.work or made)
        rows = check_all(chosen, work, effort, lambda text: print(text, flush=True))
    _show(rows)
    found = summary(rows)
    if options.summary:
        text = json.dumps(found, indent=2, ensure_ascii=False)
        Path(options.summary).write_text(f"{text}\n", encoding="utf-8")
    return 0 if is_good(found) else 1


def is_good(found: Mapping[str, Any]) -> bool:
    """Whether the promises are kept: no failure, and nearly all valid ones generate."""
    failed = [each for each in found["rows"] if each["outcome"] != "disagreed"]
    return not failed and found["valid_generated"] >= SHARE * found["valid"]


def summary(rows: Sequence[Row]) -> dict[str, Any]:
    """Return what programs want to know."""
    valid = [row for row in rows if row.valid]
    return {
        "suite": "nasty",
        "total": len(rows),
        "passed": sum(row.wanted for row in rows),
        "counts": dict(Counter(row.outcome for row in rows).most_common()),
        "valid": len(valid),
        "valid_generated": sum(row.outcome == "generated" for row in valid),
        "rows": [
            {"name": row.document.name, "outcome": row.outcome, "why": row.why}
            for row in rows
            if not row.wanted
        ],
    }


def _show(rows: Sequence[Row]) -> None:
    for row in rows:
        if not row.wanted:
            print(f"{row.outcome:9} {row.document.name}\n          {row.why}")
    found = summary(rows)
    slowest = max(rows, key=lambda row: row.seconds)
    print()
    for outcome, count in Counter(row.outcome for row in rows).most_common():
        print(f"{count:6}  {outcome}")
    print(f"{found['passed']:6}  of {found['total']} as they should be")
    print(f"{found['valid_generated']:6}  of {found['valid']} valid ones generate")
    print(f"slowest: {slowest.document.name}, {slowest.seconds:.1f} s")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.nasty", description=__doc__)
    parser.add_argument("--summary", help="write a summary for programs here")
    parser.add_argument("--every", type=int, default=1, help="only each so manieth")
    parser.add_argument("--start", type=int, default=0, help="beginning with this one")
    parser.add_argument("--only", default="", help="only names that hold this")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time")
    parser.add_argument("--work", help="keep what is made in this folder")
    parser.add_argument(
        "--no-mypy", dest="mypy", action="store_false", help="leave types unchecked"
    )
    parser.add_argument(
        "--pyright", type=int, default=20, help="check each so manieth; 0 for none"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
