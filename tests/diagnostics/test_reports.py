"""Bad specifications, each with the exact report beside it.

A specification is a file, or a folder with an entry and its siblings; the report has the
same name and ends in `.txt`. `pytest --update` writes the reports anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkwright import code_frame
from sdkwright.diagnostics import Report
from sdkwright.read.load import load
from sdkwright.source import Source

FOLDER = Path(__file__).parent
CASES = sorted(
    path
    for path in FOLDER.iterdir()
    if path.suffix in {".yaml", ".json"} or (path / "openapi.yaml").exists()
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_report(path: Path, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    report = Report()
    load(Source(path=Path(path.name)), report)
    text = code_frame.render_text(report)
    text += f"{code_frame.summary(report) or 'nothing to report'}\n"
    expected = path.with_suffix(".txt")
    if update:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_every_report_has_its_specification() -> None:
    stems = {path.stem for path in CASES}
    assert {path.stem for path in FOLDER.glob("*.txt")} == stems
