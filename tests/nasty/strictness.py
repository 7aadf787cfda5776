"""`python -m tests.nasty.strictness`: what the specification's authors and its validator refuse.

The structure validation of every build, at its strictest, must refuse all of it, and take
what the authors take.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sdkwright.diagnostics import Report, Severity
from sdkwright.read.load import load
from sdkwright.read.validate.structure import Strictness
from sdkwright.source import Source

from tests.corpus.shared import absent
from tests.nasty.documents import Document, documents

Row = dict[str, str]

# What the validator refuses and we do not, and why.
SLIPS = {
    "3_0/schema-unalias-test.yml": "a date is text for us, as YAML 1.2 has it",
    "schemas/enums/spec.yaml": "a repeated value of an enum does no harm",
    "specs/3.1.x/validators.yaml": "a default is compared with the type alone",
    "v2-converter/src/test/resources/issue-21.json": "`type: file` is 2.0's for files",
    "resources/issue_2125.yaml": "null is the default of what may be left out",
    "schemas-default-value/defaultNull.yaml": "null is the default of what may be left out",
    "pass/json_schema_dialect.yaml": "the authors take it",
}
# What the authors take and we do not, and why.
DISAGREED = {
    "reference-remote": "nothing is read from the network unasked",
    "reference-not-found": "a link with an operation nobody declared",
    "path-parameter-undeclared": "their own slip",
}


def authors(validator_result: str) -> tuple[Document, ...]:
    """The authors' own documents, `pass` or `fail`."""
    return tuple(
        each
        for each in documents()
        if each.name.startswith("oas-spec")
        and f"/schema/{validator_result}/" in each.name
    )


def invalid() -> tuple[Document, ...]:
    """What openapi-spec-validator refuses, or what is no document at all."""
    wrong = ("invalid", "not a mapping")
    return tuple(each for each in documents() if each.said.startswith(wrong))


def errors(document: Document, strictness: Strictness) -> list[str]:
    """Return the codes of what is wrong with a document."""
    report = Report()
    load(Source(path=document.path), report, strictness=strictness)
    return [each.code for each in report if each.severity is Severity.ERROR]


def taken(chosen: Iterable[Document]) -> Iterator[Row]:
    """Yield what is taken and should have been refused."""
    for each in chosen:
        if not errors(each, Strictness.STRICT):
            why = [why for end, why in SLIPS.items() if each.name.endswith(end)]
            yield _row(each, "taken", why)


def refused(chosen: Iterable[Document]) -> Iterator[Row]:
    """Yield what is refused and should have been taken."""
    for each in chosen:
        codes = errors(each, Strictness.NORMAL)
        if codes:
            unknown = [code for code in codes if code not in DISAGREED]
            why = [] if unknown else [DISAGREED[code] for code in codes]
            yield _row(each, f"refused: {codes[0]}", why)


def _row(document: Document, outcome: str, why: list[str]) -> Row:
    return {"name": document.name, "outcome": outcome, "why": why[0] if why else ""}


PARTS: dict[
    str, tuple[Callable[[], tuple[Document, ...]], Callable[..., Iterator[Row]]]
] = {
    "the authors refuse": (lambda: authors("fail"), taken),
    "the authors take": (lambda: authors("pass"), refused),
    "openapi-spec-validator refuses": (invalid, taken),
}


def main() -> int:
    """Print where we differ; 0 if each difference has a reason."""
    parser = argparse.ArgumentParser(prog="python -m tests.nasty.strictness")
    parser.add_argument("--summary", help="write a summary for programs here")
    options = parser.parse_args()
    if absent("nasty"):
        print(absent("nasty"))
        return 1
    rows: list[Row] = []
    counts: dict[str, int] = {}
    for name, (which, compare) in PARTS.items():
        chosen = which()
        found = list(compare(chosen))
        counts[name] = len(chosen)
        rows += found
        print(f"{name}: {len(chosen)}, of which we differ on {len(found)}")
        for row in found:
            print(f"  {row['name']}: {row['outcome']}; {row['why'] or 'NO REASON'}")
    total = sum(counts.values())
    summary: dict[str, Any] = {
        "suite": "strictness",
        "total": total,
        "passed": total - len(rows),
        "counts": counts,
        "rows": rows,
    }
    if options.summary:
        Path(options.summary).write_text(json.dumps(summary, indent=2), "utf-8")
    return 0 if all(row["why"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
