"""`python -m tests.conformance [--summary FILE] [--only TEXT]`: all scenarios, both modes."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.conformance.known import KNOWN
from tests.conformance.plans import scenarios
from tests.conformance.suite import missing, run


def main() -> int:
    """Run the scenarios; print what fails, and how many pass."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance")
    parser.add_argument("--summary", type=Path, help="write the result as JSON")
    parser.add_argument("--only", default="", help="scenarios whose name has this text")
    parser.add_argument("--folder", type=Path, help="where to keep what is built")
    given = parser.parse_args()
    if reason := missing():
        print(reason, file=sys.stderr)
        return 2
    wanted = [each for each in scenarios() if given.only in each.name]
    with tempfile.TemporaryDirectory() as folder:
        rows = run(wanted, given.folder or Path(folder))
    failed = [each for each in rows if each.why]
    for each in failed:
        print(f"{each.name}: {KNOWN.get(each.name) or each.why}")
    passed = len(rows) - len(failed)
    print(f"{passed} of {len(rows)} pass")
    if given.summary is not None:
        summary = {
            "suite": "conformance",
            "total": len(rows),
            "passed": passed,
            "rows": [
                {
                    "name": each.name,
                    "outcome": "explained" if each.name in KNOWN else "failed",
                    "why": KNOWN.get(each.name) or each.why,
                }
                for each in failed
            ],
            "counts": {
                "passed": passed,
                "explained": sum(each.name in KNOWN for each in failed),
                "failed": sum(each.name not in KNOWN for each in failed),
            },
        }
        given.summary.write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    return int(any(each.name not in KNOWN for each in failed))


if __name__ == "__main__":
    sys.exit(main())
