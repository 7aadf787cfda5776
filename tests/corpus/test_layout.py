"""Real specifications: everything that is laid out here is as black would write it."""

from __future__ import annotations

import difflib
import json
from collections import defaultdict
from pathlib import Path

import black
import pytest
from black.mode import TargetVersion
from sdkwright import pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.emit.code import Unit
from sdkwright.emit.format import is_python
from sdkwright.emit.render import Renderer
from sdkwright.source import source_of
from sdkwright.up_to_date import templates

from tests.corpus.shared import SHARED, needs

CORPUS = SHARED / "corpus"
pytestmark = [pytest.mark.corpus, needs("corpus")]


def entries() -> list[str]:
    """Return the main documents, relative to the corpus."""
    index = CORPUS / "index.json"
    if not index.exists():
        return []
    return [each["entry"] for each in json.loads(index.read_bytes())]


@pytest.mark.parametrize("entry", entries())
def test_black_changes_nothing(entry: str) -> None:
    own = ApiConfig(name="pkg", source=source_of(str(CORPUS / entry)))
    config = Config(
        out=Path("out"), distribution="pkg", package="pkg", apis=(own,), flat=True
    )
    reports = defaultdict[str, Report](Report)
    package = pipeline.generate(config, {}, {}, reports, lambda *_: None)
    assert package is not None
    renderer = Renderer(templates())
    modules = [
        unit
        for unit in package.units
        if isinstance(unit, Unit) and is_python(unit.path)
    ]
    assert all(unit.laid_out for unit in modules)
    for unit in modules:
        text = renderer.render(unit)
        mode = black.Mode(
            target_versions={TargetVersion.PY311},
            is_pyi=unit.path.endswith(".pyi"),
        )
        wanted = black.format_str(text, mode=mode)
        lines = difflib.unified_diff(
            text.split("\n"), wanted.split("\n"), unit.path, "black", lineterm=""
        )
        assert text == wanted, "\n".join(lines)
