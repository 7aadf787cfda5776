"""`python -m tests.corpus`: prove all real documents, run the other suites, write the report.

    python -m tests.corpus [NAME ...] [--kept] [--no-suites]

Names are those of documents: the rest of the table comes from the last run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.corpus import moves, surfaces
from tests.corpus.documents import Document, documents
from tests.corpus.proof import WORK, Proof, kept, prove
from tests.corpus.report import Suite, report, table
from tests.corpus.shared import ROOT, SHARED, absent

REPORT: Final = Path(__file__).parent / "REPORT.md"
_SUITES: Final = (
    (
        "conformance",
        "Conformance",
        "Scenarios of another project, each with its own mock server, in both modes.",
    ),
    (
        "nasty",
        "Nasty documents",
        "Third-party documents, half of them broken: each becomes a sound package or an error.",
    ),
    (
        "security",
        "Hostile documents",
        "Attacks on the generator and on those who use what it makes: none gets anywhere.",
    ),
)


def main() -> int:
    """Prove what is asked for; 0 if the whole table is as it should be."""
    options = _options()
    if missing := absent("corpus"):
        print(missing)
        return 1
    every = documents()
    asked = [each for each in every if each.name in options.names or not options.names]
    for each in () if options.kept else asked:
        print(f"{each.name} …", flush=True)
        prove(each)
    suites: list[int] = []
    if not options.kept and not options.no_suites:
        suites = [_run(name) for name, _, _ in _SUITES]
    proofs = {each.name: found for each in every if (found := kept(each)) is not None}
    _write(every, proofs)
    return 0 if _whole(every, proofs) and not any(suites) else 1


def _write(every: Sequence[Document], proofs: Mapping[str, Proof]) -> None:
    suites = [
        Suite(title=title, about=about, summary=_summary(name))
        for name, title, about in _SUITES
    ]
    when = f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC"
    text = report(every, proofs, suites, when, _surfaces())
    # Messages name files; where the inputs lie on this machine says nothing to a reader.
    REPORT.write_text(text.replace(f"{SHARED}/", ""), encoding="utf-8")
    print(table(list(proofs.values()), {each.name: each.version for each in every}))
    print(f"\nThe whole report: {REPORT.relative_to(ROOT)}")


def _surfaces() -> str:
    """Return the section on published packages, if their surfaces are there."""
    if absent("switching"):
        return ""
    every = surfaces.projects()
    agreements = surfaces.table([surfaces.agreement(each) for each in every])
    return f"{agreements}\n{moves.table([moves.moved(each) for each in every])}"


def _whole(every: Sequence[Document], proofs: Mapping[str, Proof]) -> bool:
    clean = all(
        each.name in proofs and proofs[each.name].static.clean for each in every
    )
    calls = [each.called for each in proofs.values() if each.called is not None]
    operations = sum(each.operations for each in calls)
    failures = sum(len(each.failures) for each in calls)
    return clean and failures <= operations / 100


def _run(name: str) -> int:
    """Run another suite, where there is one, and return its exit code."""
    if (ROOT / "tests" / name / "__main__.py").exists():
        program = (sys.executable, "-m", f"tests.{name}")
        command = [*program, "--summary", str(_kept_at(name))]
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    return 0


def _summary(name: str) -> Mapping[str, Any] | None:
    path = _kept_at(name)
    found: Mapping[str, Any] | None = None
    if path.exists():
        found = json.loads(path.read_text(encoding="utf-8"))
    return found


def _kept_at(name: str) -> Path:
    return WORK / f"suite-{name}.json"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("names", nargs="*", help="documents to prove; all without any")
    parser.add_argument(
        "--kept", action="store_true", help="only write what the last runs found"
    )
    parser.add_argument(
        "--no-suites", action="store_true", help="leave the other suites alone"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
