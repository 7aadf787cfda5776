"""Bad specifications, each with the exact report beside it.

A specification is a file, or a folder with an entry and its siblings; the report has the
same name and ends in `.txt`. Notes and warnings of codes that it does not list are ignored,
so that a new one breaks no report; "nothing to report" allows none at all. `pytest --update`
writes the reports anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sdkwright import code_frame
from sdkwright.diagnostics import Report, Severity
from sdkwright.read.load import load
from sdkwright.source import Source

FOLDER = Path(__file__).parent
CASES = sorted(
    path
    for path in FOLDER.iterdir()
    if path.suffix in {".yaml", ".json"} or (path / "openapi.yaml").exists()
)


def keep_listed(report: Report, expected: str) -> None:
    """Leave the errors in a report, and the findings whose codes are expected."""
    listed = set(re.findall(r"^(?:error|warning|note)\[(\S+)\]", expected, re.MULTILINE))
    report.diagnostics[:] = [
        each
        for each in report
        if not listed or each.severity is Severity.ERROR or each.code in listed
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_report(path: Path, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    report = Report()
    load(Source(path=Path(path.name)), report)
    expected = path.with_suffix(".txt")
    keep_listed(report, expected.read_text() if expected.exists() else "")
    text = code_frame.render_text(report)
    text += f"{code_frame.summary(report) or 'nothing to report'}\n"
    if update:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_every_report_has_its_specification() -> None:
    stems = {path.stem for path in CASES}
    assert {path.stem for path in FOLDER.glob("*.txt")} == stems
