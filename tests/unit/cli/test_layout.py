"""What claims to be laid out by black's rules is what black makes of it."""

from __future__ import annotations

import difflib
from pathlib import Path

import black
import pytest
from sdkwright import config as configuration, pipeline
from sdkwright.diagnostics import Report
from sdkwright.emit.code import Package, Unit
from sdkwright.emit.format import Draft, format_all, is_python
from sdkwright.emit.render import Renderer
from sdkwright.up_to_date import templates

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def package() -> Package:
    """Our own package, planned."""
    config = configuration.load(ROOT / "pyproject.toml", Report())
    assert config is not None
    reports = {each.name: Report() for each in config.apis}
    found = pipeline.generate(config, {}, {}, reports, lambda *_: None)
    assert found is not None
    return found


def test_the_layout_is_blacks(package: Package) -> None:
    renderer = Renderer(templates())
    drafts = [
        Draft(path=unit.path, text=renderer.render(unit), laid_out=unit.laid_out)
        for unit in package.units
        if isinstance(unit, Unit) and is_python(unit.path)
    ]
    assert sum(draft.laid_out for draft in drafts) > len(drafts) / 2
    for draft, made in zip(drafts, format_all(drafts), strict=True):
        mode = black.Mode(
            target_versions={black.TargetVersion.PY311},
            is_pyi=draft.path.endswith(".pyi"),
        )
        wanted = black.format_str(draft.text, mode=mode)
        lines = difflib.unified_diff(
            made.text.split("\n"), wanted.split("\n"), draft.path, "black", lineterm=""
        )
        assert made.text == wanted, "\n".join(lines)
